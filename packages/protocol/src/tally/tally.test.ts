import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accumulate,
  combineDecryptions,
  generateTrusteeKey,
  groupNames,
  parseBallot,
  parseResult,
  parseSizedTally,
  partialDecrypt,
  publicCredentialOf,
  startTally,
  verifyPartialDecryption,
} from '../index.ts';
import { ballotOf, codeOf, createElection, made, questionOf } from '../testing/elections.ts';

for (const group of groupNames) {
  describe(`the count in ${group}`, () => {
    const made3 = createElection({ group, questions: [questionOf(2, 0, 2)], trustees: 3, voters: 2 });
    const { election, keys, trustees } = made3;
    const ballots = [ballotOf(made3, [[1, 1]]), ballotOf(made3, [[1, 0]], 1)].map((text) =>
      made(parseBallot(election, text)),
    );
    const { encryptedTally } = accumulate(election, ballots);
    const decryptions = keys.map(({ privateKey }, index) => ({
      owner: index + 1,
      text: made(partialDecrypt({ election, encryptedTally, privateKey })),
    }));
    const [first, second, third] = decryptions;
    const combine = (given: typeof decryptions, numberOfBallots = 2) =>
      combineDecryptions({ election, trustees, encryptedTally, decryptions: given, numberOfBallots });
    const [publicKey = ''] = keys.map((key) => key.publicKey);
    const check = (decryption: string, key = publicKey, tally = encryptedTally) =>
      codeOf(verifyPartialDecryption({ election, encryptedTally: tally, publicKey: key, decryption }));

    it('is what was chosen, from trustees in any order', () => {
      assert.deepEqual(made(combine(decryptions)).counts, [[2, 1]]);
      assert.equal(made(combine(decryptions.toReversed())).result, '{"result":[[2,1]]}');
    });

    it('is the same one ballot after the other, from their texts', () => {
      const weights = new Map(ballots.slice(1).map(({ credential }) => [credential, 5]));
      for (const given of [undefined, weights]) {
        const running = startTally(election, given);
        for (const { text, tracker, credential } of ballots) {
          assert.deepEqual(made(running.add(text)), { tracker, credential });
        }
        assert.deepEqual(running.accumulation(), accumulate(election, ballots, given));
      }
      const running = startTally(election);
      const [text = ''] = ballots.map((ballot) => ballot.text);
      assert.equal(codeOf(running.add(`${text} `)), 'ballot-not-canonical');
      const [alpha = ''] = /"alpha":"(\w+)"/.exec(text)?.slice(1) ?? [];
      const outside = group === 'Ed25519' ? `${'0'.repeat(63)}2` : '9'.repeat(617);
      assert.equal(codeOf(running.add(text.replace(alpha, outside))), 'element-outside-group');
      assert.deepEqual(running.accumulation(), accumulate(election, []), 'what is refused is not counted');
    });

    it('of no ballots is zero', () => {
      const none = accumulate(election, []).encryptedTally;
      const given = keys.map(({ privateKey }, index) => ({
        owner: index + 1,
        text: made(partialDecrypt({ election, encryptedTally: none, privateKey })),
      }));
      const input = { election, trustees, encryptedTally: none, decryptions: given, numberOfBallots: 0 };
      assert.deepEqual(made(combineDecryptions(input)).counts, [[0, 0]]);
    });

    it('needs every trustee once, and no other', () => {
      assert.ok(first !== undefined && second !== undefined && third !== undefined);
      assert.equal(codeOf(combine([first, third])), 'decryption-missing');
      assert.equal(codeOf(combine([first, second, third, first])), 'decryption-owner-duplicate');
      assert.equal(codeOf(combine([...decryptions, { ...first, owner: 4 }])), 'decryption-owner-unknown');
      assert.equal(
        codeOf(combine([{ ...first, owner: 2 }, { ...second, owner: 1 }, third])),
        'decryption-proof-invalid',
      );
    });

    it('can not exceed the number of ballots', () => {
      assert.equal(codeOf(combine(decryptions, 1)), 'count-out-of-range');
    });

    it('takes no partial decryption with another key, tally or proof', () => {
      const text = first?.text ?? '';
      assert.equal(check(text), 'accepted');
      assert.equal(check(text, generateTrusteeKey(group).publicKey), 'decryption-proof-invalid');
      assert.equal(
        check(text, publicKey, accumulate(election, ballots.slice(1)).encryptedTally),
        'decryption-proof-invalid',
      );
      assert.equal(check(text.replace(/"response":"\d+"/, '"response":"5"')), 'decryption-proof-invalid');
      assert.equal(check(text.replace('decryption_factors', 'factors')), 'field-missing');
      assert.equal(check(text.replace(/"decryption_proofs":.*/, '"decryption_proofs":[]}')), 'list-length');
      const [factor = ''] = /"([0-9a-f]+)"/.exec(text)?.slice(1) ?? [];
      const outside = group === 'Ed25519' ? '0'.repeat(64) : '2';
      assert.equal(check(text.replace(factor, outside)), 'element-outside-group');
    });

    it('takes no key that is none', () => {
      for (const privateKey of ['', '0', '-1', '1.5', '9'.repeat(90), 'abc']) {
        assert.equal(
          codeOf(partialDecrypt({ election, encryptedTally, privateKey })),
          'private-key-malformed',
        );
      }
    });

    it('takes no tally of another shape', () => {
      const privateKey = keys[0]?.privateKey ?? '';
      const refusalOf = (tally: string): string =>
        codeOf(partialDecrypt({ election, encryptedTally: tally, privateKey }));
      assert.equal(refusalOf('[]'), 'list-length');
      assert.equal(refusalOf('[[]]'), 'list-length');
      assert.equal(refusalOf(` ${encryptedTally}`), 'json-not-canonical');
      assert.equal(refusalOf('[[{"alpha":"1","beta":"x"},1]]'), 'element-malformed');
    });

    it('reads results of the right shape only', () => {
      assert.deepEqual(made(parseResult(election, '{"result":[[2,1]]}')).counts, [[2, 1]]);
      assert.equal(codeOf(parseResult(election, '{"result":[[2]]}')), 'list-length');
      assert.equal(codeOf(parseResult(election, '{"result":[[2,-1]]}')), 'field-value');
    });
  });
}

