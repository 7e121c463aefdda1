import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrations } from '../../../packages/server/src/store/migrations.ts';
import {
  connectToPostgres,
  openPostgresDatabase,
  postgresMigrator,
} from '../../../packages/server/src/store/postgres.ts';
import { bucketOf } from '../../../packages/server/src/voting/bucket.ts';
import { pgDump, psql } from '../../../scripts/lib/postgres.ts';
import { emptyDatabase } from '../place.ts';

/** An empty database, as its owner. */
function newDatabase(): string {
  const url = emptyDatabase().databaseUrl('office');
  assert.ok(url !== undefined);
  return url;
}

/** All but the names and instants of the migrations themselves. */
const shapeOf = (url: string): string =>
  pgDump(url).replaceAll(/^COPY isoloir\.kysely_migration .*?^\\\.$/gms, '');

/** Brings a database as far as a migration. */
async function migrateTo(url: string, name: string): Promise<void> {
  const db = connectToPostgres(url);
  const { error } = await postgresMigrator(db).migrateTo(name);
  await db.destroy();
  assert.equal(error, undefined);
}

test('a PostgreSQL database of any earlier version becomes the same as a new one', async () => {
  const url = newDatabase();
  await (await openPostgresDatabase(url)).destroy();
  const expected = shapeOf(url);
  assert.match(expected, /CREATE TABLE isoloir_urn\.ballot/);
  for (const name of Object.keys(await migrations.getMigrations())) {
    psql(url, 'drop schema isoloir, isoloir_urn, isoloir_roll cascade');
    await migrateTo(url, name);
    await (await openPostgresDatabase(url)).destroy();
    assert.equal(shapeOf(url), expected, name);
  }
});

test('what a PostgreSQL database held at first is carried through all that came after', async () => {
  const url = newDatabase();
  await migrateTo(url, '0001-first');
  const ballot = JSON.stringify({ answers: [{ choices: [{ alpha: 'abc', beta: 'd' }] }] });
  psql(
    url,
    `set search_path = isoloir;
    insert into consultation values ('c', '{}', '', '', '');
    insert into run values ('r', 'c', 'e', 1, 'opened', '', '', '', '', '', null, null, null, null);
    insert into ballot values ('r', 't', '${ballot}');
    insert into voter values ('v', 'c', '1 437-82', 'n', 'e', 'fr', '', null);
    insert into signature values ('r', 'v', '2026-02-03T09:00:00.000Z');`,
  );
  const db = await openPostgresDatabase(url);
  try {
    const ballots = await db.selectFrom('ballot').select(['tracker', 'bucket']).execute();
    assert.deepEqual(ballots, [{ tracker: 't', bucket: bucketOf(ballot) }]);
    const voters = await db
      .selectFrom('voter_access')
      .innerJoin('voter', 'voter.id', 'voter_access.voter')
      .select(['voter.id', 'voter.weight', 'plain_number'])
      .execute();
    assert.deepEqual(voters, [{ id: 'v', weight: 1, plain_number: '143782' }]);
    assert.throws(() => psql(url, `delete from isoloir_urn.ballot`), /append-only/);
    assert.throws(() => psql(url, `delete from isoloir_roll.signature`), /append-only/);
  } finally {
    await db.destroy();
  }
});
