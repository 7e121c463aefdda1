import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Database } from './schema.ts';
import { openSqliteDatabase, openSqliteFile } from './sqlite.ts';

test('ballots of a database from before get their bucket, and the urn refuses changes as before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-migration-'));
  const file = join(folder, 'isoloir.sqlite');
  try {
    const old = new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqliteFile(file) }) });
    const { error } = await new Migrator({ db: old, provider: migrations }).migrateTo('0001-first');
    assert.equal(error, undefined);
    await sql`insert into consultation values ('c', '{}', '', '', '')`.execute(old);
    await sql`insert into run values ('r', 'c', 'e', 1, 'opened', '', '', '', '', '', null, null, null, null)`.execute(
      old,
    );
    const ballot = JSON.stringify({
      answers: [
        {
          choices: [
            { alpha: 'abc', beta: 'd' },
            { alpha: 'x', beta: 'y' },
          ],
        },
      ],
    });
    await sql`insert into ballot values ('r', 't', ${ballot})`.execute(old);
    await old.destroy();

    const now = await openSqliteDatabase(file);
    const rows = await now.selectFrom('ballot').select(['tracker', 'bucket']).execute();
    const expected = createHash('sha256').update('abc').digest('hex').slice(0, 4);
    assert.deepEqual(rows, [{ tracker: 't', bucket: expected }]);
    for (const change of [sql`update ballot set bucket = ''`, sql`delete from ballot`]) {
      await assert.rejects(change.execute(now), /append-only/);
    }
    await now.destroy();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
