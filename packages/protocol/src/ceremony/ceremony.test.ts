/** Threshold ceremonies: any t of n decrypt, fewer do not, and each thing that goes wrong has its own code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inContext } from '../context.ts';
import {
  accumulate,
  assembleThreshold,
  beginCeremony,
  ceremonyFileKindOf,
  checkCeremony,
  combineDecryptions,
  commitContribution,
  confirmThreshold,
  electionKeyOf,
  encryptBallot,
  finishCeremony,
  generateCredential,
  generateTrusteeKey,
  generateUuid,
  groupNames,
  inputForTool,
  missingDecryptions,
  parseBallot,
  parseElection,
  parseMemberState,
  parseThreshold,
  parseTrustees,
  partialDecrypt,
  revealContribution,
  systemRandom,
  writeElection,
  writeMemberState,
  writeTrustees,
} from '../index.ts';
import { decryptionKeyOf, playCeremony, type TestCeremony } from '../testing/ceremony.ts';
import { codeOf, made, questionOf } from '../testing/elections.ts';
import { readCertificates } from './files.ts';
import { encryptMessage, memberKeysOf } from './transport.ts';

/** An election of one ballot under single trustees and one threshold group. */
function electionUnder({ context: { group }, threshold }: TestCeremony, singles: number) {
  const keys = Array.from({ length: singles }, () => generateTrusteeKey(group));
  const trustees = writeTrustees(
    keys.map(({ trustee }) => trustee),
    [threshold],
  );
  const text = writeElection({
    description: 'd',
    name: 'n',
    group,
    publicKey: made(electionKeyOf(group, trustees)),
    questions: [questionOf(2, 0, 2)],
    uuid: generateUuid(),
  });
  const election = made(parseElection(text));
  const { ballot } = made(encryptBallot({ election, credential: generateCredential(), choices: [[1, 0]] }));
  const { encryptedTally } = accumulate(election, [made(parseBallot(election, ballot))]);
  const decrypt = (owner: number, privateKey: string) => ({
    owner,
    text: made(partialDecrypt({ election, encryptedTally, privateKey })),
  });
  const combine = (decryptions: readonly { owner: number; text: string }[]) =>
    combineDecryptions({ election, trustees, encryptedTally, decryptions, numberOfBallots: 1 });
  const bySingles = keys.map(({ privateKey }, at) => decrypt(at + 1, privateKey));
  return { trustees, decrypt, combine, bySingles };
}

describe('any t of n members decrypt beside the single trustees, t − 1 do not', () => {
  const shape = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      threshold: fc.integer({ min: 1, max: size }),
      singles: fc.integer({ min: 0, max: 2 }),
      order: fc.shuffledSubarray(
        Array.from({ length: size }, (_, at) => at + 1),
        { minLength: size },
      ),
    }),
  );
  it('in Ed25519, whatever t, n and who they are', () => {
    fc.assert(
      fc.property(shape, ({ size, threshold, singles, order }) => {
        const ceremony = playCeremony({ group: 'Ed25519', size, threshold });
        const { trustees, decrypt, combine, bySingles } = electionUnder(ceremony, singles);
        const members = order.map((index) => decrypt(singles + index, decryptionKeyOf(ceremony, index)));
        const enough = combine([...members.slice(0, threshold), ...bySingles]);
        assert.equal(made(enough).result, '{"result":[[1,0]]}');
        assert.equal(made(combine([...bySingles, ...members])).result, '{"result":[[1,0]]}');
        const tooFew = [...bySingles, ...members.slice(0, threshold - 1)];
        assert.equal(codeOf(combine(tooFew)), 'decryption-missing');
        const owners = tooFew.map(({ owner }) => owner);
        const missing = missingDecryptions(made(parseTrustees('Ed25519', trustees)), owners);
        assert.equal(missing.groups[0]?.needed, 1);
        assert.deepEqual(missing.singles, []);
        if (singles > 0)
          assert.equal(codeOf(combine([...bySingles.slice(1), ...members])), 'decryption-missing');
      }),
      { numRuns: 15 },
    );
  });

  it('in BELENIOS-2048', () => {
    const ceremony = playCeremony({ group: 'BELENIOS-2048', size: 3, threshold: 2 }, { cipher: 'AES-GCM' });
    const { decrypt, combine, bySingles } = electionUnder(ceremony, 1);
    const [one, three] = [1, 3].map((index) => decrypt(1 + index, decryptionKeyOf(ceremony, index)));
    assert.ok(one !== undefined && three !== undefined);
    assert.equal(made(combine([...bySingles, three, one])).result, '{"result":[[1,0]]}');
    assert.equal(codeOf(combine([...bySingles, three])), 'decryption-missing');
  });
});

