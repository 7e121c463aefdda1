/**
 * Every way of tampering that is tried: our code for it, and who accepts it all the same. The table of
 * packages/protocol/README.md is made of this list, and tampered.test.ts holds each line against our verifier and the
 * tools.
 */
import assert from 'node:assert/strict';
import {
  accumulate,
  parseBallot,
  type ProtocolErrorCode,
  writeArchive,
} from '../../packages/protocol/src/index.ts';
import { type OurElection, stagesOf } from './our-election.ts';
import { rechained, withBytes, withHeader, withMembers, withSteps } from './tamper.ts';
import { made } from './tool.ts';

import { ballots, setups } from './tampered-ballots.ts';
import {
  everybody,
  type Judge,
  judges,
  larger,
  nobody,
  outside,
  type Tampering,
  tamperWith,
} from './tampering.ts';
const counts: readonly Tampering[] = [
  tamperWith('a ballot left out of the tally', 'tally-mismatch', everybody, (ours) => {
    const [, ended] = stagesOf(ours).find(([stage]) => stage === 'ended') ?? assert.fail();
    const counted = ours.ballots.slice(1).map((text) => made(parseBallot(ours.election, text)));
    return writeArchive({ ...ended, encryptedTally: accumulate(ours.election, counted) });
  }),
  tamperWith('a false number of ballots', 'tally-size-mismatch', everybody, ({ tally }, complete) =>
    writeArchive({
      ...complete,
      encryptedTally: {
        ...tally,
        sizedTally: tally.sizedTally.replace('"num_tallied":3', '"num_tallied":4'),
      },
    }),
  ),
  tamperWith('a false total weight', 'tally-size-mismatch', everybody, ({ tally }, complete) =>
    writeArchive({
      ...complete,
      encryptedTally: {
        ...tally,
        sizedTally: tally.sizedTally.replace('"total_weight":3', '"total_weight":4'),
      },
    }),
  ),
  tamperWith(
    'a surplus field beside the tally’s size',
    'field-unexpected',
    everybody,
    ({ tally }, complete) =>
      writeArchive({
        ...complete,
        encryptedTally: { ...tally, sizedTally: tally.sizedTally.replace('{', '{"note":1,') },
      }),
  ),
  ...decryption('a false decryption factor', 'decryption-proof-invalid', nobody, (text) =>
    text.replace(/\["(\w+)","(\w+)"/, '["$2","$1"'),
  ),
  ...decryption('a decryption factor outside the subgroup', 'element-outside-group', nobody, outside),
  ...decryption('a decryption’s scalar not below the order', 'scalar-out-of-range', nobody, (text, ours) =>
    text.replace(/"response":"(\d+)"/, (_, digits: string) => `"response":"${larger(ours, digits)}"`),
  ),
  ...decryption('a surplus field in a decryption', 'field-unexpected', everybody, (text) =>
    text.replace('{', '{"note":1,'),
  ),
  tamperWith('an owner that there is not', 'decryption-owner-unknown', nobody, ({ decryptions }, complete) =>
    writeArchive({ ...complete, decryptions: decryptions.map(({ text }) => ({ owner: 2, text })) }),
  ),
  tamperWith('an owner twice', 'decryption-owner-duplicate', everybody, ({ decryptions }, complete) =>
    writeArchive({ ...complete, decryptions: [...decryptions, ...decryptions] }),
  ),
  tamperWith('a false result', 'result-mismatch', nobody, (_, complete) =>
    writeArchive({ ...complete, result: '{"result":[[1,2,1]]}' }),
  ),
  tamperWith('a surplus field in the result', 'result-mismatch', everybody, (_, complete) =>
    writeArchive({ ...complete, result: `{"note":1,${(complete.result ?? '').slice(1)}` }),
  ),
];

function decryption(
  what: string,
  code: ProtocolErrorCode,
  acceptedBy: readonly Judge[],
  change: (text: string, ours: OurElection) => string,
): readonly Tampering[] {
  return [
    tamperWith(what, code, acceptedBy, (ours, complete) => {
      const { owner, text } = ours.decryptions[0] ?? assert.fail();
      const changed = change(text, ours);
      assert.notEqual(changed, text);
      return writeArchive({ ...complete, decryptions: [{ owner, text: changed }] });
    }),
  ];
}

const last = (members: readonly unknown[]): number => members.length - 1;

const structures: readonly Tampering[] = [
  tamperWith(
    'a ballot after the end',
    'archive-ballot-late',
    everybody,
    withSteps(([setup, ballot, ...rest]) => [
      ...(setup === undefined ? [] : [setup]),
      ...rest.slice(0, 3),
      ...(ballot === undefined ? [] : [ballot]),
    ]),
  ),
  tamperWith(
    'a result before the decryptions',
    'archive-event-order',
    nobody,
    withSteps((steps) => [...steps.slice(0, -2), ...steps.slice(-1)]),
  ),
  tamperWith(
    'an event replayed',
    'archive-event-replayed',
    nobody,
    withMembers((members) => [...members.slice(0, 8), ...members.slice(6, 8), ...members.slice(8)]),
  ),
  tamperWith(
    'two ballots with their events exchanged',
    'archive-event-chain',
    nobody,
    withMembers((members) => [
      ...members.slice(0, 6),
      ...members.slice(8, 10),
      ...members.slice(6, 8),
      ...members.slice(10),
    ]),
  ),
  tamperWith(
    'a false height',
    'archive-event-height',
    nobody,
    withMembers((members) =>
      rechained(members, last(members), (members.at(-1)?.text ?? '').replace(/"height":\d+/, '"height":99')),
    ),
  ),
  tamperWith(
    'a false payload',
    'archive-event-payload',
    nobody,
    withMembers((members) =>
      rechained(
        members,
        last(members),
        (members.at(-1)?.text ?? '').replace(/"payload":"\w+"/, `"payload":"${'0'.repeat(64)}"`),
      ),
    ),
  ),
  tamperWith(
    'an unknown event',
    'archive-event-unknown',
    nobody,
    withMembers((members) =>
      rechained(members, last(members), (members.at(-1)?.text ?? '').replace('"Result"', '"Party"')),
    ),
  ),
  tamperWith(
    'a surplus field in an event',
    'field-unexpected',
    nobody,
    withMembers((members) =>
      rechained(members, last(members), (members.at(-1)?.text ?? '').replace('{', '{"note":1,')),
    ),
  ),
  tamperWith(
    'the fields of an event in another order',
    'json-not-canonical',
    nobody,
    withMembers((members) =>
      rechained(
        members,
        last(members),
        (members.at(-1)?.text ?? '').replace(/("height":\d+),("type":"\w+")/, '$2,$1'),
      ),
    ),
  ),
  tamperWith(
    'a datum that no event names',
    'archive-member-unexpected',
    nobody,
    withMembers((members) =>
      members.flatMap((member, at) => (at === 6 ? [...members.slice(1, 2), member] : [member])),
    ),
  ),
  tamperWith(
    'a datum after the last event',
    'archive-member-unexpected',
    nobody,
    withMembers((members) => [...members, ...members.slice(1, 2)]),
  ),
  tamperWith(
    'a datum missing',
    'archive-member-missing',
    nobody,
    withMembers((members) => members.toSpliced(6, 1)),
  ),
  tamperWith(
    'a content that its name does not fit',
    'archive-member-hash',
    nobody,
    withMembers((members) =>
      members.map(({ name, text }, at) => ({ name, text: at === 6 ? `${text} ` : text })),
    ),
  ),
  tamperWith(
    'a member with another name',
    'archive-member-name',
    nobody,
    withMembers((members) => [...members, { name: 'README', text: '' }]),
  ),
  tamperWith(
    'a surplus field in the first member',
    'field-unexpected',
    nobody,
    withMembers(([first, ...rest]) => [
      ...(first === undefined ? [] : [{ name: first.name, text: first.text.replace('{', '{"note":1,') }]),
      ...rest,
    ]),
  ),
  tamperWith('the mode of a member', 'archive-header-field', nobody, withHeader(1, 100, '0000600')),
  tamperWith('the owner of a member', 'archive-header-field', nobody, withHeader(1, 108, '0001750')),
  tamperWith('the time of a member', 'archive-header-field', nobody, withHeader(1, 136, '00000000001')),
  tamperWith('the checksum of a member', 'archive-header-field', nobody, withHeader(1, 148, '000001')),
  tamperWith('the type of a member', 'archive-header-field', nobody, withHeader(1, 156, '\0')),
  tamperWith(
    'a newer tar’s magic in a header',
    'archive-header-field',
    nobody,
    withHeader(1, 257, 'ustar\u000000'),
  ),
  tamperWith(
    'dirty padding',
    'archive-padding',
    nobody,
    withBytes((bytes) => Buffer.concat([bytes.subarray(0, -1), Uint8Array.of(1)])),
  ),
  tamperWith(
    'blocks at the end',
    'archive-trailing-bytes',
    nobody,
    withBytes((bytes) => Buffer.concat([bytes, new Uint8Array(1024)])),
  ),
  tamperWith(
    'a few bytes at the end',
    'archive-trailing-bytes',
    nobody,
    withBytes((bytes) => Buffer.concat([bytes, new Uint8Array(3)])),
  ),
  tamperWith(
    'a cut end',
    'archive-truncated',
    nobody,
    withBytes((bytes) => bytes.subarray(0, -512)),
  ),
];

/** All of them, in the order of the table. */
export const tamperings: readonly Tampering[] = [...ballots, ...setups, ...counts, ...structures];

/** The table for the README. */
export function tableOf(): string {
  // What is found only by a check that is not waited for is refused now and then.
  const verdict = (acceptedBy: readonly Judge[], judge: Judge): string => {
    if (!acceptedBy.includes(judge)) return 'refuses';
    return acceptedBy.length === 1 ? '**accepts**, mostly' : '**accepts**';
  };
  const rows = tamperings.map(
    ({ what, code, acceptedBy }) =>
      `| ${[what, `\`${code}\``, ...judges.map((judge) => verdict(acceptedBy, judge))].join(' | ')} |`,
  );
  return [
    `| what is wrong | our code | ${judges.join(' | ')} |`,
    `| --- | --- | --- | --- | --- |`,
    ...rows,
  ].join('\n');
}
