import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexHash } from '../encoding/hash.ts';
import {
  accumulate,
  type ArchiveInput,
  combineDecryptions,
  generateCredential,
  parseBallot,
  partialDecrypt,
  readArchive,
  verifyArchive,
  writeArchive,
  writeTrustees,
} from '../index.ts';
import { ballotOf, codeOf, createElection, made, questionOf, vector } from '../testing/elections.ts';
import { type Member, MemberReader, type ReadMember, writeMembers } from './tar.ts';

const tested = createElection({ group: 'Ed25519', questions: [questionOf(2, 0, 2)], trustees: 2, voters: 3 });
const { election, keys, trustees, credentials } = tested;
const ballots = [ballotOf(tested, [[1, 1]]), ballotOf(tested, [[1, 0]], 1), ballotOf(tested, [[0, 0]], 2)];
const parsed = ballots.map((text) => made(parseBallot(election, text)));
const tally = accumulate(election, parsed);
const decryptionsOf = (encryptedTally: string) =>
  keys.map(({ privateKey }, index) => ({
    owner: index + 1,
    text: made(partialDecrypt({ election, encryptedTally, privateKey })),
  }));
const decryptions = decryptionsOf(tally.encryptedTally);
const timestamp = 1_795_308_344;
const setup: ArchiveInput = {
  election: election.text,
  trustees,
  credentials,
  timestamp,
  ballots: [],
  closed: false,
};
const { result } = made(
  combineDecryptions({
    election,
    trustees,
    encryptedTally: tally.encryptedTally,
    decryptions,
    numberOfBallots: 3,
  }),
);
const complete: ArchiveInput = {
  ...setup,
  ballots,
  closed: true,
  encryptedTally: tally,
  decryptions,
  result,
};

/** Codes of all failures that our verifier finds. */
function codesOf(input: ArchiveInput): readonly string[] {
  return verifyArchive(writeArchive(input)).failures.map(({ code }) => code);
}

describe('an archive at each stage', () => {
  const stages: readonly (readonly [string, ArchiveInput])[] = [
    ['setup', setup],
    ['voting', { ...setup, ballots }],
    ['ended', { ...setup, ballots, closed: true }],
    ['tallied', { ...setup, ballots, closed: true, encryptedTally: tally }],
    [
      'decrypting',
      { ...setup, ballots, closed: true, encryptedTally: tally, decryptions: decryptions.slice(1) },
    ],
    ['result', complete],
  ];
  for (const [stage, input] of stages) {
    it(stage, () => {
      const bytes = writeArchive(input);
      const report = verifyArchive(bytes);
      assert.deepEqual([report.failures, report.ok, report.stage], [[], true, stage]);
      assert.equal(report.ballots, input.ballots.length);
      assert.deepEqual(report.counts, stage === 'result' ? [[2, 1]] : undefined);
      const content = made(readArchive(bytes));
      assert.deepEqual(content.ballots.map(({ text }) => text).toSorted(), input.ballots.toSorted());
      assert.deepEqual(
        [content.timestamp, content.election, content.closed],
        [timestamp, election.text, input.closed],
      );
    });
  }

  it('orders ballots by their hash, whatever the order given', () => {
    const reversed = writeArchive({ ...complete, ballots: ballots.toReversed() });
    assert.deepEqual(reversed, writeArchive(complete));
    const hashes = made(readArchive(reversed)).ballots.map(({ text }) => hexHash(text));
    assert.deepEqual(hashes, hashes.toSorted());
  });
});

describe('an archive that is wrong in its content', () => {
  const stranger = { ...tested, privateCredentials: [generateCredential()] };
  const foreign = ballotOf(stranger, [[1, 1]]);
  const [first = '', second = '', third = ''] = ballots;
  const falseProof = second.replace(/"challenge":"\d+"/, '"challenge":"1"');
  const fewer = accumulate(election, parsed.slice(1));
  const swapped = decryptions.map(({ owner, text }) => ({ owner: 3 - owner, text }));
  const cases: readonly (readonly [string, ArchiveInput, readonly string[]])[] = [
    ['an unlisted credential', { ...setup, ballots: [foreign] }, ['ballot-credential-unlisted']],
    ['a false proof', { ...setup, ballots: [first, falseProof] }, ['ballot-signature-invalid']],
    ['a ballot that is none', { ...setup, ballots: ['{}'] }, ['field-missing']],
    [
      'several at once',
      { ...setup, ballots: ['{}', foreign, falseProof] },
      ['ballot-credential-unlisted', 'ballot-signature-invalid', 'field-missing'],
    ],
    [
      'a tally of fewer ballots',
      { ...setup, ballots, closed: true, encryptedTally: fewer },
      ['tally-mismatch'],
    ],
    ['a ballot left out', { ...complete, ballots: [first, third] }, ['tally-mismatch']],
    [
      'a false number of ballots',
      {
        ...setup,
        ballots,
        closed: true,
        encryptedTally: { ...tally, sizedTally: tally.sizedTally.replaceAll(':3', ':4') },
      },
      ['tally-size-mismatch'],
    ],
    [
      'trustees exchanged',
      { ...complete, decryptions: swapped },
      ['decryption-proof-invalid', 'decryption-proof-invalid'],
    ],
    ['a false result', { ...complete, result: '{"result":[[2,2]]}' }, ['result-mismatch']],
    ['a trustee missing', { ...complete, decryptions: decryptions.slice(1) }, ['decryption-missing']],
    [
      'a trustee twice',
      { ...complete, decryptions: [...decryptions, ...decryptionsOf(tally.encryptedTally).slice(1)] },
      ['decryption-owner-duplicate'],
    ],
    [
      'an unknown trustee',
      { ...complete, decryptions: decryptions.map((item) => ({ ...item, owner: item.owner + 1 })) },
      ['decryption-proof-invalid', 'decryption-owner-unknown'],
    ],
    [
      'other trustees',
      { ...setup, trustees: writeTrustees([keys[0]?.trustee ?? '']) },
      ['election-key-mismatch'],
    ],
    [
      'credentials twice',
      { ...setup, credentials: credentials.replace(/"([^"]+)"/, '"$1","$1"') },
      ['credential-duplicate'],
    ],
    ['an election that is none', { ...setup, election: '{}' }, ['field-missing']],
    [
      'threshold trustees of another election',
      { ...setup, trustees: vector('threshold-trustees.json').toString().trim() },
      ['election-key-mismatch'],
    ],
  ];
  for (const [what, input, codes] of cases) {
    it(`is refused: ${what}`, () => assert.deepEqual([...codesOf(input)].toSorted(), codes.toSorted()));
  }

  it('is refused with the place of what is wrong', () => {
    const { failures } = verifyArchive(writeArchive({ ...setup, ballots: [falseProof] }));
    assert.deepEqual(
      failures.map(({ event, ballot }) => [event, ballot]),
      [[1, hexHash(falseProof)]],
    );
    const moved = first.replace(/("choices":\[)(\{[^}]*\}),(\{[^}]*\})/, '$1$3,$2');
    const outside = moved.replace(/"alpha":"[0-9a-f]{64}"/, `"alpha":"${'0'.repeat(64)}"`);
    const [failure] = verifyArchive(writeArchive({ ...setup, ballots: [outside] })).failures;
    assert.deepEqual([failure?.code, failure?.question], ['element-outside-group', 0]);
  });
});