const ceremony = playCeremony({ group: 'Ed25519', size: 3, threshold: 2 });
const other = playCeremony({ group: 'Ed25519', size: 3, threshold: 2 });
const { certificates, commitments, contributions, keys, context } = ceremony;
const files = { certificates, commitments, contributions, keys };

/** A state of the first member, `step` steps in. */
const stateAfter = (step: number) => ceremony.states[0]?.[step] ?? assert.fail();
const swapped = (list: readonly string[], at: number, by: string): readonly string[] =>
  list.map((text, index) => (index === at ? by : text));
const without = (list: readonly string[], at: number) => list.filter((_, index) => index !== at);

describe('a member’s steps', () => {
  it('take the files in any order, and may be taken again with the same', () => {
    for (const [step, file, take] of [
      [0, commitments[0], (at: number) => commitContribution(stateAfter(at), certificates.toReversed())],
      [1, contributions[0], (at: number) => revealContribution(stateAfter(at), commitments.toReversed())],
      [2, keys[0], (at: number) => finishCeremony(stateAfter(at), contributions.toReversed())],
    ] as const) {
      for (let at = step + 1; at < 4; at += 1) {
        assert.deepEqual(made(take(at)), { state: stateAfter(at), file });
      }
    }
    const again = commitContribution(stateAfter(1), other.certificates);
    assert.equal(codeOf(again), 'ceremony-own-changed');
  });

  it('survive being written and read', () => {
    for (const state of ceremony.states.flat()) {
      assert.deepEqual(made(parseMemberState(writeMemberState(state))), state);
    }
    for (const text of [
      '',
      '{}',
      '{"step":"certified"}',
      writeMemberState(stateAfter(3)).replace('"keyFile"', '"x"'),
    ]) {
      assert.equal(codeOf(parseMemberState(text)), 'ceremony-state-malformed');
    }
  });

  it('are refused before their time', () => {
    assert.equal(codeOf(revealContribution(stateAfter(0), commitments)), 'ceremony-step-wrong');
    assert.equal(codeOf(finishCeremony(stateAfter(0), contributions)), 'ceremony-step-wrong');
    assert.equal(codeOf(finishCeremony(stateAfter(1), contributions)), 'ceremony-step-wrong');
    assert.equal(codeOf(confirmThreshold(stateAfter(2), ceremony.threshold)), 'ceremony-step-wrong');
  });

  it('tell a lost trustee, one who is there twice, a file of another step and one of another ceremony', () => {
    const steps = [
      {
        list: certificates,
        foreign: other.certificates,
        take: (list: readonly string[]) => commitContribution(stateAfter(0), list),
      },
      {
        list: commitments,
        foreign: other.commitments,
        take: (list: readonly string[]) => revealContribution(stateAfter(1), list),
      },
      {
        list: contributions,
        foreign: other.contributions,
        take: (list: readonly string[]) => finishCeremony(stateAfter(2), list),
      },
      {
        list: keys,
        foreign: other.keys,
        take: (list: readonly string[]) => assembleThreshold('Ed25519', { ...files, keys: list }),
      },
    ];
    const foreignCodes = [
      'accepted',
      'ceremony-file-foreign',
      'ceremony-signature-invalid',
      'ceremony-key-wrong',
    ];
    steps.forEach(({ list, foreign, take }, step) => {
      const lost = take(without(list, 1));
      assert.equal(codeOf(lost), 'ceremony-member-missing');
      assert.match(lost.ok ? '' : lost.error.message, /member 2/);
      assert.equal(codeOf(take([...list, list[2] ?? ''])), 'ceremony-member-twice');
      const wrongStep = take(swapped(list, 1, (step === 0 ? commitments : certificates)[1] ?? ''));
      assert.equal(codeOf(wrongStep), 'ceremony-file-wrong');
      assert.equal(codeOf(take(swapped(list, 1, 'hello'))), 'ceremony-file-wrong');
      // A foreign certificate is a good certificate: the members see it in the ceremony's hash, which they compare.
      assert.equal(codeOf(take(swapped(list, 1, foreign[1] ?? ''))), foreignCodes[step]);
    });
    const larger = made(beginCeremony({ ...context, size: 4 }, 2)).file;
    assert.equal(
      codeOf(commitContribution(stateAfter(0), swapped(certificates, 1, larger))),
      'ceremony-file-foreign',
    );
  });

  it('notice when their own file was exchanged', () => {
    const mine = (list: readonly string[]) => swapped(other.certificates, 1, list[1] ?? '');
    assert.equal(codeOf(commitContribution(stateAfter(0), mine(certificates))), 'ceremony-own-changed');
  });
});

