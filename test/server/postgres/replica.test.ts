import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from '../../../packages/server/src/http/app.ts';
import { openDataFolder, redirectUriOf, sessionLimits } from '../../../packages/server/src/server.ts';
import { openIdSignIn } from '../../../packages/server/src/sign-in/openid-connect.ts';
import { psql, startPostgres, startReplica, type PostgresServer } from '../../../scripts/lib/postgres.ts';
import { readyForPlaces } from '../place.ts';
import { ballotOf, cast, countsOf, openScene, type Answer, type Scene } from '../support.ts';

let primary: PostgresServer;
let replica: PostgresServer;
let scene: Scene;

before(async () => {
  primary = await startPostgres();
  await readyForPlaces(primary.url('postgres'));
  replica = await startReplica(primary);
  psql(primary.url('postgres'), `alter system set synchronous_standby_names = '*'`);
  psql(primary.url('postgres'), 'select pg_reload_conf()');
  const state = (): string => psql(primary.url('postgres'), 'select sync_state from pg_stat_replication');
  const began = performance.now();
  while (state() !== 'sync') {
    assert.ok(performance.now() - began < 120_000, 'the replica does not follow');
    await wait(50);
  }
  scene = await openScene(undefined, undefined, primary.url('postgres'));
});
after(async () => {
  await scene.close();
  await primary.remove();
  await replica.remove();
});

test('the primary is lost among many casts and its replica takes over: no acknowledged ballot is lost, none is doubled', async () => {
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  const election = await scene.election(first.id);
  const voters = await Promise.all(Array.from({ length: 12 }, (_, index) => scene.voter('liege', index)));
  const ready = await Promise.all(
    voters.map(async (voter) => ({
      cookie: await scene.signIn(voter),
      ballot: ballotOf(scene, election, voter).ballot,
    })),
  );
  const sendTo = (to: Scene, { cookie, ballot }: { cookie: string; ballot: string }): Promise<Answer> =>
    cast(to, election.uuid, cookie, ballot);
  const casting = ready.map((voter) => sendTo(scene, voter));
  await Promise.race(casting);
  await primary.stop('immediate');
  const answers = await Promise.all(casting);
  const acknowledged = answers.filter(({ status }) => status === 201).length;
  assert.ok(acknowledged > 0);

  assert.equal(psql(replica.url('postgres'), 'select pg_promote()'), 't');
  const url = new URL(scene.place.databaseUrl('serving') ?? '');
  const data = await openDataFolder(
    scene.place.folder,
    () => scene.now,
    replica.url(url.pathname.slice(1), 'serving'),
  );
  const publicOrigin = 'http://localhost:8080';
  const openId = { issuer: 'http://127.0.0.1:9', clientId: 'isoloir', clientSecret: 'secret' };
  const signIn = openIdSignIn({ ...openId, redirectUri: redirectUriOf(publicOrigin) });
  const app = await createApp({ ...data, signIn, sessionLimits, publicOrigin }, false);
  try {
    const after: Scene = { ...scene, data, app };
    const kept = (await countsOf(after, election.uuid)).ballots;
    assert.ok(kept >= acknowledged);
    for (const [index, voter] of ready.entries()) {
      const { status } = await sendTo(after, voter);
      assert.ok(status === 200 || (status === 201 && answers[index]?.status !== 201), `${status}`);
    }
    assert.deepEqual(await countsOf(after, election.uuid), { ballots: 12, signatures: 12 });
  } finally {
    await app.close();
    await data.close();
  }
});
