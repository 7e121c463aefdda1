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

test('sessions from before are the portal’s, and a code goes with its session', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-migration-'));
  const file = join(folder, 'isoloir.sqlite');
  try {
    const old = new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqliteFile(file) }) });
    const migrator = new Migrator({ db: old, provider: migrations });
    assert.equal((await migrator.migrateTo('0010-separate-schemas')).error, undefined);
    await sql`insert into consultation values ('c', '{}', '', '', '')`.execute(old);
    await sql`insert into voter (id, consultation, number, name, email, language, district, weight)
      values ('v', 'c', '1', 'n', 'e', 'fr', '', 1)`.execute(old);
    await sql`insert into session (token_hash, consultation, voter, started_at, expires_at, last_active_at, way)
      values ('t', 'c', 'v', '', '', '', 'password')`.execute(old);
    await old.destroy();

    const now = await openSqliteDatabase(file);
    assert.deepEqual(await now.selectFrom('session').select('origin').execute(), [{ origin: null }]);
    await now
      .insertInto('booth_code')
      .values({ code_hash: 'h', session: 't', origin: 'o', challenge: 'c', expires_at: '' })
      .execute();
    await now.deleteFrom('session').execute();
    assert.deepEqual(await now.selectFrom('booth_code').selectAll().execute(), []);
    await now.destroy();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
