import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  keepingStatements,
  lightlyOn,
  openSqliteDatabase,
  openSqliteFile,
  openSqliteStore,
} from './sqlite.ts';
import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

test('a new database, and whatever is kept beside it, is open to its user alone', async () => {
  const place = mkdtempSync(join(tmpdir(), 'isoloir-test-'));
  const folder = join(place, 'data');
  const before = process.umask(0o000);
  try {
    const store = await openSqliteStore(join(folder, 'isoloir.sqlite'));
    const names = readdirSync(folder);
    assert.ok(names.length > 1, 'there is a log beside it');
    for (const name of ['.', ...names]) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
    await store.close();
  } finally {
    process.umask(before);
    rmSync(place, { recursive: true });
  }
});

test('a statement that is kept sees columns that another process has added since', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-test-'));
  const file = join(folder, 'kept.sqlite');
  const [ours, others] = [openSqliteFile(file), openSqliteFile(file)];
  try {
    others.exec('create table thing (one); insert into thing values (1)');
    const kept = keepingStatements(ours);
    const statement = kept.prepare('select * from thing');
    assert.deepEqual(statement.all([]), [{ one: 1 }]);
    others.exec('alter table thing add column two default 2');
    assert.equal(kept.prepare('select * from thing'), statement);
    assert.deepEqual(statement.all([]), [{ one: 1, two: 2 }]);
  } finally {
    ours.close();
    others.close();
    rmSync(folder, { recursive: true });
  }
});

test('what may be lost is not waited for, and whatever comes after it is, also when it failed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-test-'));
  const db = await openSqliteDatabase(join(folder, 'isoloir.sqlite'));
  const [normal, full] = [1, 2];
  const waits = async (connection: Kysely<Database>) =>
    (await sql<{ synchronous: number }>`pragma synchronous`.execute(connection)).rows[0]?.synchronous;
  try {
    await lightlyOn(db)(async (connection) => {
      assert.equal(await waits(connection), normal);
    });
    assert.equal(await waits(db), full);
    await assert.rejects(
      lightlyOn(db)(() => Promise.reject(new Error('no'))),
      { message: 'no' },
    );
    assert.equal(await waits(db), full);
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
});
