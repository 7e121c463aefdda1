import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Database } from './schema.ts';
import { openSqliteDatabase, openSqliteFile } from './sqlite.ts';

test('voters of a roll from before get identifiers, and their sessions go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-migration-'));
  const file = join(folder, 'isoloir.sqlite');
  try {
    const old = new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqliteFile(file) }) });
    const migrator = new Migrator({ db: old, provider: migrations });
    assert.equal((await migrator.migrateTo('0004-mails-without-a-run')).error, undefined);
    await sql`insert into consultation values ('c', '{}', '', '', '')`.execute(old);
    for (const number of ['1-17292-78-072', '1 43782/69.120']) {
      await sql`insert into voter values (${number}, 'c', ${number}, 'n', 'e', 'fr', '', null, 1)`.execute(
        old,
      );
    }
    await sql`insert into session values ('t', 'c', '1-17292-78-072', '', '', '')`.execute(old);
    await old.destroy();

    const now = await openSqliteDatabase(file);
    const rows = await now.selectFrom('voter_access').selectAll().orderBy('voter').execute();
    assert.deepEqual(
      rows.map(({ plain_number }) => plain_number),
      ['14378269120', '11729278072'],
    );
    for (const { identifier } of rows) assert.match(identifier, /^[2-9A-HJKMNP-TV-Z]{8}$/);
    assert.equal(new Set(rows.map(({ identifier }) => identifier)).size, 2);
    const sessions = await now.selectFrom('session').select(['way', 'ended']).execute();
    assert.deepEqual(sessions, [{ way: 'open-id-connect', ended: null }]);
    await now.destroy();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
