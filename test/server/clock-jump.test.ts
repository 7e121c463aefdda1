import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { verifyAudit } from '../../packages/server/src/office/audit.ts';
import { pauseConsultation, resumeConsultation } from '../../packages/server/src/office/pause.ts';
import { ballotOf, cast, countsOf, openScene, start } from './support.ts';

const day = 24 * 60;

test('when the server’s clock jumps every answer is definite, and nothing that was recorded changes', async () => {
  const scene = await openScene();
  const election = await scene.election('liege');
  const { uuid } = election;
  const voter = await scene.voter('liege');
  const { ballot } = ballotOf(scene, election, voter);
  const cookie = await scene.signIn(voter);

  scene.now = minutesAfter(start, -day);
  assert.equal((await cast(scene, uuid, cookie, ballot)).code, 'election-not-open', 'a day back');
  scene.now = minutesAfter(start, day);
  assert.equal((await cast(scene, uuid, cookie, ballot)).code, 'session-expired', 'a day ahead');
  assert.deepEqual(await countsOf(scene, uuid), { ballots: 0, signatures: 0 });

  scene.now = start;
  const again = await scene.signIn(voter);
  const first = await cast(scene, uuid, again, ballot);
  assert.equal(first.status, 201, 'once it is right again');

  scene.now = minutesAfter(start, -30);
  const repeated = await cast(scene, uuid, again, ballot);
  assert.deepEqual([repeated.status, repeated.body], [200, first.body], 'the receipt with its own time');
  const other = await cast(scene, uuid, again, ballotOf(scene, election, voter, [1]).ballot);
  assert.equal(other.code, 'already-voted');
  assert.deepEqual(await countsOf(scene, uuid), { ballots: 1, signatures: 1 });
  await scene.close();
});

test('the office’s acts make one chain whatever the clock says', async () => {
  const scene = await openScene();
  const { data, staged } = scene;
  const { id } = staged.definition;
  assert.ok((await pauseConsultation(data, id, { reason: 'the clock is wrong' })).ok);
  scene.now = minutesAfter(start, -30);
  assert.ok((await resumeConsultation(data, id, { reason: 'it is right' })).ok);
  const report = verifyAudit(await data.store.audit.all());
  assert.deepEqual(report.problems, []);
  await scene.close();
});
