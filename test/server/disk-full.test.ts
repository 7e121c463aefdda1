import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { createApp } from '../../packages/server/src/http/app.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { openSqliteDatabase } from '../../packages/server/src/store/sqlite.ts';
import { createStore, type Engine } from '../../packages/server/src/store/store.ts';
import { absentProvider } from './absent-provider.ts';
import { ballotOf, cast, countsOf, openScene } from './support.ts';

test('on a full disk every voter gets a definite answer, and nothing is half recorded', async () => {
  const scene = await openScene();
  const election = await scene.election('liege');
  const { uuid } = election;
  const votes = [];
  for (let index = 0; index < 8; index += 1) {
    const voter = await scene.voter('liege', index);
    const { ballot } = ballotOf(scene, election, voter);
    votes.push({ voter, cookie: await scene.signIn(voter), ballot });
  }

  // A database that may not grow says what one on a full disk says.
  const db = await openSqliteDatabase(join(scene.folder, 'data', 'isoloir.sqlite'));
  const pagesAtMost = (pages: number) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  const size = rows[0]?.page_count ?? 0;
  const transaction: Engine['transaction'] = (work) => db.transaction().execute(work);
  const store = createStore({
    db,
    transaction,
    holdingUrn: transaction,
    lightly: (work) => work(db),
    integrity: () => Promise.resolve([]),
  });
  const publicOrigin = 'http://localhost:8080';
  const signIn = absentProvider(publicOrigin);
  const app = await createApp({ ...scene.data, store, signIn, sessionLimits, publicOrigin }, false);
  const full = { ...scene, app };

  await pagesAtMost(size + 10);
  const recorded: string[] = [];
  const refused = [];
  for (const vote of votes) {
    const answer = await cast(full, uuid, vote.cookie, vote.ballot);
    if (answer.status === 201) recorded.push(vote.voter.id);
    else {
      assert.deepEqual([answer.status, answer.code], [503, 'service-unavailable']);
      assert.equal(await scene.data.store.signatures.signedAt(uuid, vote.voter.id), undefined);
      refused.push(vote);
    }
    const counts = { ballots: recorded.length, signatures: recorded.length };
    assert.deepEqual(await countsOf(scene, uuid), counts, 'urn and signature list agree');
    const { outbox } = scene.data.store;
    const mails = await outbox.countSince(vote.voter.id, 'vote-recorded', new Date(0));
    assert.equal(mails, answer.status === 201 ? 1 : 0);
  }
  assert.ok(recorded.length > 0 && refused.length > 0, `${recorded.length} recorded before it was full`);

  await pagesAtMost(size + 10_000);
  for (const { cookie, ballot } of refused) {
    assert.equal(
      (await cast(full, uuid, cookie, ballot)).status,
      201,
      'with room again the same ballot goes in',
    );
  }
  assert.deepEqual(await countsOf(scene, uuid), { ballots: votes.length, signatures: votes.length });
  await app.close();
  await store.close();
  await scene.close();
});
