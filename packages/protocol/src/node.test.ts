import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import fc from 'fast-check';
import { ownSha256, useSha256 } from './encoding/hash.ts';
import { belenios2048Group, useModularPower } from './group/finite-field.ts';
import { generator, modulus, order } from './group/finite-field.parameters.ts';
import { parseBallot, verifyBallot } from './index.ts';
import { opensslSha256, rsaPower, useNodeCrypto } from './node.ts';
import { ballotOf, codeOf, createElection, made, questionOf } from './testing/elections.ts';

after(() => {
  useModularPower(undefined);
  useSha256(ownSha256);
});

it('OpenSSL raises to a power as BigInt does, also at the edges', () => {
  const element = fc.oneof(
    fc.constantFrom(0n, 1n, 2n, generator, modulus - 1n),
    fc.bigInt({ min: 0n, max: modulus - 1n }),
  );
  const exponent = fc.oneof(
    fc.constantFrom(0n, 1n, 2n, 3n, 255n, 256n, 65537n, order - 1n, order),
    fc.bigInt({ min: 0n, max: order - 1n }),
  );
  fc.assert(
    fc.property(element, exponent, (base, power) => {
      const [expected] = belenios2048Group.powers(base, [power]);
      assert.equal(rsaPower(base, power), expected);
    }),
    { numRuns: 150 },
  );
});

it('OpenSSL hashes as JavaScript does, texts of any kind too', () => {
  const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(content, (hashed) => {
      assert.deepEqual(Uint8Array.from(opensslSha256(hashed)), ownSha256(hashed));
    }),
    { numRuns: 500, examples: [['\ud800'], ['é\u0000'], ['\ufeff']] },
  );
});

it('a server that uses it accepts and refuses the same ballots', () => {
  const election = createElection({ group: 'BELENIOS-2048', questions: [questionOf(2, 0, 1)] });
  const ballot = ballotOf(election, [[0, 1]]);
  const foreign = ballot.replace(/"alpha":"\d+"/, `"alpha":"${modulus - 1n}"`);
  const verdicts = () =>
    [ballot, foreign].map((text) => {
      const parsed = parseBallot(election.election, text);
      return parsed.ok ? codeOf(verifyBallot(election.election, parsed.value)) : codeOf(parsed);
    });
  const before = verdicts();
  assert.deepEqual(before, ['accepted', 'element-outside-group']);
  let uses = 0;
  useModularPower((base, power) => {
    uses += 1;
    return rsaPower(base, power);
  });
  assert.deepEqual(verdicts(), before);
  assert.ok(uses > 6, 'the platform was asked');
  useNodeCrypto();
  assert.deepEqual(verdicts(), before);
  assert.ok(made(parseBallot(election.election, ballotOf(election, [[1, 0]]))).tracker !== '');
});
