import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';

const program = fileURLToPath(new URL('../testing/live-memory.ts', import.meta.url));

/** In a process of its own, where nothing else lives. */
function measure(ballots: number, threads: number): { readonly kept: number; readonly size: number } {
  const parameters = ['--expose-gc', program, String(ballots), String(threads)];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  const told: unknown = JSON.parse(stdout === '' ? '{}' : stdout);
  assert.ok(typeof told === 'object' && told !== null, stderr);
  const number = (name: string): number => {
    const value: unknown = Reflect.get(told, name);
    return typeof value === 'number' ? value : assert.fail(`${name}: ${stderr}`);
  };
  assert.equal(Reflect.get(told, 'ok'), true);
  assert.equal(number('read'), ballots);
  return { kept: number('kept'), size: number('size') };
}

for (const threads of [0, 2]) {
  it(`an archive seven times as large needs no more memory, but for credentials and hashes (${threads} threads)`, () => {
    const [few, many] = [measure(100, threads), measure(700, threads)];
    const growth = (many.kept - few.kept) / (many.size - few.size);
    // Of each ballot its hash and its credential stay: some 1.5 kB of 13. If all of it stayed, it would be half at least.
    assert.ok(growth < 0.3, `${Math.round(100 * growth)} % of what the archive grew by stays in memory`);
  });
}
