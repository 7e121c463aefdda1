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

test('mails that wait in a database from before still wait, each with its documents', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-migration-'));
  const file = join(folder, 'isoloir.sqlite');
  try {
    const old = new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqliteFile(file) }) });
    const migrator = new Migrator({ db: old, provider: migrations });
    assert.equal((await migrator.migrateTo('0003-weights-and-mailed-credentials')).error, undefined);
    await sql`insert into consultation values ('c', '{}', '', '', '')`.execute(old);
    await sql`insert into run values ('r', 'c', 'e', 1, 'opened', '', '', '', '', '', null, null, null, null)`.execute(
      old,
    );
    await sql`insert into voter values ('v', 'c', '1', 'n', 'e', 'fr', '', null, 1)`.execute(old);
    await sql`insert into mail values ('m', 'c', 'r', 'v', 'confirmations', 'fr', 'a', '', 'queued', 0, '', null, null)`.execute(
      old,
    );
    await sql`insert into mail_attachment values ('m', 'confirmation', x'010203')`.execute(old);
    await old.destroy();

    const now = await openSqliteDatabase(file);
    const [mail] = await now.selectFrom('mail').selectAll().execute();
    assert.equal(mail?.run, 'r');
    assert.equal(mail.about, null);
    const documents = await now.selectFrom('mail_attachment').selectAll().execute();
    assert.deepEqual(
      documents.map(({ mail: id, name, sealed }) => [id, name, [...sealed]]),
      [['m', 'confirmation', [1, 2, 3]]],
    );
    await sql`delete from mail`.execute(now);
    assert.deepEqual(await now.selectFrom('mail_attachment').selectAll().execute(), []);
    await now.destroy();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
