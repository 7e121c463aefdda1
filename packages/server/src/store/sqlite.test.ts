import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqliteStore } from './sqlite.ts';

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
