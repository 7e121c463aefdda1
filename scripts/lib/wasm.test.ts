/** That the compiler keeps what the curve's source promises: secrets decide neither branches nor selections. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compileWasm } from './wasm.ts';

/** Instructions of each function by its short name, `select` of tables.ts as `tables/select`. */
function functionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const functions = new Map<string, readonly string[]>();
  for (const part of text.split(/\n (?=\(func )/).slice(1)) {
    const name = /^\(func \$packages\/protocol\/wasm\/(\S+)/.exec(part)?.[1];
    if (name !== undefined)
      functions.set(
        name,
        part.split('\n').map((line) => line.trim()),
      );
  }
  return functions;
}

const called = (line: string): string | undefined =>
  /^call \$packages\/protocol\/wasm\/(\S+)/.exec(line)?.[1];

/** Everything that works with a secret exponent. What only sees the base builds tables: that may branch. */
function secretPath(functions: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const path = new Set<string>();
  const visit = (name: string): void => {
    if (path.has(name) || name === 'tables/buildRow') return;
    const lines = functions.get(name);
    assert.ok(lines !== undefined, `there is no function ${name}`);
    path.add(name);
    for (const line of lines) {
      const callee = called(line);
      if (callee !== undefined) visit(callee);
    }
  };
  visit('index/secretPower');
  visit('index/secretPowerOfPoint');
  return path;
}

/** Whether the `if` at a line is the end of a loop that counts to a constant, or down to zero. */
function isLoopCounter(lines: readonly string[], at: number): boolean {
  const [first = '', second = '', third = '', fourth = ''] = lines.slice(at - 4, at);
  const counts =
    second.startsWith('local.get') && third.startsWith('i32.const') && /^i32\.l[te]_u$/.test(fourth);
  const countsDown = third.startsWith('loop') && fourth.startsWith('local.get');
  return (counts && first.startsWith('loop')) || countsDown;
}

it('nothing that works with a secret exponent branches or selects, but for loops of a fixed length', () => {
  const functions = functionsOf(compileWasm().text);
  const path = secretPath(functions);
  assert.ok(path.has('tables/select') && path.has('point/addAffine') && path.has('point/double'));
  for (const name of path) {
    const lines = functions.get(name) ?? [];
    lines.forEach((line, at) => {
      assert.ok(
        !/^(?:select|br_if|br_table|call_indirect|i\d\d\.(?:div|rem))/.test(line),
        `${name}: ${line}`,
      );
      if (/^if\b/.test(line))
        assert.ok(isLoopCounter(lines, at), `${name} branches: ${lines.slice(at - 4, at + 1).join(' ')}`);
    });
  }
  // The same test would find what is not even in time.
  const publicLines = functions.get('index/publicPower') ?? [];
  assert.ok(publicLines.some((line, at) => /^if\b/.test(line) && !isLoopCounter(publicLines, at)));
});
