/** Elections made by belenios-tool 2.0, 3.0 and 3.3: they verify, and what is deterministic comes out the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Context, inContext } from './context.ts';
import { credentialSecret, isCredential } from './credentials.ts';
import { integerOf } from './encoding/bytes.ts';
import { hashToScalar, hexHash } from './encoding/hash.ts';
import { parseMember, textOfElement } from './group/elements.ts';
import {
  accumulate,
  combineDecryptions,
  groupNames,
  parseBallot,
  parseElection,
  partialDecrypt,
  readArchive,
  trackerOf,
  verifyArchive,
} from './index.ts';
import { signedHash, withoutSignature } from './ballot/ballot.ts';
import { countedBallots } from './tally/tally.ts';
import { made, stringAt, vector } from './testing/elections.ts';
import { rebuildCommitments } from './proofs/disjunction.ts';

const archives = [
  {
    folder: 'ed25519-noblank',
    worked: 'worked-ed25519-noblank.json',
    result: '{"result":[[2,1,1,1,2,1,3],[1,3,3]]}',
  },
  {
    folder: 'belenios2048-blank',
    worked: 'worked-belenios2048-blank.json',
    result: '{"result":[[1,2,0,1,1,2,1,3],[1,1,2,3]]}',
  },
];

for (const { folder, worked, result } of archives) {
  describe(`the tool's election ${folder}`, () => {
    const bytes = vector(`${folder}/archive.bel`);
    const content = made(readArchive(bytes));
    const election = made(parseElection(content.election));
    const ballots = content.ballots.map(({ text }) => made(parseBallot(election, text)));
    const tally = accumulate(election, countedBallots(ballots));

    it('passes every check', () => {
      const progress: number[] = [];
      const report = verifyArchive(bytes, { onProgress: ({ ballots: done }) => progress.push(done) });
      assert.deepEqual(report.failures, []);
      assert.ok(report.ok);
      assert.equal(report.stage, 'result');
      assert.equal(report.ballots, 7);
      assert.deepEqual(progress, [1, 2, 3, 4, 5, 6, 7]);
      assert.equal(JSON.stringify({ result: report.counts }), result);
    });

    it('adds up to the tally of the tool, each voter’s last ballot counting', () => {
      assert.deepEqual(tally, content.encryptedTally);
    });

    it('is decrypted to the result of the tool with the trustee’s key', () => {
      const privateKey = vector(`${folder}/trustee.privkey`).toString().trim().slice(1, -1);
      const { encryptedTally } = tally;
      const text = made(partialDecrypt({ election, encryptedTally, privateKey }));
      const factors = (decryption: string): string =>
        decryption.slice(0, decryption.indexOf('decryption_proofs'));
      assert.equal(factors(text), factors(content.decryptions[0]?.text ?? ''));
      const { trustees } = content;
      const combined = made(
        combineDecryptions({
          election,
          trustees,
          encryptedTally,
          decryptions: [{ owner: 1, text }],
          numberOfBallots: 5,
        }),
      );
      assert.equal(combined.result, result);
    });

    it('has the hashes of the worked example', () => {
      const values: unknown = JSON.parse(vector(worked).toString());
      assert.equal(hexHash(content.election), stringAt(values, 'election_json_sha256_hex'));
      assert.equal(election.fingerprint, stringAt(values, 'election_fingerprint_phi'));
      const hash = stringAt(values, 'ballot_hash_hex');
      const ballot = content.ballots.find(({ text }) => hexHash(text) === hash)?.text ?? '';
      assert.equal(trackerOf(ballot), stringAt(values, 'tracker'));
      assert.equal(signedHash(withoutSignature(ballot)), stringAt(values, 'signature', 'hash'));
    });
  });
}

/** Old credentials (tool 2.0) are stretched otherwise; this package does not make or use them, only their ballots. */
function secretOf(order: bigint, uuid: string, credential: string): bigint {
  if (isCredential(credential)) return credentialSecret(order, uuid, credential);
  return integerOf(pbkdf2(sha256, credential, uuid, { c: 1000, dkLen: 32 })) % order;
}

/** Prefix and elements of a hash input: what comes before and after its last bar. */
function split(input: string): readonly [string, string] {
  const at = input.lastIndexOf('|') + 1;
  return [input.slice(0, at), input.slice(at)];
}

function workedValues<E>(context: Context<E>, values: unknown): void {
  const { group, generator } = context;
  const at = (...path: readonly (string | number)[]): string => stringAt(values, ...path);
  const secret = secretOf(group.order, at('uuid'), at('private_credential'));
  assert.equal(String(secret), at('secret_exponent'));
  assert.equal(textOfElement(group, generator.power(secret)), at('public_credential'));
  for (const name of ['pok', 'individual_proof']) {
    const [prefix, elements] = split(at(name, 'hash_input'));
    assert.equal(String(hashToScalar(group.order, prefix, elements.split(','))), at(name, 'mod_q'));
  }
  const publicKey = at('pok', 'hash_input').split('|')[2] ?? '';
  const ciphertext = ['alpha', 'beta'].map((name) =>
    parseMember(group, at('individual_proof', 'ciphertext', name), name),
  );
  const clauses = [0, 1].map((claim) => {
    const challenge = BigInt(at('individual_proof', 'proofs', claim, 'challenge'));
    const response = BigInt(at('individual_proof', 'proofs', claim, 'response'));
    const [alphaPower = group.identity, betaPower = group.identity] = ciphertext.map((element) =>
      group.power(element, challenge),
    );
    return { alphaPower, betaPower, claim, proof: { challenge, response } };
  });
  const rebuilt = group.encode(rebuildCommitments(context, context.keyTable(publicKey, ''), clauses));
  const expected = [0, 1, 2, 3].map((index) => at('individual_proof', 'A0_B0_A1_B1', index));
  assert.deepEqual(rebuilt, expected);
  assert.equal(split(at('individual_proof', 'hash_input'))[1], expected.join());
}

describe('worked examples, value by value', () => {
  for (const name of ['ed25519-noblank', 'ed25519-blank', 'belenios2048-noblank', 'belenios2048-blank']) {
    it(name, () => {
      const values: unknown = JSON.parse(vector(`worked-${name}.json`).toString());
      const group = groupNames.find((known) => known === stringAt(values, 'group')) ?? 'Ed25519';
      inContext(group, (context) => workedValues(context, values));
    });
  }
});
