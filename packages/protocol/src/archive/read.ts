import { hexHash, isHexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readObject, readString } from '../json/read.ts';
import { type Result } from '../result.ts';
import { type OwnedDecryption } from '../tally/combine.ts';
import { type Accumulation, readSizedTally } from '../tally/tally.ts';
import {
  dataName,
  dataOfEvent,
  eventName,
  type EventType,
  eventTypes,
  followers,
  headerName,
  type Step,
  writeChain,
} from './events.ts';
import { type Member, readMembers, writeMembers } from './tar.ts';

/** Why an archive is refused, and where: the event's height, the ballot's hash (hexadecimal), the question's index. */
export interface ArchiveFailure extends ProtocolError {
  readonly event?: number;
  readonly ballot?: string;
  readonly question?: number;
}

/** An event of the chain; its height is its index. */
export interface ArchiveEvent {
  readonly height: number;
  readonly type: EventType;
  /** Hexadecimal hash of its payload. */
  readonly payload?: string;
}

/** The texts of an archive, in the order of its events. */
export interface ArchiveContent {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  /** Each with the height of its event. */
  readonly ballots: readonly { readonly text: string; readonly event: number }[];
  readonly closed: boolean;
  readonly encryptedTally?: Accumulation;
  readonly decryptions: readonly (OwnedDecryption & { readonly event: number })[];
  readonly result?: string;
  readonly events: readonly ArchiveEvent[];
}

/** Larger than any year that an archive could carry in eleven octal digits. */
const MAX_TIMESTAMP = 8 ** 11 - 1;

/**
 * Reads an archive's structure: members and their names, the chain of events and its order, and that writing it
 * again gives the same bytes. The cryptography is checked by `verifyArchive`.
 */
export function readArchive(bytes: Uint8Array): Result<ArchiveContent, ArchiveFailure> {
  const steps: Step[] = [];
  const read = attempt(() => {
    const [header, ...members] = readMembers(bytes);
    if (header?.name !== headerName)
      return refuse('archive-header-invalid', `first member is not ${headerName}`);
    const timestamp = readTimestamp(header.text);
    readChain(members, steps);
    const again = writeMembers(writeChain(timestamp, steps), timestamp);
    if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) {
      refuse('archive-not-canonical', 'writing the archive again gives other bytes');
    }
    return contentOf(timestamp, steps);
  });
  if (read.ok) return read;
  return { ok: false, error: { ...read.error, event: steps.length } };
}

function readTimestamp(text: string): number {
  const fields = readObject(valueOf(parseJson(text)), ['version', 'timestamp'], headerName);
  const timestamp = readString(fieldOf(fields, 'timestamp', ''), `${headerName}.timestamp`);
  if (fieldOf(fields, 'version', '') !== 1 || !/^(?:0|[1-9]\d*)$/.test(timestamp)) {
    refuse('archive-header-invalid', 'expected version 1 and a decimal timestamp', headerName);
  }
  return Number(timestamp) <= MAX_TIMESTAMP
    ? Number(timestamp)
    : refuse('archive-header-invalid', 'the timestamp is too large', headerName);
}

/** Appends the steps that the members make; those read before a refusal tell where it happened. */
function readChain(members: readonly Member[], steps: Step[]): void {
  let pending: string[] = [];
  let parent: string | undefined;
  for (const { name, text } of members) {
    const kind = /^[0-9a-f]{64}\.(data|event)\.json$/.exec(name)?.[1];
    if (kind === undefined) refuse('archive-member-name', 'not named after a hash', name);
    if (name !== dataName(text) && name !== eventName(text)) {
      refuse('archive-member-hash', 'the content has another hash than the name says', name);
    }
    if (kind === 'data') {
      pending.push(text);
      continue;
    }
    const type = readEvent(text, parent, steps, pending);
    steps.push({ type, data: pending });
    parent = hexHash(text);
    pending = [];
  }
  if (pending.length > 0) refuse('archive-member-unexpected', 'data after the last event');
  if (steps.length === 0) refuse('archive-member-missing', 'there are no events');
}

