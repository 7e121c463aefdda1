import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startPostgres, type PostgresServer } from '../../../scripts/lib/postgres.ts';
import { readyForPlaces } from '../place.ts';
import { ballotOf, call, cast, countsOf, openScene, type Answer, type Scene } from '../support.ts';

let server: PostgresServer;
let scene: Scene;

before(async () => {
  server = await startPostgres();
  await readyForPlaces(server.url('postgres'));
  scene = await openScene(undefined, undefined, server.url('postgres'));
});
after(async () => {
  await scene.close();
  await server.remove();
});

test('the database dies among many casts and comes back: what was acknowledged is there, and everybody gets a receipt', async () => {
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  const election = await scene.election(first.id);
  const voters = await Promise.all(Array.from({ length: 12 }, (_, index) => scene.voter('liege', index)));
  const send = await Promise.all(
    voters.map(async (voter) => {
      const cookie = await scene.signIn(voter);
      const { ballot } = ballotOf(scene, election, voter);
      return (): Promise<Answer> => cast(scene, election.uuid, cookie, ballot);
    }),
  );

  const casting = send.map((again) => again());
  await Promise.race(casting);
  await server.stop('immediate');
  const answers = await Promise.all(casting);
  for (const { status, code } of answers) {
    assert.ok(status === 201 || (status === 503 && code === 'service-unavailable'), `${status}`);
  }
  assert.ok(answers.some(({ status }) => status === 201));
  const refused = await send[0]?.();
  assert.deepEqual([refused?.status, refused?.code], [503, 'service-unavailable']);
  assert.equal((await scene.app.inject('/health/ready')).statusCode, 503);
  assert.equal((await call(scene, 'GET', '/consultations')).status, 503);

  await server.start();
  const tracker = ({ body }: Answer): unknown =>
    typeof body === 'object' && body !== null && 'tracker' in body ? body.tracker : undefined;
  for (const [index, again] of send.entries()) {
    let answer = await again();
    // A connection that broke unseen is found out by using it.
    for (let tries = 0; answer.status === 503 && tries < 20; tries += 1) answer = await again();
    const before = answers[index];
    if (before?.status === 201) {
      assert.equal(answer.status, 200, 'an acknowledged ballot was recorded');
      assert.equal(tracker(answer), tracker(before));
    } else {
      assert.ok(answer.status === 200 || answer.status === 201);
    }
  }
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: 12, signatures: 12 });
});
