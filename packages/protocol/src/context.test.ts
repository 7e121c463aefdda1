import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';

/** What computes in Ed25519, and whether a ballot passes, in a program that has imported us and then does this. */
function implementation(code: string, ...options: readonly string[]): string {
  const program = `
    const { inContext } = await import('./context.ts');
    const { ballotOf, createElection, questionOf } = await import('./testing/elections.ts');
    const { parseBallot, verifyBallot } = await import('./index.ts');
    ${code}
    const made = createElection({ group: 'Ed25519', questions: [questionOf(2, 0, 1)] });
    const ballot = parseBallot(made.election, ballotOf(made, [[1, 0]]));
    const valid = ballot.ok && verifyBallot(made.election, ballot.value).ok;
    const generator = inContext('Ed25519', ({ group }) => group.generator);
    console.log(generator instanceof Uint32Array ? 'webassembly' : 'reference', valid);
  `;
  const parameters = [...options, '--input-type=module', '--eval', program];
  return execFileSync(process.execPath, parameters, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
}

it('Ed25519 is computed by the module, and by its reference where that can not be had', () => {
  assert.equal(implementation(''), 'webassembly true');
  assert.equal(implementation('delete globalThis.WebAssembly;'), 'reference true');
  // As a content security policy refuses.
  const refusal = 'throw new WebAssembly.CompileError("blocked by CSP");';
  assert.equal(
    implementation(`WebAssembly.Module = class { constructor() { ${refusal} } };`),
    'reference true',
  );
  assert.equal(implementation('', '--import', './testing/on-reference.ts'), 'reference true');
});

it('importing the package compiles nothing', () => {
  const forbid = 'WebAssembly.Module = class { constructor() { throw new Error("compiled on import"); } };';
  // Node itself compiles a module before the first file with types.
  const program = `await import('./result.ts'); ${forbid} await import('./index.ts'); console.log('imported');`;
  const parameters = ['--input-type=module', '--eval', program];
  const output = execFileSync(process.execPath, parameters, { cwd: import.meta.dirname, encoding: 'utf8' });
  assert.equal(output.trim(), 'imported');
});
