import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inContext } from '../context.ts';
import {
  type Choices,
  encryptBallot,
  groupNames,
  parseBallot,
  type ProtocolErrorCode,
  publicCredentialOf,
  trackerOf,
  verifyBallot,
} from '../index.ts';
import { cofactorBallot } from '../testing/cofactor.ts';
import {
  ballotOf,
  codeOf,
  createElection,
  made,
  questionOf,
  type TestElection,
} from '../testing/elections.ts';

/** The code with which a ballot is refused by parsing or by verification. */
function verdict({ election }: TestElection, text: string): ProtocolErrorCode | 'accepted' {
  const parsed = parseBallot(election, text);
  return parsed.ok ? codeOf(verifyBallot(election, parsed.value)) : parsed.error.code;
}

for (const group of groupNames) {
  describe(`ballots in ${group}`, () => {
    const small = createElection({
      group,
      questions: [questionOf(2, 0, 2), questionOf(2, 1, 1, true)],
      voters: 2,
    });
    const { election } = small;
    const chosen: readonly Choices[] = [
      [1, 0],
      [0, 0, 1],
    ];
    const good = ballotOf(small, chosen);
    const parsed = made(parseBallot(election, good));

    it('is accepted with its tracker, credential and election', () => {
      assert.equal(verdict(small, good), 'accepted');
      assert.equal(parsed.tracker, trackerOf(good));
      assert.match(parsed.tracker, /^[A-Za-z0-9+/]{43}$/);
      assert.equal(parsed.electionUuid, election.uuid);
      const credential = small.privateCredentials[0] ?? '';
      assert.equal(parsed.credential, publicCredentialOf(group, election.uuid, credential));
    });

    it('is verified from a copy as well, twice', () => {
      const copy = structuredClone(parsed);
      assert.equal(codeOf(verifyBallot(election, copy)), 'accepted');
      assert.equal(codeOf(verifyBallot(election, copy)), 'accepted');
    });

    const replace = (from: string | RegExp, to: string): string => {
      const changed = good.replace(from, to);
      assert.notEqual(changed, good);
      return changed;
    };
    const { order } = inContext(group, (context) => ({ order: context.group.order }));
    const someScalar = String(parsed.answers[0]?.proofs[0]?.[0]?.response);
    const [first, second] = parsed.answers[0]?.choices ?? [];
    const outside = group === 'Ed25519' ? '0'.repeat(64) : '2';
    const refusals: readonly (readonly [string, ProtocolErrorCode, () => string])[] = [
      ['white space', 'ballot-not-canonical', () => replace(',"answers"', ', "answers"')],
      ['a final newline', 'ballot-not-canonical', () => `${good}\n`],
      ['a needless escape', 'ballot-not-canonical', () => replace('"credential":"', '"credential":"\\u0030')],
      [
        'fields in another order',
        'ballot-not-canonical',
        () => replace(/("election_uuid":"\w+"),("election_hash":"[^"]+")/, '$2,$1'),
      ],
      [
        'fields of a proof in another order',
        'ballot-not-canonical',
        () => replace(/("challenge":"\d+"),("response":"\d+")/, '$2,$1'),
      ],
      ['a duplicate key', 'json-duplicate-key', () => replace('"answers":', '"answers":[],"answers":')],
      ['no JSON', 'json-invalid', () => good.slice(0, -1)],
      ['an extra field', 'field-unexpected', () => replace(/}$/, ',"weight":1}')],
      [
        'an extra field in an answer',
        'field-unexpected',
        () => replace('{"choices"', '{"note":"","choices"'),
      ],
      ['a missing field', 'field-missing', () => replace(/"election_hash":"[^"]+",/, '')],
      ['a number for a scalar', 'field-type', () => replace(`"${someScalar}"`, '1')],
      [
        'another election',
        'ballot-foreign-election',
        () => replace(election.uuid, `${election.uuid.slice(1)}2`),
      ],
      [
        'another fingerprint',
        'ballot-foreign-election',
        () => replace(election.fingerprint, trackerOf('other')),
      ],
      ['one choice too few', 'list-length', () => replace(/\{"alpha":"[^"]*","beta":"[^"]*"\},/, '')],
      [
        'one proof too few',
        'list-length',
        () => replace(/"individual_proofs":\[\[.*?\]\],/, '"individual_proofs":[],'),
      ],
      ['one branch too few', 'list-length', () => replace(/("overall_proof":\[)\{[^}]*\},/, '$1')],
      ['one answer too many', 'list-length', () => replace('"answers":[', '"answers":[{},')],
      ['a leading zero', 'scalar-malformed', () => replace(`"${someScalar}"`, `"0${someScalar}"`)],
      ['a sign', 'scalar-malformed', () => replace(`"${someScalar}"`, `"-${someScalar}"`)],
      [
        'a scalar of the order and more',
        'scalar-out-of-range',
        () => replace(`"${someScalar}"`, `"${String(order + BigInt(someScalar))}"`),
      ],
      ['an element outside the group', 'element-outside-group', () => replace(first?.alpha ?? '', outside)],
      [
        'an element in another form',
        'element-malformed',
        () => replace(first?.beta ?? '', `0${first?.beta ?? ''}`),
      ],
      ['no blank proof', 'ballot-blank-proof-missing', () => replace(/,"blank_proof":\[[^\]]*\]/, '')],
      [
        'a surplus blank proof',
        'ballot-blank-proof-unexpected',
        () => replace(/("overall_proof":\[[^\]]*\])\}/, '$1,"blank_proof":[]}'),
      ],
      ['a scalar changed', 'ballot-signature-invalid', () => replace(`"${someScalar}"`, '"1"')],
      [
        'ciphertexts exchanged',
        'ballot-signature-invalid',
        () => replace(first?.alpha ?? '', second?.alpha ?? ''),
      ],
      [
        'another signed hash',
        'ballot-signature-invalid',
        () => replace(parsed.signature.hash, trackerOf('other')),
      ],
      [
        'a false signature',
        'ballot-signature-invalid',
        () => replace(/"response":"\d+"\}\}\}$/, '"response":"1"}}}'),
      ],
      [
        'the identity for a credential',
        'element-identity',
        () => replace(parsed.credential, group === 'Ed25519' ? `${'0'.repeat(63)}1` : '1'),
      ],
    ];
    for (const [what, code, change] of refusals) {
      it(`is refused with ${what}`, () => assert.equal(verdict(small, change()), code));
    }

    it('is refused with proofs of another ballot, although signed', () => {
      // The voter signs a ballot whose first proof is taken from another of theirs.
      const other = made(parseBallot(election, ballotOf(small, chosen)));
      const moved = {
        ...parsed,
        answers: parsed.answers.map((answer, index) => ({
          ...answer,
          proofs: other.answers[index]?.proofs ?? [],
        })),
      };
      const result = verifyBallot(election, moved);
      assert.equal(codeOf(result), 'ballot-proof-invalid');
    });

    it('is refused where the question differs, although the form fits', () => {
      // Same text, parsed under a question whose minimum is another: proofs are about other numbers.
      const stricter = { ...election, questions: [questionOf(2, 2, 4), questionOf(2, 1, 1, true)] };
      const again = made(parseBallot(stricter, good));
      assert.equal(codeOf(verifyBallot(stricter, again)), 'ballot-proof-invalid');
    });

    const choices: readonly (readonly [string, ProtocolErrorCode, readonly Choices[]])[] = [
      ['too few questions', 'choices-length', [[1, 0]]],
      ['too few choices', 'choices-length', [[1], [0, 1, 0]]],
      [
        'more than the maximum',
        'choices-above-maximum',
        [
          [0, 0],
          [0, 1, 1],
        ],
      ],
      [
        'less than the minimum',
        'choices-below-minimum',
        [
          [0, 0],
          [0, 0, 0],
        ],
      ],
      [
        'blank and a candidate',
        'choices-blank-not-alone',
        [
          [0, 0],
          [1, 1, 0],
        ],
      ],
    ];
    for (const [what, code, wrong] of choices) {
      it(`is not made of ${what}`, () => {
        const [credential = ''] = small.privateCredentials;
        assert.equal(codeOf(encryptBallot({ election, credential, choices: wrong })), code);
      });
    }

    it('is not made with a malformed credential', () => {
      const attempt = encryptBallot({ election, credential: 'abc', choices: chosen });
      assert.equal(codeOf(attempt), 'credential-malformed');
    });

    it('is made of the given randomness, the first drawn being that of the first ciphertext', () => {
      const [credential = ''] = small.privateCredentials;
      const sourceOf = (later: number) => {
        let calls = 0;
        return (length: number) => new Uint8Array(length).fill(calls++ === 0 ? 1 : later + calls);
      };
      const encrypt = (later: number) =>
        made(encryptBallot({ election, credential, choices: chosen, random: sourceOf(later) })).ballot;
      const alphaOf = (ballot: string) => made(parseBallot(election, ballot)).answers[0]?.choices[0]?.alpha;
      assert.equal(encrypt(1), encrypt(1));
      assert.notEqual(encrypt(1), encrypt(9));
      assert.equal(alphaOf(encrypt(1)), alphaOf(encrypt(9)));
    });
  });
}

for (const group of groupNames) {
  describe(`what only the membership test catches in ${group}`, () => {
    it('refuses a ciphertext with a component of order two, although every proof holds', () => {
      const tested = createElection({ group, questions: [questionOf(2, 0, 1)] });
      const [credential = ''] = tested.privateCredentials;
      const { text, parsed } = cofactorBallot(tested.election, credential);
      assert.equal(codeOf(verifyBallot(tested.election, parsed)), 'accepted', 'the proofs hold');
      const result = parseBallot(tested.election, text);
      assert.equal(codeOf(result), 'element-outside-group');
      assert.equal(result.ok ? '' : result.error.path, 'answers[0].choices[0].alpha');
      // A copy, which the parser has not seen, is tested by the verifier.
      assert.equal(codeOf(verifyBallot(tested.election, { ...parsed })), 'element-outside-group');
    });
  });
}
