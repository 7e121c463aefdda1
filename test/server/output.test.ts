import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { root } from '../../scripts/lib/root.ts';

test('a reader that stops early, as head does, is no failure of the command', () => {
  const command = `"${process.execPath}" packages/server/src/command/main.ts consultation check examples/ordre-2024`;
  const { stderr } = spawnSync('sh', ['-c', `${command} | true`], { cwd: root, encoding: 'utf8' });
  assert.equal(stderr, '');
});