describe('an archive that is wrong in its structure', () => {
  const bytes = writeArchive(complete);
  const members: ReadMember[] = [];
  new MemberReader().push(bytes, members);
  const rewritten = (change: (members: Member[]) => readonly Member[]): Uint8Array =>
    writeMembers(change([...members]), timestamp);
  const flipped = (at: number): Uint8Array => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const event = (text: string): Member => ({ name: `${hexHash(text)}.event.json`, text });
  const datum = (text: string): Member => ({ name: `${hexHash(text)}.data.json`, text });
  const upTo = (type: string, list: readonly Member[]): readonly Member[] =>
    list.slice(0, list.findIndex(({ text }) => text.includes(`"type":"${type}"`)) + 1);
  const last = hexHash(members.at(-1)?.text ?? '');
  const cases: readonly (readonly [string, string, () => Uint8Array])[] = [
    ['nothing', 'archive-header-invalid', () => new Uint8Array()],
    ['a cut block', 'archive-truncated', () => bytes.slice(0, -100)],
    ['a cut member', 'archive-truncated', () => bytes.slice(0, -512)],
    ['end blocks', 'archive-trailing-bytes', () => Uint8Array.from([...bytes, ...new Uint8Array(1024)])],
    ['a changed content', 'archive-member-hash', () => flipped(512 + 512 + 512 + 30)],
    ['a changed mode', 'archive-header-field', () => flipped(512 + 512 + 106)],
    ['dirty padding', 'archive-padding', () => flipped(bytes.length - 1)],
    ['no first member', 'archive-header-invalid', () => rewritten((list) => list.slice(1))],
    [
      'a changed timestamp',
      'archive-header-field',
      () =>
        rewritten(([, ...list]) => [{ name: 'BELENIOS', text: '{"version":1,"timestamp":"1"}' }, ...list]),
    ],
    [
      'another version',
      'archive-header-invalid',
      () =>
        rewritten(([, ...list]) => [{ name: 'BELENIOS', text: '{"version":2,"timestamp":"1"}' }, ...list]),
    ],
    [
      'a strange name',
      'archive-member-name',
      () => rewritten((list) => [...list, { name: 'README', text: '' }]),
    ],
    ['data after the end', 'archive-member-unexpected', () => rewritten((list) => [...list, datum('"x"')])],
    [
      'surplus data',
      'archive-member-unexpected',
      () =>
        rewritten(([header, ...list]) => [...(header === undefined ? [] : [header]), datum('"x"'), ...list]),
    ],
    ['missing data', 'archive-member-missing', () => rewritten((list) => list.toSpliced(1, 1))],
    ['no events', 'archive-member-missing', () => rewritten((list) => list.slice(0, 1))],
    ['a missing event', 'archive-event-chain', () => rewritten((list) => list.toSpliced(6, 2))],
    [
      'an event after the result',
      'archive-event-order',
      () => rewritten((list) => [...list, event(`{"parent":"${last}","height":9,"type":"EndBallots"}`)]),
    ],
    [
      'an unknown event',
      'archive-event-unknown',
      () => rewritten((list) => [...list, event(`{"parent":"${last}","height":9,"type":"Party"}`)]),
    ],
    [
      'a wrong height',
      'archive-event-height',
      () => rewritten((list) => [...list, event(`{"parent":"${last}","height":10,"type":"EndBallots"}`)]),
    ],
  ];
  for (const [what, code, change] of cases) {
    it(`is refused: ${what}`, () => {
      const read = readArchive(change());
      assert.equal(codeOf(read), code);
      assert.deepEqual(
        verifyArchive(change()).failures.map((failure) => failure.code),
        [code],
      );
    });
  }

  it('is accepted when it only ends earlier', () => {
    for (const type of ['Setup', 'EndBallots', 'EncryptedTally', 'PartialDecryption']) {
      const cut = writeMembers(upTo(type, members), timestamp);
      assert.deepEqual(verifyArchive(cut).failures, [], type);
    }
  });
});
