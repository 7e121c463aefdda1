import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { countElection } from './count.ts';
import { ballotOf, cast, openScene, type Scene } from './support.ts';

let scene: Scene;
let uuid: string;
before(async () => {
  scene = await openScene();
  ({ uuid } = await scene.election('liege'));
});
after(() => scene.close());

/** Asks as whoever keeps an answer under a tag does. */
const ask = (what: 'urn' | 'archive', tag?: unknown) =>
  scene.app.inject({
    url: `/api/v1/elections/${uuid}/${what}`,
    headers: typeof tag === 'string' ? { 'if-none-match': tag } : {},
  });

async function vote(index: number): Promise<string> {
  const voter = await scene.voter('liege', index);
  const { ballot, tracker } = ballotOf(scene, await scene.election('liege'), voter);
  assert.equal((await cast(scene, uuid, await scene.signIn(voter), ballot)).status, 201);
  return tracker;
}

test('an urn is read once for all who ask, whoever has it is told so, and a new ballot is seen at once', async () => {
  const first = await vote(0);
  const reads = mock.method(scene.served.store.urn, 'trackers').mock;
  const answer = await ask('urn');
  assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [200, 'no-cache']);
  assert.deepEqual(Reflect.get(Object(answer.json()), 'trackers'), [first]);
  const { etag } = answer.headers;
  assert.equal(etag, `"${String(Reflect.get(Object(answer.json()), 'digest'))}"`);
  assert.equal((await ask('urn')).body, answer.body);
  const known = await ask('urn', `"other", W/${etag}`);
  assert.deepEqual([known.statusCode, known.body, known.headers.etag], [304, '', etag]);
  assert.equal((await ask('urn', '"other"')).statusCode, 200);
  assert.equal(reads.callCount(), 1);

  const second = await vote(1);
  const changed = await ask('urn', etag);
  assert.equal(changed.statusCode, 200);
  assert.deepEqual(Reflect.get(Object(changed.json()), 'trackers'), [first, second].toSorted());
  assert.notEqual(changed.headers.etag, etag);
  assert.equal(reads.callCount(), 2);
});

test('an archive is made once for all who ask, and anew after the count', async () => {
  assert.equal((await ask('archive', '*')).statusCode, 409);
  must(await closeConsultation(scene.data, scene.staged.definition.id, { reason: 'test' }));
  const reads = mock.method(scene.served.store.urn, 'ballots').mock;
  const [answer, beside] = await Promise.all([ask('archive'), ask('archive')]);
  const { etag } = answer.headers;
  assert.deepEqual([answer.statusCode, beside.headers.etag], [200, etag]);
  assert.equal((await ask('archive', etag)).statusCode, 304);
  assert.equal(reads.callCount(), 1);

  await countElection(scene, uuid);
  const counted = await ask('archive', etag);
  assert.equal(counted.statusCode, 200);
  const run = await scene.data.store.runs.find(uuid);
  assert.ok(run?.state === 'counted');
  assert.ok(counted.rawPayload.equals(await archiveOf(scene.data.store, run)));
});