describe('a rushing trustee', () => {
  it('can not contribute anything but what it committed to', () => {
    // Member 2 takes its second step again from the start: other coefficients under the same certificate.
    const before = ceremony.states[1]?.[0] ?? assert.fail();
    const changed = made(commitContribution(before, certificates)).state;
    assert.ok(changed.step === 'committed');
    const list = swapped(contributions, 1, changed.contribution);
    assert.equal(codeOf(finishCeremony(stateAfter(2), list)), 'ceremony-commitment-broken');
    assert.equal(
      codeOf(checkCeremony('Ed25519', { ...files, contributions: list })),
      'ceremony-commitment-broken',
    );
    // Nor help itself by showing another commitment later than those that the others saw.
    const late = swapped(commitments, 1, changed.commitment);
    assert.equal(codeOf(revealContribution(stateAfter(2), late)), 'ceremony-inputs-changed');
  });
});

/** Member 2's contribution with the share for member 1 exchanged for this message. */
function withShare(message: string, from = 1): readonly string[] {
  return inContext('Ed25519', (inside) => {
    const { members } = readCertificates(inside, certificates);
    const [recipient] = members;
    const sender = ceremony.states[from]?.[0];
    if (recipient === undefined || sender === undefined) return assert.fail();
    const seeds = memberKeysOf(inside.group.order, sender.seed);
    const delivery = { keys: seeds, recipient, cipher: 'AES-CCM', random: systemRandom } as const;
    const secret = encryptMessage(inside, delivery, message);
    const parsed: unknown = JSON.parse(contributions[1] ?? '');
    assert.ok(
      typeof parsed === 'object' && parsed !== null && 'secrets' in parsed && Array.isArray(parsed.secrets),
    );
    const rest: readonly unknown[] = parsed.secrets.slice(1);
    const text = JSON.stringify({ ...parsed, secrets: [secret, ...rest] });
    return swapped(contributions, 1, text);
  });
}

