/** Voters who vote again in an election with weights: the last ballot counts, as often as its credential weighs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexHash } from '../encoding/hash.ts';
import {
  accumulate,
  type ArchiveInput,
  type ArchiveReport,
  type Choices,
  combineDecryptions,
  groupNames,
  parseBallot,
  parseCredentials,
  partialDecrypt,
  publicCredentialOf,
  startTally,
  verifyArchive,
  verifyArchiveStream,
  writeArchive,
  writeCredentials,
} from '../index.ts';
import { openBallotPool, useNodeCrypto } from '../node.ts';
import { ballotOf, createElection, made, questionOf } from '../testing/elections.ts';

useNodeCrypto();

const weights = [3, 0, 5, 2 ** 20 + 1];
/** Per voter, each of their ballots. */
const votes: readonly (readonly Choices[])[] = [
  [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  [
    [1, 1],
    [1, 0],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [[0, 1]],
];

for (const group of groupNames) {
  describe(`weights and replaced ballots in ${group}`, () => {
    const tested = createElection({ group, questions: [questionOf(2, 0, 2)], voters: weights.length });
    const { election, keys, trustees } = tested;
    const credentials = made(
      writeCredentials(
        tested.privateCredentials.map((credential, voter) => ({
          credential: publicCredentialOf(group, election.uuid, credential),
          weight: weights[voter] ?? 1,
        })),
      ),
    );
    const weightOf = made(parseCredentials(group, credentials));
    // An archive holds ballots in the order of their hashes: the last of each voter is the one with the greatest.
    const cast = votes
      .flatMap((choices, voter) =>
        choices.map((chosen) => ({ voter, chosen, text: ballotOf(tested, [chosen], voter) })),
      )
      .sort((left, right) => (hexHash(left.text) < hexHash(right.text) ? -1 : 1));
    const last = votes.map((_, voter) => cast.findLast((ballot) => ballot.voter === voter) ?? assert.fail());
    const first = votes.map((_, voter) => cast.find((ballot) => ballot.voter === voter) ?? assert.fail());

    const archiveOf = (counted: typeof cast, given = weightOf): Uint8Array => {
      const ballots = counted.map(({ text }) => made(parseBallot(election, text)));
      const tally = accumulate(election, ballots, given);
      const { encryptedTally } = tally;
      const decryptions = keys.map(({ privateKey }, index) => ({
        owner: index + 1,
        text: made(partialDecrypt({ election, encryptedTally, privateKey })),
      }));
      const totalWeight = counted.reduce((sum, { voter }) => sum + (weights[voter] ?? 1), 0);
      const { result } = made(
        combineDecryptions({
          election,
          trustees,
          encryptedTally,
          decryptions,
          numberOfBallots: totalWeight,
        }),
      );
      const input: ArchiveInput = {
        election: election.text,
        trustees,
        credentials,
        timestamp: 1_795_308_344,
        ballots: cast.map(({ text }) => text),
        closed: true,
        encryptedTally: tally,
        decryptions,
        result,
      };
      return writeArchive(input);
    };
    const streamed = async (bytes: Uint8Array): Promise<readonly ArchiveReport[]> => {
      const pool = openBallotPool(2);
      const source = async function* read() {
        await Promise.resolve();
        yield bytes;
      };
      try {
        return [
          await verifyArchiveStream(source),
          await verifyArchiveStream(source, { checker: pool }),
          verifyArchive(bytes),
        ];
      } finally {
        await pool.close();
      }
    };

    it('counts the last ballot of each voter, by their weight', async () => {
      const expected = [0, 1].map((answer) =>
        last.reduce((sum, { voter, chosen }) => sum + (chosen[answer] ?? 0) * (weights[voter] ?? 1), 0),
      );
      for (const report of await streamed(archiveOf(last))) {
        assert.deepEqual(report.failures, []);
        assert.deepEqual(report.counts, [expected]);
        assert.deepEqual([report.ballots, report.replaced], [cast.length, cast.length - votes.length]);
      }
    });

    it('refuses a tally of the first ballots, of all of them, and without the weights', async () => {
      const unweighted = new Map([...weightOf.keys()].map((credential) => [credential, 1]));
      for (const bytes of [archiveOf(first), archiveOf(cast), archiveOf(last, unweighted)]) {
        for (const { ok, failures } of await streamed(bytes)) {
          assert.ok(!ok);
          assert.deepEqual(
            failures.map(({ code }) => code),
            ['tally-mismatch'],
          );
        }
      }
    });

    it('a running tally takes back what a ballot brought, weight and all', () => {
      const running = startTally(election, weightOf);
      for (const { text } of cast) made(running.add(text));
      for (const ballot of cast) if (!last.includes(ballot)) made(running.remove(ballot.text));
      const counted = last.map(({ text }) => made(parseBallot(election, text)));
      assert.deepEqual(running.accumulation(), accumulate(election, counted, weightOf));
    });
  });
}
