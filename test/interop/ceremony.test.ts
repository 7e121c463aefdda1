/** A threshold ceremony in which some trustees use belenios-tool for their part, and some our own code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accumulate,
  assembleThreshold,
  beginCeremony,
  checkCeremony,
  combineDecryptions,
  commitContribution,
  commitForTool,
  confirmThreshold,
  electionKeyOf,
  encryptBallot,
  finishCeremony,
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  groupNames,
  inputForTool,
  openToolKey,
  parseBallot,
  parseElection,
  partialDecrypt,
  publicCredentialOf,
  revealContribution,
  verifyArchive,
  writeArchive,
  writeCredentials,
  writeElection,
  writeTrustees,
} from '../../packages/protocol/src/index.ts';
import { type ElectionFolder, inFolder, made, toolChoices } from './tool.ts';

const choices = toolChoices();
const debian12 = choices.find(({ group }) => group === 'BELENIOS-2048')?.path;
const { path, skip } = choices.find(({ group }) => group === 'Ed25519') ?? assert.fail();

/** One step of the tool. */
function toolStep(
  folder: ElectionFolder,
  group: string,
  step: number,
  parameters: readonly string[],
  input = '',
) {
  const command = ['setup', 'generate-trustee-key-threshold', '--group', group, '--step', String(step)];
  return folder.run([...command, ...parameters], input).trim();
}

describe('trustees with belenios-tool 3 and trustees with our command make one key', { skip }, () => {
  for (const group of groupNames) {
    it(`any two of three in ${group}, beside a single one`, () => {
      inFolder(path, (folder) => {
        const context = { group, size: 3, threshold: 2 };
        const certs = ['--certs', 'certs.jsons'];
        const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

        // Step 1: members 1 and 3 are ours, member 2 has the tool.
        const [one, three] = [1, 3].map((index) => made(beginCeremony(context, index)));
        assert.ok(one !== undefined && three !== undefined);
        toolStep(folder, group, 1, ['--threshold-context', '2/2/3']);
        const name = (folder.list('.cert')[0] ?? '').replace('.cert', '');
        const seed = folder.read(`${name}.key`);
        const certificates = [one.file, folder.read(`${name}.cert`), three.file];
        folder.write('certs.jsons', lines(certificates));
        toolStep(folder, group, 2, certs);

        // Steps 2 and 3: the tool knows no commitments, so its owner commits to what it gave with our code.
        const contribution = toolStep(folder, group, 3, [...certs, '--key', `${name}.key`]);
        const committed = [one, three].map(({ state }) => made(commitContribution(state, certificates)));
        const commitment = made(commitForTool({ context, seed, certificates, contribution }));
        const commitments = [committed[0]?.file ?? '', commitment, committed[1]?.file ?? ''];
        const revealed = committed.map(({ state }) => made(revealContribution(state, commitments)));
        const contributions = [revealed[0]?.file ?? '', contribution, revealed[1]?.file ?? ''];
        assert.ok(checkCeremony(group, { certificates, commitments, contributions }).ok);

        // Step 4: the tool as administrator makes the same inputs as we do.
        folder.write('polynomials.jsons', lines(contributions));
        toolStep(folder, group, 4, [...certs, '--polynomials', 'polynomials.jsons']);
        const input = made(inputForTool(group, { certificates, commitments, contributions }, 2));
        assert.equal(folder.read(`${name}.vinput`), input);

        // Step 5: everybody checks the shares of all.
        const finished = revealed.map(({ state }) => made(finishCeremony(state, contributions)));
        const key = toolStep(folder, group, 5, [...certs, '--key', `${name}.key`], input);
        const keys = [finished[0]?.file ?? '', key, finished[1]?.file ?? ''];

        // Step 6: the tool as administrator ends with the same group as we do.
        const assembled = made(assembleThreshold(group, { certificates, commitments, contributions, keys }));
        const byTool = toolStep(
          folder,
          group,
          6,
          [...certs, '--polynomials', 'polynomials.jsons'],
          lines(keys),
        );
        assert.equal(byTool, assembled.threshold);
        for (const { state } of finished) {
          assert.equal(made(confirmThreshold(state, byTool)).jointKey, assembled.jointKey);
        }

        // An election under this key: the single trustee, the tool's member and one of ours decrypt.
        const single = generateTrusteeKey(group, 'Témoin');
        const trustees = writeTrustees([single.trustee], [assembled.threshold]);
        const uuid = generateUuid();
        const text = writeElection({
          description: 'd',
          name: 'n',
          group,
          publicKey: made(electionKeyOf(group, trustees)),
          questions: [{ answers: ['A', 'B'], min: 0, max: 2, question: 'Q' }],
          uuid,
        });
        const election = made(parseElection(text));
        const credential = generateCredential();
        const { ballot } = made(encryptBallot({ election, credential, choices: [[0, 1]] }));
        const tally = accumulate(election, [made(parseBallot(election, ballot))]);
        const { encryptedTally } = tally;
        const setup = {
          election: text,
          trustees,
          credentials: made(writeCredentials([publicCredentialOf(group, uuid, credential)])),
          timestamp: 1_795_308_344,
          ballots: [ballot],
          closed: true,
          encryptedTally: tally,
        };
        folder.write(`${uuid}.bel`, writeArchive(setup));
        const dkey = /"private_key":("(?:[^"\\]|\\.)*")/.exec(key)?.[1] ?? '';
        const privateKey: unknown = JSON.parse(dkey);
        assert.ok(typeof privateKey === 'string');
        folder.write('member.dkey', privateKey);
        const options = ['--key', `${name}.key`, '--decryption-key', 'member.dkey', '--trustee-id', '3'];
        // A line with the decryption, and one that says whose it is.
        const [ofTool = ''] = folder.run(['election', 'decrypt-threshold', ...options]).split('\n');
        const opened = made(openToolKey({ group }, seed, privateKey));
        const state = finished[1]?.state;
        assert.ok(state?.step === 'finished');
        const decrypt = (owner: number, secret: string) => ({
          owner,
          text: made(partialDecrypt({ election, encryptedTally, privateKey: secret })),
        });
        // Our own decryption with the tool's key gives the same factors.
        const factors = (decryption: string): string =>
          decryption.slice(0, decryption.indexOf('decryption_proofs'));
        assert.equal(factors(decrypt(3, opened).text), factors(ofTool));
        const decryptions = [
          decrypt(1, single.privateKey),
          { owner: 3, text: ofTool },
          decrypt(4, state.decryptionKey),
        ];
        const { result } = made(
          combineDecryptions({ election, trustees, encryptedTally, decryptions, numberOfBallots: 1 }),
        );
        assert.equal(result, '{"result":[[0,1]]}');
        folder.write(`${uuid}.bel`, writeArchive({ ...setup, decryptions }));
        assert.equal(folder.run(['election', 'compute-result']).trim(), result);
        const complete = writeArchive({ ...setup, decryptions, result });
        assert.deepEqual(verifyArchive(complete).failures, []);
        const judges = group === 'Ed25519' ? [path] : [path, debian12].filter((tool) => tool !== undefined);
        for (const judge of judges) {
          inFolder(judge, (judging) => {
            judging.write(`${uuid}.bel`, complete);
            const { accepted, message } = judging.verdict();
            assert.ok(accepted, message);
          });
        }
      });
    });
  }
});
