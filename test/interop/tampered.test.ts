/**
 * Elections that somebody has tampered with: our verifier refuses each, by code. What the tool says of the same
 * archive is recorded beside, because it is not stricter everywhere; a new version that says otherwise shows here.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  signaturePrefix,
  signedHash,
  withoutSignature,
  withSignature,
} from '../../packages/protocol/src/ballot/ballot.ts';
import { inContext } from '../../packages/protocol/src/context.ts';
import { credentialSecret } from '../../packages/protocol/src/credentials.ts';
import {
  accumulate,
  type ArchiveInput,
  encryptBallot,
  generateCredential,
  parseBallot,
  systemRandom,
  verifyArchive,
  writeArchive,
} from '../../packages/protocol/src/index.ts';
import { proveKnowledge } from '../../packages/protocol/src/proofs/schnorr.ts';
import { makeElection, type OurElection, plans, stagesOf } from './our-election.ts';
import { inFolder, made, toolChoices } from './tool.ts';

/** Signs a changed ballot as a cheating voter would, who knows the credential. */
function signAgain(ours: OurElection, voter: number, ballot: string): string {
  const { election } = ours;
  return inContext(election.group, (context) => {
    const secret = credentialSecret(context.group.order, election.uuid, ours.privateCredentials[voter] ?? '');
    const unsigned = withoutSignature(ballot);
    const hash = signedHash(unsigned);
    return withSignature(
      unsigned,
      hash,
      proveKnowledge(context, secret, signaturePrefix(hash), systemRandom),
    );
  });
}

interface Tampering {
  readonly what: string;
  readonly code: string;
  /** Versions that accept it all the same. */
  readonly toolAccepts: readonly (2 | 3)[];
  readonly change: (ours: OurElection, complete: ArchiveInput) => Uint8Array;
}

/** An archive with the first ballot changed and nothing counted yet. */
function withBallot(change: (ours: OurElection, ballot: string) => string): Tampering['change'] {
  return (ours) => {
    const [, voting] = stagesOf(ours)[1] ?? assert.fail();
    const [first = '', ...others] = ours.ballots;
    const changed = change(ours, first);
    assert.notEqual(changed, first);
    return writeArchive({ ...voting, ballots: [changed, ...others] });
  };
}