describe('a share', () => {
  const take = (list: readonly string[]) => finishCeremony(stateAfter(2), list);

  it('that is wrong is told from one that was changed on the way, and from whom', () => {
    const wrong = take(withShare('{"secret":"5"}'));
    assert.equal(codeOf(wrong), 'ceremony-share-wrong');
    assert.match(wrong.ok ? '' : wrong.error.message, /member 2/);
    assert.equal(codeOf(take(withShare('{"secret":"5"}', 2))), 'ceremony-signature-invalid');
    assert.equal(codeOf(take(withShare('{"secret":5}'))), 'ceremony-file-wrong');
    const changed = (contributions[1] ?? '').replace(
      /(\\"data\\":\\")(..)/g,
      (_, head: string, byte: string) => `${head}${byte === '00' ? '01' : '00'}`,
    );
    assert.equal(codeOf(take(swapped(contributions, 1, changed))), 'ceremony-message-unreadable');
  });

  it('meant for another member is not taken', () => {
    const parsed: unknown = JSON.parse(contributions[1] ?? '');
    assert.ok(
      typeof parsed === 'object' && parsed !== null && 'secrets' in parsed && Array.isArray(parsed.secrets),
    );
    const turned = JSON.stringify({ ...parsed, secrets: parsed.secrets.toReversed() });
    assert.equal(codeOf(take(swapped(contributions, 1, turned))), 'ceremony-message-unreadable');
  });
});

describe('any changed character of a file', () => {
  const check = (changed: Partial<typeof files>) =>
    codeOf(assembleThreshold('Ed25519', { ...files, ...changed }));
  for (const kind of ['certificates', 'commitments', 'contributions', 'keys'] as const) {
    it(`is refused: ${kind}`, () => {
      const refusals = new Set<string>();
      fc.assert(
        fc.property(fc.nat(), fc.constantFrom('0', '1', 'a', 'f', '"', ' ', '}'), (position, character) => {
          const text = files[kind][1] ?? '';
          // The encrypted parts of contributions and keys are their recipients' to check, as tested above.
          const open =
            kind === 'contributions'
              ? text.indexOf('"coefexps"')
              : kind === 'keys'
                ? text.indexOf('"public_key"')
                : 0;
          const at = open + (position % (text.length - open));
          fc.pre(text[at] !== character);
          const code = check({
            [kind]: swapped(files[kind], 1, text.slice(0, at) + character + text.slice(at + 1)),
          });
          assert.notEqual(code, 'accepted');
          refusals.add(code);
        }),
        { numRuns: 60 },
      );
      assert.ok(refusals.size > 1);
    });
  }
});

describe('the group that a ceremony ends with', () => {
  it('is what each member has made, and nobody else', () => {
    const { jointKey } = made(parseThreshold('Ed25519', ceremony.threshold));
    assert.equal(jointKey, ceremony.jointKey);
    for (const states of ceremony.states) {
      assert.equal(made(confirmThreshold(states[3] ?? assert.fail(), ceremony.threshold)).jointKey, jointKey);
    }
    assert.equal(codeOf(confirmThreshold(stateAfter(3), other.threshold)), 'ceremony-file-foreign');
  });

  it('is checked as far as a ceremony has come', () => {
    const { ceremony: hash } = made(checkCeremony('Ed25519', { certificates }));
    assert.deepEqual(made(checkCeremony('Ed25519', { certificates, commitments })), {
      size: 3,
      threshold: 2,
      ceremony: hash,
    });
    assert.ok(checkCeremony('Ed25519', files).ok);
    assert.deepEqual(
      [certificates, commitments, contributions, keys].map(([text = '']) => ceremonyFileKindOf(text)),
      ['certificate', 'commitment', 'contribution', 'key'],
    );
    assert.equal(codeOf(inputForTool('Ed25519', files, 4)), 'trustee-threshold-invalid');
  });

  it('can not be of any size', () => {
    for (const group of groupNames) {
      for (const [size, threshold, index] of [
        [3, 0, 1],
        [3, 4, 1],
        [0, 0, 1],
        [101, 1, 1],
        [3, 2, 0],
        [3, 2, 4],
        [3, 2, 1.5],
      ] as const) {
        assert.equal(codeOf(beginCeremony({ group, size, threshold }, index)), 'trustee-threshold-invalid');
      }
    }
  });
});
