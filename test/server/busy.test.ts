import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBallotPool } from '../../packages/protocol/src/node.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { queuedChecks, type BallotChecks } from '../../packages/server/src/voting/ballot-checks.ts';
import { absentProvider } from './absent-provider.ts';
import { ballotOf, call, cast, countsOf, openScene, type Scene } from './support.ts';

let scene: Scene;
let checks: BallotChecks;
/** Milliseconds on the queue's own clock. */
let now = 0;
/** Lets go of what the threads have found out already. */
const held: (() => void)[] = [];
let onHeld = (): void => undefined;

before(async () => {
  const opened = await openScene();
  const pool = openBallotPool(1);
  checks = queuedChecks({
    time: () => now,
    openThreads: () => ({
      async check(election, ballot) {
        const verdict = await pool.check(election, ballot);
        await new Promise<void>((resolve) => {
          held.push(resolve);
          onHeld();
        });
        return verdict;
      },
      close: () => pool.close(),
    }),
  });
  const publicOrigin = 'http://localhost:8080';
  const app = await createApp(
    {
      ...opened.data,
      ballotChecks: checks,
      signIn: absentProvider(publicOrigin),
      sessionLimits,
      publicOrigin,
    },
    false,
  );
  await opened.app.close();
  scene = { ...opened, app };
});
after(async () => {
  await checks.close();
  await scene.close();
});

const untilHeld = (): Promise<void> =>
  new Promise((resolve) => {
    onHeld = resolve;
    if (held.length > 0) resolve();
  });

test('while ballots queue, everything else is answered; who would wait too long is told at once, and records later', async () => {
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  const election = await scene.election(first.id);
  const voters = await Promise.all([0, 1, 2].map((index) => scene.voter('liege', index)));
  const [one, two, three] = await Promise.all(
    voters.map(async (voter) => {
      const cookie = await scene.signIn(voter);
      const { ballot } = ballotOf(scene, election, voter);
      return { cookie, send: () => cast(scene, election.uuid, cookie, ballot) };
    }),
  );
  assert.ok(one !== undefined && two !== undefined && three !== undefined);

  const slow = one.send();
  await untilHeld();
  now += 100_000;
  held.shift()?.();
  assert.equal((await slow).status, 201);

  const waiting = two.send();
  await untilHeld();
  assert.equal((await call(scene, 'GET', '/session', { cookie: three.cookie })).status, 200);
  const response = await scene.app.inject({
    method: 'POST',
    url: `/api/v1/elections/${election.uuid}/ballots`,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: three.cookie },
    payload: JSON.stringify({ ballot: 'any' }),
  });
  assert.equal(response.statusCode, 503);
  assert.match(String(response.headers['retry-after']), /^[1-9]\d*$/);
  const refused = await three.send();
  assert.deepEqual([refused.status, refused.code], [503, 'busy']);
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: 1, signatures: 1 });

  held.shift()?.();
  assert.equal((await waiting).status, 201);
  const later = three.send();
  await untilHeld();
  held.shift()?.();
  assert.equal((await later).status, 201);
  assert.deepEqual(await countsOf(scene, election.uuid), { ballots: 3, signatures: 3 });
});
