import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createElection, made, codeOf } from '../testing/elections.ts';
import {
  bucketOf,
  bucketOfCode,
  encryptBallot,
  generateVerificationCode,
  groupNames,
  normalizeVerificationCode,
  openBallot,
  parseBallot,
  verifyBallot,
} from '../index.ts';
import { ciphertextRandomness } from './verification-code.ts';

const questions = [
  { answers: ['a', 'b', 'c', 'd'], min: 0, max: 2, question: 'first' },
  { answers: ['e', 'f'], blank: true as const, min: 1, max: 1, question: 'second' },
];
const choices = [
  [0, 1, 0, 1],
  [0, 1, 0],
] as const;

for (const group of groupNames) {
  test(`${group}: the code opens the very ballot that it made, and no other`, () => {
    const { election, privateCredentials } = createElection({ group, questions });
    const [credential = ''] = privateCredentials;
    const verificationCode = generateVerificationCode();
    const { ballot, tracker } = made(encryptBallot({ election, credential, choices, verificationCode }));
    const parsed = made(parseBallot(election, ballot));
    assert.ok(verifyBallot(election, parsed).ok, 'a ballot made with a code is as valid as any');
    assert.deepEqual(made(openBallot({ election, ballot, verificationCode })), { choices, tracker });
    assert.equal(made(bucketOfCode(election, verificationCode)), bucketOf(parsed));
    assert.match(bucketOf(parsed), /^[0-9a-f]{4}$/);

    const other = made(encryptBallot({ election, credential, choices }));
    assert.equal(
      codeOf(openBallot({ election, ballot: other.ballot, verificationCode })),
      'verification-code-foreign',
    );
    const foreign = generateVerificationCode();
    assert.equal(
      codeOf(openBallot({ election, ballot, verificationCode: foreign })),
      'verification-code-foreign',
    );
  });
}

test('two ballots with one code share their alphas and nothing that would tell the credential', () => {
  const { election, privateCredentials } = createElection({ group: 'Ed25519', questions });
  const [credential = ''] = privateCredentials;
  const verificationCode = generateVerificationCode();
  const [one, two] = [1, 2].map(() =>
    made(
      parseBallot(election, made(encryptBallot({ election, credential, choices, verificationCode })).ballot),
    ),
  );
  assert.ok(one !== undefined && two !== undefined);
  assert.equal(one.answers[0]?.choices[0]?.alpha, two.answers[0]?.choices[0]?.alpha);
  assert.notDeepEqual(one.signature.proof, two.signature.proof);
  assert.notDeepEqual(one.answers[0]?.proofs, two.answers[0]?.proofs);
});

test('the derivation keeps to its published test vector', () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const code = '23456789ABCDEFGHJKMNPQRST';
  assert.equal(
    ciphertextRandomness(order, 'SG1ZxjfjARsSKc', code, 1, 2).toString(),
    '1964192096590684359412683333083906152532314821373048896360080558328822050334',
  );
});

test('a code survives how people type it, and every slip of one character or two exchanged ones shows', () => {
  fc.assert(
    fc.property(fc.nat(27), fc.nat(27), fc.nat(29), (at, other, digit) => {
      const code = generateVerificationCode();
      const typed = (code.match(/.{4}/g) ?? []).join(at % 2 === 0 ? ' ' : '-').toLowerCase();
      assert.equal(made(normalizeVerificationCode(typed)), code);
      const wrong = '23456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(digit);
      const slipped = code.slice(0, at) + wrong + code.slice(at + 1);
      if (slipped !== code)
        assert.equal(codeOf(normalizeVerificationCode(slipped)), 'verification-code-checksum');
      const characters = Array.from(code);
      [characters[at], characters[other]] = [characters[other] ?? '', characters[at] ?? ''];
      const exchanged = characters.join('');
      if (exchanged !== code && Math.max(at, other) < 26) {
        assert.equal(codeOf(normalizeVerificationCode(exchanged)), 'verification-code-checksum');
      }
    }),
  );
  assert.equal(codeOf(normalizeVerificationCode('23456789')), 'verification-code-malformed');
  assert.equal(codeOf(normalizeVerificationCode('O'.repeat(28))), 'verification-code-malformed');
});
