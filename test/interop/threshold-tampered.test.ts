/** Threshold and weighted elections that somebody has tampered with: our code, and beside it what each tool says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accumulate,
  type ArchiveInput,
  parseBallot,
  verifyArchive,
  writeArchive,
} from '../../packages/protocol/src/index.ts';
import { makeElection, type OurElection, plans, stagesOf } from './our-election.ts';
import { inFolder, made, toolChoices } from './tool.ts';

interface Tampering {
  readonly what: string;
  readonly plan: 'threshold' | 'weights';
  readonly code: string;
  /** Versions that accept it all the same. */
  readonly toolAccepts: readonly (2 | 3)[];
  readonly change: (complete: ArchiveInput, ours: OurElection) => ArchiveInput;
}

/** The decryption of a member under the number of another. */
const asOwner =
  (from: number, to: number): Tampering['change'] =>
  ({ decryptions = [], ...rest }) => ({
    ...rest,
    decryptions: decryptions.map(({ owner, text }) => ({ owner: owner === from ? to : owner, text })),
  });

/** The trustees with one text exchanged; it must be there. */
const trusteesWith =
  (pattern: RegExp, by: string): Tampering['change'] =>
  (complete) => {
    const trustees = complete.trustees.replace(pattern, by);
    assert.notEqual(trustees, complete.trustees);
    return { ...complete, trustees };
  };

const tamperings: readonly Tampering[] = [
  {
    what: 'a member’s decryption as that of another member',
    plan: 'threshold',
    code: 'decryption-proof-invalid',
    toolAccepts: [],
    change: asOwner(4, 3),
  },
  {
    what: 'a decryption by a member who does not exist',
    plan: 'threshold',
    code: 'decryption-owner-unknown',
    toolAccepts: [],
    change: asOwner(4, 5),
  },
  {
    what: 'a result without enough members',
    plan: 'threshold',
    code: 'decryption-missing',
    toolAccepts: [],
    change: (complete) => ({ ...complete, decryptions: (complete.decryptions ?? []).slice(0, 2) }),
  },
  {
    what: 'a result without the trustee who must be there',
    plan: 'threshold',
    code: 'decryption-missing',
    toolAccepts: [],
    change: (complete) => ({ ...complete, decryptions: (complete.decryptions ?? []).slice(1) }),
  },
  {
    what: 'a lower threshold than the certificates say',
    plan: 'threshold',
    code: 'trustee-threshold-invalid',
    toolAccepts: [],
    change: trusteesWith(/"threshold":2,"certs"/, '"threshold":1,"certs"'),
  },
  {
    what: 'a false signature of the certificates',
    plan: 'threshold',
    code: 'trustee-certificates-unsigned',
    // Version 2 knows no such signatures.
    toolAccepts: [2],
    change: trusteesWith(/("signatures":\[\{"challenge":"\d+","response":)"\d+"/, '$1"7"'),
  },
  {
    what: 'a group without the signatures',
    plan: 'threshold',
    code: 'trustee-threshold-unsigned',
    toolAccepts: [2],
    change: trusteesWith(/"signatures":\[.*\],"verification_keys"/, '"verification_keys"'),
  },
  {
    what: 'a weight that was changed after the tally',
    plan: 'weights',
    code: 'tally-mismatch',
    // Version 3 takes the stored tally as it is.
    toolAccepts: [3],
    change: (complete) => ({ ...complete, credentials: complete.credentials.replace(/,3"/, ',2"') }),
  },
  {
    what: 'a tally without the weights',
    plan: 'weights',
    code: 'tally-mismatch',
    // Version 2 computes the tally itself, and does not look at the stored one.
    toolAccepts: [2],
    change: (complete, { election, ballots }) => ({
      ...complete,
      encryptedTally: accumulate(
        election,
        ballots.map((text) => made(parseBallot(election, text))),
      ),
    }),
  },
  {
    what: 'a false total weight',
    plan: 'weights',
    code: 'tally-size-mismatch',
    toolAccepts: [2, 3],
    change: ({ encryptedTally, ...rest }) => ({
      ...rest,
      encryptedTally: {
        encryptedTally: encryptedTally?.encryptedTally ?? '',
        sizedTally: (encryptedTally?.sizedTally ?? '').replace(/"total_weight":"\d+"/, '"total_weight":5'),
      },
    }),
  },
];

for (const { name, group, path, skip } of toolChoices()) {
  describe(`tampered threshold and weighted elections in ${group}, and what ${name} says`, { skip }, () => {
    const planOf = (pattern: RegExp) => plans.find((plan) => pattern.test(plan.name)) ?? assert.fail();
    const elections = {
      threshold: makeElection(group, planOf(/any two of three/)),
      weights: makeElection(group, planOf(/^weights/)),
    };
    const version = group === 'Ed25519' ? 3 : 2;
    for (const { what, plan, code, toolAccepts, change } of tamperings) {
      it(what, () => {
        const ours = elections[plan];
        const [, complete] = stagesOf(ours).at(-1) ?? assert.fail();
        const bytes = writeArchive(change(complete, ours));
        const { ok, failures } = verifyArchive(bytes);
        assert.ok(!ok);
        assert.ok(
          failures.some((failure) => failure.code === code),
          failures[0]?.message,
        );
        inFolder(path, (folder) => {
          folder.write(`${ours.election.uuid}.bel`, bytes);
          const { accepted, message } = folder.verdict();
          assert.equal(accepted, toolAccepts.includes(version), message);
        });
      });
    }
  });
}