it('a ballot of another election is a mistake of the program', () => {
  const [one, two] = [1, 2].map(() => createElection({ group: 'Ed25519', questions: [questionOf(1, 0, 1)] }));
  assert.ok(one !== undefined && two !== undefined);
  const ballot = made(parseBallot(one.election, ballotOf(one, [[1]])));
  assert.throws(() => accumulate(two.election, [ballot]), TypeError);
});

for (const group of groupNames) {
  it(`ballots count as often as their credential weighs, in ${group}`, () => {
    const made3 = createElection({ group, questions: [questionOf(2, 0, 2)], voters: 3 });
    const { election, keys, trustees, privateCredentials } = made3;
    const ballots = [[[1, 1] as const], [[1, 0] as const], [[0, 1] as const]].map((choices, voter) =>
      made(parseBallot(election, ballotOf(made3, choices, voter))),
    );
    const [one = '', two = '', three = ''] = privateCredentials.map((credential) =>
      publicCredentialOf(group, election.uuid, credential),
    );
    const large = 2 ** 30 + 5;
    const weights = new Map([
      [one, 3],
      [two, 0],
      [three, large],
    ]);
    const { encryptedTally, sizedTally } = accumulate(election, ballots, weights);
    const { count, totalWeight } = made(parseSizedTally(sizedTally));
    assert.deepEqual([count, totalWeight], [3, large + 3]);
    assert.ok(sizedTally.includes('"total_weight":"1073741832"'));
    const privateKey = keys[0]?.privateKey ?? '';
    const decryptions = [{ owner: 1, text: made(partialDecrypt({ election, encryptedTally, privateKey })) }];
    const input = { election, trustees, encryptedTally, decryptions, numberOfBallots: count };
    const { counts, result } = made(combineDecryptions({ ...input, totalWeight }));
    assert.deepEqual(counts, [[3, large + 3]]);
    assert.equal(result, '{"result":[[3,"1073741832"]]}');
    assert.deepEqual(made(parseResult(election, result)).counts, counts);
    assert.equal(codeOf(combineDecryptions(input)), 'count-out-of-range');
    assert.equal(codeOf(parseResult(election, '{"result":[["3",0]]}')), 'weight-malformed');
    assert.equal(codeOf(parseResult(election, '{"result":[[1073741832,0]]}')), 'weight-malformed');
    for (const text of [
      sizedTally.replace('"1073741832"', '1073741832'),
      sizedTally.replace('"1073741832"', '"5"'),
      sizedTally.replace('"1073741832"', '"01"'),
    ]) {
      assert.equal(codeOf(parseSizedTally(text)), 'weight-malformed');
    }
  });
}
