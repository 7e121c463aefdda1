/** Elections that we make are accepted by belenios-tool at every stage, and it counts them as we do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyArchive, writeArchive } from '../../packages/protocol/src/index.ts';
import { makeElection, plans, stagesOf } from './our-election.ts';
import { ElectionFolder, inFolder, toolChoices } from './tool.ts';

for (const { name, group, path, skip } of toolChoices()) {
  describe(`${name} on our elections in ${group}`, { skip }, () => {
    for (const plan of plans) {
      it(plan.name, () => {
        const ours = makeElection(group, plan);
        const file = `${ours.election.uuid}.bel`;
        let before: ElectionFolder | undefined;
        for (const [stage, input] of stagesOf(ours)) {
          const bytes = writeArchive(input);
          assert.deepEqual(verifyArchive(bytes).failures, [], stage);
          const folder = new ElectionFolder(path);
          folder.write(file, bytes);
          const { accepted, message } = folder.verdict();
          assert.ok(accepted, `${stage}: ${message}`);
          if (before !== undefined) assert.ok(folder.continues(before), `${stage}: not a continuation`);
          if (stage === 'ended') {
            const tally = folder.run(['election', 'compute-encrypted-tally']).trim().split('\n');
            assert.ok(tally.includes(ours.tally.encryptedTally), 'the tool adds up otherwise');
          }
          if (stage === 'decrypted') {
            assert.equal(folder.run(['election', 'compute-result']).trim(), ours.result.result);
          }
          before?.remove();
          before = folder;
        }
        before?.remove();
        const expected = plan.questions.map((question, index) =>
          Array.from({ length: question.answers.length + (question.blank === true ? 1 : 0) }, (_, choice) =>
            plan.votes.reduce(
              (sum, vote, voter) => sum + (vote[index]?.[choice] ?? 0) * (plan.weights?.[voter] ?? 1),
              0,
            ),
          ),
        );
        assert.deepEqual(ours.result.counts, expected);
      });
    }

    // Version 2 derives credentials otherwise, and so can not vote with ours; it judges ballots made with them all the same.
    if (group !== 'Ed25519') return;
    it('votes with our credentials', () => {
      const ours = makeElection(group, plans[0] ?? assert.fail());
      const [, setup] = stagesOf(ours)[0] ?? assert.fail();
      inFolder(path, (folder) => {
        folder.write(`${ours.election.uuid}.bel`, writeArchive(setup));
        folder.write('credential', ours.privateCredentials[0] ?? '');
        folder.write('choices', '[[1,0,1]]');
        const options = ['--privcred', 'credential', '--choice', 'choices'];
        const ballot = folder.run(['election', 'generate-ballot', ...options]).trim();
        const { ok, failures } = verifyArchive(writeArchive({ ...setup, ballots: [ballot] }));
        assert.deepEqual([ok, failures], [true, []]);
      });
    });
  });
}
