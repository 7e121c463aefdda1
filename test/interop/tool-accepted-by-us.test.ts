/** Elections that belenios-tool makes are accepted by our verifier at every stage, and we count them as it does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accumulate,
  combineDecryptions,
  countedBallots,
  parseBallot,
  parseCredentials,
  parseElection,
  parseSizedTally,
  partialDecrypt,
  readArchive,
  verifyArchive,
} from '../../packages/protocol/src/index.ts';
import { inFolder, made, toolChoices } from './tool.ts';
import { runToolElection, type ToolPlan } from './tool-election.ts';

const answers = ['Zoë Peeters', 'Noël D’Hondt', 'François "Fr" Müller'];
const plans: readonly Omit<ToolPlan, 'group'>[] = [
  {
    questions: [
      { answers, blank: true, min: 1, max: 2, question: 'Effectifs' },
      { answers: answers.slice(1), min: 0, max: 4, question: 'Suppléants' },
    ],
    trustees: 3,
    votes: [
      {
        voter: 0,
        choices: [
          [1, 0, 0, 0],
          [1, 1],
        ],
      },
      {
        voter: 1,
        choices: [
          [0, 1, 0, 1],
          [0, 0],
        ],
      },
      {
        voter: 0,
        choices: [
          [0, 0, 1, 0],
          [0, 1],
        ],
      },
      {
        voter: 2,
        choices: [
          [1, 0, 0, 0],
          [1, 0],
        ],
      },
    ],
  },
  { questions: [{ answers, min: 0, max: 1, question: 'Effectifs' }], trustees: 1, votes: [] },
  {
    questions: [{ answers, min: 0, max: 2, question: 'Effectifs' }],
    trustees: 1,
    threshold: { size: 3, threshold: 2 },
    votes: [{ voter: 3, choices: [[1, 0, 1]] }],
    weights: [1, 2, 3, 4],
  },
];
const results = ['{"result":[[1,1,1,1],[1,1]]}', '{"result":[[0,0,0]]}', '{"result":[[4,0,4]]}'];
const stageAfter: Readonly<Record<string, string>> = {
  Setup: 'setup',
  Ballot: 'voting',
  EndBallots: 'ended',
  EncryptedTally: 'tallied',
  PartialDecryption: 'decrypting',
  Result: 'result',
};

for (const { name, group, path, skip } of toolChoices()) {
  describe(`our verifier on elections of ${name} in ${group}`, { skip }, () => {
    // Version 2 writes threshold groups in a form of its own, which later versions refuse, as we do unless told.
    const thresholdForm = group === 'Ed25519' ? 'signed' : 'plain';
    plans.forEach((plan, index) => {
      const group2 = plan.threshold === undefined ? '' : ' and a threshold group, weights';
      it(`${plan.trustees} trustees${group2}, ${plan.votes.length} ballots`, () => {
        inFolder(path, (folder) => {
          const made1 = runToolElection(folder, { ...plan, group }, (type) => {
            const { failures, stage } = verifyArchive(folder.archive(), { thresholdForm });
            assert.deepEqual([failures, stage], [[], stageAfter[type]]);
          });
          assert.equal(made1.result, results[index]);
          const { counts } = verifyArchive(folder.archive(), { thresholdForm });
          assert.equal(JSON.stringify({ result: counts }), results[index]);

          // The same ballots, added up and decrypted by us with the tool's keys.
          const content = made(readArchive(folder.archive()));
          const election = made(parseElection(content.election));
          const ballots = countedBallots(
            content.ballots.map(({ text }) => made(parseBallot(election, text))),
          );
          const tally = accumulate(election, ballots, made(parseCredentials(group, content.credentials)));
          assert.deepEqual(tally, content.encryptedTally);
          const { encryptedTally } = tally;
          const decryptions = made1.privateKeys.map(({ owner, privateKey }) => ({
            owner,
            text: made(partialDecrypt({ election, encryptedTally, privateKey })),
          }));
          const { trustees } = content;
          const numberOfBallots = ballots.length;
          const combined = combineDecryptions({
            election,
            trustees,
            encryptedTally,
            decryptions,
            numberOfBallots,
            totalWeight: made(parseSizedTally(tally.sizedTally)).totalWeight,
            thresholdForm,
          });
          assert.equal(made(combined).result, results[index]);
        });
      });
    });
  });
}
