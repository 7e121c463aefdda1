import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  electionKeyOf,
  generateTrusteeKey,
  groupNames,
  parseTrustee,
  parseTrustees,
  writeTrustees,
} from '../index.ts';
import { codeOf, made } from '../testing/elections.ts';

for (const group of groupNames) {
  describe(`trustees in ${group}`, () => {
    const key = generateTrusteeKey(group, 'Témoin');
    const other = generateTrusteeKey(group);

    it('are read as they were made', () => {
      assert.deepEqual(made(parseTrustee(group, key.trustee)), { publicKey: key.publicKey, name: 'Témoin' });
      assert.deepEqual(made(parseTrustee(group, other.trustee)), { publicKey: other.publicKey });
      const all = made(parseTrustees(group, writeTrustees([key.trustee, other.trustee])));
      assert.deepEqual(
        all.map(({ publicKey }) => publicKey),
        [key.publicKey, other.publicKey],
      );
    });

    it('hold the election key together, in any order', () => {
      const both = [key.trustee, other.trustee];
      const product = made(electionKeyOf(group, writeTrustees(both)));
      assert.equal(made(electionKeyOf(group, writeTrustees(both.reverse()))), product);
      assert.equal(made(electionKeyOf(group, writeTrustees([key.trustee]))), key.publicKey);
      assert.notEqual(product, key.publicKey);
    });

    it('are refused with a proof about another key, or a false one', () => {
      const stolen = key.trustee.replace(key.publicKey, other.publicKey);
      assert.equal(codeOf(parseTrustee(group, stolen)), 'trustee-proof-invalid');
      const wrong = key.trustee.replace(/"response":"\d+"/, '"response":"1"');
      assert.equal(codeOf(electionKeyOf(group, writeTrustees([wrong]))), 'trustee-proof-invalid');
    });

    it('are refused when there are none, or of an unknown kind', () => {
      assert.equal(codeOf(parseTrustees(group, '[]')), 'trustees-empty');
      assert.equal(codeOf(parseTrustees(group, `[["Double",${key.trustee}]]`)), 'field-value');
      assert.equal(codeOf(parseTrustees(group, '[["Single"]]')), 'list-length');
      assert.equal(codeOf(parseTrustees(group, '{}')), 'field-type');
    });
  });
}

it('a proof made in one group does not pass in the other', () => {
  assert.equal(
    codeOf(parseTrustee('BELENIOS-2048', generateTrusteeKey('Ed25519').trustee)),
    'element-malformed',
  );
});