const tamperings: readonly Tampering[] = [
  {
    what: 'a false proof, signed by the voter',
    code: 'ballot-proof-invalid',
    toolAccepts: [],
    change: withBallot((ours, ballot) =>
      signAgain(ours, 0, ballot.replace(/"response":"\d+"/, '"response":"12345"')),
    ),
  },
  {
    what: 'the overall proof of another ballot, signed by the voter',
    code: 'ballot-proof-invalid',
    toolAccepts: [],
    change: withBallot((ours, ballot) => {
      const [proof = ''] = /"overall_proof":.*\]/.exec(withoutSignature(ours.ballots[1] ?? '')) ?? [];
      return signAgain(
        ours,
        0,
        ballot.replace(/"overall_proof":.*\](?=\}\],"signature)/, proof.replace(/\}\]$/, '')),
      );
    }),
  },
  {
    what: 'a ballot changed after signing',
    code: 'ballot-signature-invalid',
    toolAccepts: [],
    change: withBallot((_, ballot) => ballot.replace(/"response":"\d+"/, '"response":"12345"')),
  },
  {
    what: 'a ballot by a credential that is not listed',
    code: 'ballot-credential-unlisted',
    toolAccepts: [],
    change: withBallot(({ election }) => {
      const credential = generateCredential();
      return made(encryptBallot({ election, credential, choices: [[1, 0, 0]] })).ballot;
    }),
  },
  {
    what: 'a scalar not below the order, signed by the voter',
    code: 'scalar-out-of-range',
    toolAccepts: [],
    change: withBallot((ours, ballot) => {
      const order = inContext(ours.election.group, ({ group }) => group.order.toString());
      const larger = (digits: string): string => String(BigInt(digits) + BigInt(order));
      const changed = ballot.replace(
        /"response":"(\d+)"/,
        (_, digits: string) => `"response":"${larger(digits)}"`,
      );
      return signAgain(ours, 0, changed);
    }),
  },
  {
    what: 'a needless field in an answer, signed by the voter',
    code: 'field-unexpected',
    toolAccepts: [2, 3],
    change: withBallot((ours, ballot) =>
      signAgain(ours, 0, ballot.replace('{"choices"', '{"note":1,"choices"')),
    ),
  },
  {
    what: 'the fields of an answer in another order, signed by the voter',
    code: 'ballot-not-canonical',
    toolAccepts: [2, 3],
    change: withBallot((ours, ballot) =>
      signAgain(ours, 0, ballot.replace(/("choices":\[.*?\]),("individual_proofs":\[\[.*?\]\])/, '$2,$1')),
    ),
  },
  {
    what: 'an element in another form, signed by the voter',
    code: 'element-malformed',
    toolAccepts: [2, 3],
    change: withBallot((ours, ballot) =>
      signAgain(
        ours,
        0,
        // The first element with a letter becomes upper case; decimal ones get a leading zero.
        ballot.replace(
          /"alpha":"(\w*)"/,
          (_, text: string) => `"alpha":"${/[a-f]/.test(text) ? text.toUpperCase() : `0${text}`}"`,
        ),
      ),
    ),
  },
  {
    what: 'a space in a ballot',
    code: 'ballot-not-canonical',
    toolAccepts: [],
    change: withBallot((_, ballot) => ballot.replace(',"answers"', ', "answers"')),
  },
  {
    what: 'a ballot for another election',
    code: 'ballot-foreign-election',
    toolAccepts: [],
    change: withBallot(({ election, privateCredentials }) => {
      const other = { ...election, fingerprint: election.fingerprint.replace(/./g, 'A') };
      const [credential = ''] = privateCredentials;
      return made(encryptBallot({ election: other, credential, choices: [[1, 0, 0]] })).ballot;
    }),
  },
  {
    what: 'a ballot left out of the tally',
    code: 'tally-mismatch',
    toolAccepts: [2, 3],
    change: (ours) => {
      const [, ended] = stagesOf(ours).find(([stage]) => stage === 'ended') ?? assert.fail();
      const counted = ours.ballots.slice(1).map((text) => made(parseBallot(ours.election, text)));
      return writeArchive({ ...ended, encryptedTally: accumulate(ours.election, counted) });
    },
  },
  {
    what: 'a false number of ballots',
    code: 'tally-size-mismatch',
    toolAccepts: [2, 3],
    change: ({ tally }, complete) =>
      writeArchive({
        ...complete,
        encryptedTally: { ...tally, sizedTally: tally.sizedTally.replaceAll(':3,', ':4,') },
      }),
  },
  {
    what: 'a false decryption factor',
    code: 'decryption-proof-invalid',
    toolAccepts: [],
    change: ({ decryptions: [first] }, complete) => {
      const { owner, text } = first ?? assert.fail();
      const changed = text.replace(/\["(\w+)","(\w+)"/, '["$2","$1"');
      return writeArchive({ ...complete, decryptions: [{ owner, text: changed }] });
    },
  },
  {
    what: 'a false result',
    code: 'result-mismatch',
    toolAccepts: [],
    change: (_, complete) => writeArchive({ ...complete, result: '{"result":[[1,2,1]]}' }),
  },
  {
    what: 'dirty padding',
    code: 'archive-padding',
    toolAccepts: [],
    change: (_, complete) => {
      const bytes = writeArchive(complete);
      bytes[bytes.length - 1] = 1;
      return bytes;
    },
  },
  {
    what: 'blocks at the end',
    code: 'archive-trailing-bytes',
    toolAccepts: [],
    change: (_, complete) => Buffer.concat([writeArchive(complete), new Uint8Array(1024)]),
  },
];

for (const { name, group, path, skip } of toolChoices()) {
  describe(`tampered elections in ${group}, and what ${name} says`, { skip }, () => {
    const ours = makeElection(group, plans[0] ?? assert.fail());
    const [, complete] = stagesOf(ours).at(-1) ?? assert.fail();
    const version = group === 'Ed25519' ? 3 : 2;
    for (const { what, code, toolAccepts, change } of tamperings) {
      it(what, () => {
        const bytes = change(ours, complete);
        const { ok, failures } = verifyArchive(bytes);
        assert.ok(!ok);
        assert.equal(failures[0]?.code, code, failures[0]?.message);
        inFolder(path, (folder) => {
          folder.write(`${ours.election.uuid}.bel`, bytes);
          const { accepted, message } = folder.verdict();
          assert.equal(accepted, toolAccepts.includes(version), message);
        });
      });
    }
  });
}
