import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import { openSqliteDatabase, openSqliteFile } from './sqlite.ts';

/** What a database file is made of, in SQLite's own words. */
function schemaOf(file: string): unknown[] {
  const database = openSqliteFile(file);
  try {
    return database
      .prepare("select name, sql from sqlite_master where name not like 'kysely_%' order by name")
      .all();
  } finally {
    database.close();
  }
}

test('a database of any earlier version becomes the same as a new one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-migrations-'));
  try {
    const fresh = join(folder, 'fresh.sqlite');
    await (await openSqliteDatabase(fresh)).destroy();
    const expected = schemaOf(fresh);
    for (const name of Object.keys(await migrations.getMigrations())) {
      const file = join(folder, `${name}.sqlite`);
      const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: openSqliteFile(file) }) });
      assert.equal((await new Migrator({ db: old, provider: migrations }).migrateTo(name)).error, undefined);
      await old.destroy();
      await (await openSqliteDatabase(file)).destroy();
      assert.deepEqual(schemaOf(file), expected, name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