function readEvent(
  text: string,
  parent: string | undefined,
  steps: readonly Step[],
  data: readonly string[],
): EventType {
  const height = steps.length;
  const path = `event ${height}`;
  const fields = readObject(valueOf(parseJson(text)), ['parent?', 'height', 'type', 'payload?'], path);
  if (fields.get('parent') !== parent)
    refuse('archive-event-chain', 'the parent is not the event before', path);
  if (readCount(fieldOf(fields, 'height', path), path) !== height) {
    refuse('archive-event-chain', 'the height is not one more than that of the event before', path);
  }
  const name = readString(fieldOf(fields, 'type', path), path);
  const type = eventTypes.find((known) => known === name);
  const before = steps.at(-1)?.type ?? 'start';
  if (type === undefined || !followers[before].includes(type)) {
    return refuse('archive-event-order', `event ${name} can not come after ${before}`, path);
  }
  const expected = dataOfEvent[type];
  if (data.length < expected) refuse('archive-member-missing', `${expected} data belong to this event`, path);
  if (data.length > expected)
    refuse('archive-member-unexpected', `${expected} data belong to this event`, path);
  const payload = data.at(-1);
  if (fields.get('payload') !== (payload === undefined ? undefined : hexHash(payload))) {
    refuse('archive-event-chain', 'the payload is not the datum before the event', path);
  }
  checkReferences(type, data, path);
  return type;
}

/** Data whose payload names them by hash must be the ones that are there. */
function checkReferences(type: EventType, data: readonly string[], path: string): void {
  const payload = data.at(-1) ?? '';
  if (type === 'Setup') {
    const names = ['election', 'trustees', 'credentials'];
    const fields = readObject(valueOf(parseJson(payload)), names, path);
    names.forEach((name, index) => {
      checkHash(readString(fieldOf(fields, name, path), path), data[index] ?? '', `${path}.${name}`);
    });
  }
  if (type === 'EncryptedTally') checkHash(readSizedTally(payload).tally, data[0] ?? '', path);
  if (type === 'PartialDecryption') checkHash(readOwned(payload).payload, data[0] ?? '', path);
}

function checkHash(hash: string, text: string, path: string): void {
  if (!isHexHash(hash) || hash !== hexHash(text)) {
    refuse('archive-member-missing', 'a datum is not the one that the event names', path);
  }
}

function readOwned(text: string): { readonly owner: number; readonly payload: string } {
  const fields = readObject(valueOf(parseJson(text)), ['owner', 'payload'], 'decryption');
  return {
    owner: readCount(fieldOf(fields, 'owner', ''), 'decryption.owner'),
    payload: readString(fieldOf(fields, 'payload', ''), 'decryption.payload'),
  };
}

function contentOf(timestamp: number, steps: readonly Step[]): ArchiveContent {
  const [election = '', trustees = '', credentials = ''] = steps[0]?.data ?? [];
  const events = steps.map(({ type, data }, height): ArchiveEvent => {
    const payload = data.at(-1);
    return { height, type, ...(payload !== undefined && { payload: hexHash(payload) }) };
  });
  const of = (wanted: EventType) =>
    steps.flatMap(({ type, data: [text = '', payload = ''] }, event) =>
      type === wanted ? [{ text, payload, event }] : [],
    );
  const [tally] = of('EncryptedTally');
  const [result] = of('Result');
  return {
    timestamp,
    election,
    trustees,
    credentials,
    ballots: of('Ballot').map(({ text, event }) => ({ text, event })),
    closed: of('EndBallots').length > 0,
    ...(tally !== undefined && {
      encryptedTally: { encryptedTally: tally.text, sizedTally: tally.payload },
    }),
    decryptions: of('PartialDecryption').map(({ text, payload, event }) => ({
      owner: readOwned(payload).owner,
      text,
      event,
    })),
    ...(result !== undefined && { result: result.text }),
    events,
  };
}
