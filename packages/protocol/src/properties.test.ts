/** What holds for every election, in both groups. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  accumulate,
  type Choices,
  choicesOf,
  combineDecryptions,
  countedBallots,
  groupNames,
  normalizeRegistrationCode,
  parseBallot,
  parseCredentials,
  parseElection,
  parseReference,
  parseTrustee,
  parseTrustees,
  partialDecrypt,
  type Question,
  readArchive,
  verifyArchive,
  verifyBallot,
  verifyReference,
  writeArchive,
} from './index.ts';
import { ballotOf, createElection, made, questionOf } from './testing/elections.ts';

/** A question that can be answered: blank or not, `max` up to two above the number of answers. */
const questions: fc.Arbitrary<Question> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
  .chain(([answers, blank]) =>
    fc
      .integer({ min: 0, max: answers })
      .chain((min) =>
        fc.integer({ min, max: answers + 2 }).map((max) => questionOf(answers, min, max, blank)),
      ),
  );

/** Choices that a question allows. */
function choicesFor(question: Question): fc.Arbitrary<Choices> {
  const length = question.answers.length;
  const most = Math.min(question.max, length);
  const answers = fc
    .subarray(
      Array.from({ length }, (_, index) => index),
      { minLength: question.min, maxLength: most },
    )
    .map((chosen) => Array.from({ length }, (_, index): 0 | 1 => (chosen.includes(index) ? 1 : 0)));
  if (question.blank !== true) return answers;
  const blank = Array.from({ length: choicesOf(question) }, (_, index): 0 | 1 => (index === 0 ? 1 : 0));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(blank) },
    { weight: 2, arbitrary: answers.map((row): Choices => [0, ...row]) },
  );
}

const votes = fc.array(questions, { minLength: 1, maxLength: 2 }).chain((asked) =>
  fc.record({
    asked: fc.constant(asked),
    ballots: fc.array(fc.tuple(...asked.map(choicesFor)), { maxLength: 4 }),
    trustees: fc.integer({ min: 1, max: 3 }),
    revotes: fc.boolean(),
  }),
);

/** Runs of a whole election: the slower group has fewer, so that all tests stay within a minute. */
const runs = { Ed25519: 20, 'BELENIOS-2048': 8 };
const mutations = { Ed25519: 250, 'BELENIOS-2048': 120 };

for (const group of groupNames) {
  describe(`any election in ${group}`, () => {
    it('counts what was chosen', () => {
      fc.assert(
        fc.property(votes, ({ asked, ballots, trustees: number, revotes }) => {
          const made1 = createElection({
            group,
            questions: asked,
            trustees: number,
            voters: Math.max(1, ballots.length),
          });
          const { election, trustees, keys, credentials } = made1;
          const first = ballots[0];
          // A voter may vote again: the first one votes like the last before voting as they mean.
          const replaced =
            revotes && first !== undefined ? [ballotOf(made1, ballots.at(-1) ?? first, 0)] : [];
          const texts = [...replaced, ...ballots.map((choices, voter) => ballotOf(made1, choices, voter))];
          const cast = texts.map((text) => made(verifyBallot(election, made(parseBallot(election, text)))));
          const counted = countedBallots(cast);
          assert.equal(counted.length, ballots.length);
          const tally = accumulate(election, counted);
          const { encryptedTally } = tally;
          const decryptions = keys.map(({ privateKey }, index) => ({
            owner: index + 1,
            text: made(partialDecrypt({ election, encryptedTally, privateKey })),
          }));
          const { result, counts } = made(
            combineDecryptions({
              election,
              trustees,
              encryptedTally,
              decryptions,
              numberOfBallots: counted.length,
            }),
          );
          const expected = asked.map((question, index) =>
            Array.from({ length: question.answers.length + (question.blank === true ? 1 : 0) }, (_, choice) =>
              ballots.reduce((sum, choices) => sum + (choices[index]?.[choice] ?? 0), 0),
            ),
          );
          assert.deepEqual(counts, expected);
          if (replaced.length > 0) return;
          // The archive orders ballots by hash, so that one with replaced ballots would count others.
          const archive = writeArchive({
            election: election.text,
            trustees,
            credentials,
            timestamp: 1_795_308_344,
            ballots: texts,
            closed: true,
            encryptedTally: tally,
            decryptions,
            result,
          });
          const report = verifyArchive(archive);
          assert.deepEqual([report.failures, report.stage, report.counts], [[], 'result', expected]);
        }),
        { numRuns: runs[group] },
      );
    });

    it('refuses a ballot of which one character is changed, added or taken away', () => {
      const asked = [questionOf(1, 0, 1, true), questionOf(1, 0, 1)];
      const small = createElection({ group, questions: asked });
      const text = ballotOf(small, [[0, 1], [0]]);
      const characters = fc.constantFrom(
        ...Array.from(`${text.slice(0, 400)} ,0123456789abcdefABCDEF{}[]":\\`),
      );
      const mutation = fc.record({
        at: fc.nat({ max: text.length - 1 }),
        remove: fc.integer({ min: 0, max: 1 }),
        insert: fc.oneof(characters, fc.constant('')),
      });
      fc.assert(
        fc.property(mutation, ({ at, remove, insert }) => {
          const changed = text.slice(0, at) + insert + text.slice(at + remove);
          fc.pre(changed !== text);
          const parsed = parseBallot(small.election, changed);
          assert.ok(!parsed.ok || !verifyBallot(small.election, parsed.value).ok);
        }),
        { numRuns: mutations[group] },
      );
    });
  });
}

describe('any input', () => {
  it('is refused as a value, not by throwing', () => {
    const { election } = createElection({ group: 'Ed25519', questions: [questionOf(1, 0, 1)] });
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json({ noUnicodeString: false }),
      fc.constant('ISO1..'),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const results = [
          parseElection(text),
          parseBallot(election, text),
          parseTrustee('Ed25519', text),
          parseTrustees('BELENIOS-2048', text),
          parseReference(text),
          verifyReference(text, text),
          normalizeRegistrationCode(text),
        ];
        assert.deepEqual(
          results.filter(({ ok }) => ok),
          [],
        );
        assert.equal(parseCredentials('Ed25519', text).ok, text === '[]');
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        assert.ok(!readArchive(bytes).ok);
        assert.ok(!verifyArchive(bytes).ok);
      }),
    );
  });
});
