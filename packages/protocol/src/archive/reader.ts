import { attempt, type ProtocolError, protocolError, refuse, valueOf } from '../errors.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readObject, readString } from '../json/read.ts';
import { readSizedTally } from '../tally/tally.ts';
import { dataOfEvent, type EventType, eventTypes, followers, headerName } from './events.ts';
import { MemberReader, type ReadMember } from './tar.ts';

/** Why an archive is refused, and where: the event's height, the ballot's hash (hexadecimal), the question's index. */
export interface ArchiveFailure extends ProtocolError {
  readonly event?: number;
  readonly ballot?: string;
  readonly question?: number;
}

/** A datum with its hexadecimal hash. */
export interface Datum {
  readonly text: string;
  readonly hash: string;
}

/** An event as it was read, with its data; the last datum is its payload. */
export interface ReadStep {
  readonly height: number;
  readonly type: EventType;
  readonly data: readonly Datum[];
}

/** Larger than any year that an archive could carry in eleven octal digits. */
const MAX_TIMESTAMP = 8 ** 11 - 1;

/** The most data that any event has. */
const MAX_DATA = Math.max(...Object.values(dataOfEvent));

/**
 * Reads an archive's structure as its bytes come: members and their names, the chain of events and its order, and that
 * every byte is as the one form of such an archive has it. Holds the data of one event at a time.
 */
export class ArchiveReader {
  readonly #members = new MemberReader();
  readonly #seen = new Set<string>();
  /** Of each header field, the first member with a wrong one is told: a wrong time, say, is wrong in all. */
  readonly #wrongFields = new Set<string>();
  readonly #flaws: ArchiveFailure[] = [];
  #timestamp: number | undefined;
  #pending: Datum[] = [];
  #parent: string | undefined;
  #before: EventType | 'start' = 'start';
  #height = 0;
  #failed = false;

  /** Unix seconds, once the first member is read. */
  get timestamp(): number | undefined {
    return this.#timestamp;
  }

  /** What is wrong. After one that hides what follows, nothing more is read. */
  get failures(): readonly ArchiveFailure[] {
    return this.#flaws;
  }

  /** Whether reading has come to its end because of a failure. */
  get failed(): boolean {
    return this.#failed;
  }

  /** The events that these bytes complete. */
  push(chunk: Uint8Array): readonly ReadStep[] {
    const steps: ReadStep[] = [];
    const members: ReadMember[] = [];
    const cut = this.#failed ? undefined : attempt(() => this.#members.push(chunk, members));
    this.#guard(() => {
      for (const member of members) this.#take(member, steps);
      if (cut !== undefined) valueOf(cut);
    });
    return steps;
  }

  /** To be called after the last byte. */
  end(): void {
    this.#guard(() => {
      this.#members.end();
      if (this.#timestamp === undefined) refuse('archive-header-invalid', 'the archive is empty');
      if (this.#pending.length > 0) refuse('archive-member-unexpected', 'data after the last event');
      if (this.#height === 0) refuse('archive-member-missing', 'there are no events');
    });
  }

  #guard(run: () => void): void {
    if (this.#failed) return;
    const done = attempt(run);
    if (done.ok) return;
    this.#failed = true;
    this.#flaws.push({ ...done.error, event: this.#height });
  }

  #take(member: ReadMember, steps: ReadStep[]): void {
    const { name, text, hash } = member;
    if (this.#timestamp === undefined) {
      this.#timestamp = readTimestamp(member);
      this.#checkBytes(member, this.#timestamp);
      return;
    }
    this.#checkBytes(member, this.#timestamp);
    const kind = /^[0-9a-f]{64}\.(data|event)\.json$/.exec(name)?.[1];
    if (kind === undefined) refuse('archive-member-name', 'not named after a hash', name);
    if (!name.startsWith(hash)) {
      refuse('archive-member-hash', 'the content has another hash than the name says', name);
    }
    if (kind === 'data') {
      this.#pending.push({ text, hash });
      // No event has more: holding what an endless row of them brings would fill the memory.
      if (this.#pending.length > MAX_DATA) refuse('archive-member-unexpected', 'data of no event', name);
      return;
    }
    if (this.#seen.has(hash)) refuse('archive-event-replayed', 'this event was there before', name);
    const type = this.#readEvent(text);
    this.#seen.add(hash);
    steps.push({ height: this.#height, type, data: this.#pending });
    this.#parent = hash;
    this.#before = type;
    this.#height += 1;
    this.#pending = [];
  }

  /** The rest of a member's bytes: a wrong one is told, and reading goes on. */
  #checkBytes({ name, wrongField, cleanPadding }: ReadMember, timestamp: number): void {
    const field = wrongField(timestamp);
    const where = { event: this.#height };
    if (field !== undefined && !this.#wrongFields.has(field)) {
      this.#wrongFields.add(field);
      const message = 'the header has other bytes than the only form of the archive';
      this.#flaws.push({ ...protocolError('archive-header-field', message, `${name}, ${field}`), ...where });
    }
    if (!cleanPadding) {
      const message = 'what fills the last block of a member is not zero';
      this.#flaws.push({ ...protocolError('archive-padding', message, name), ...where });
    }
  }

  #readEvent(text: string): EventType {
    const path = `event ${this.#height}`;
    const data = this.#pending;
    const fields = readObject(valueOf(parseJson(text)), ['parent?', 'height', 'type', 'payload?'], path);
    if (fields.get('parent') !== this.#parent) {
      refuse('archive-event-chain', 'the parent is not the event before', path);
    }
    if (readCount(fieldOf(fields, 'height', path), path) !== this.#height) {
      refuse('archive-event-height', 'the height is not one more than that of the event before', path);
    }
    const type = this.#readType(readString(fieldOf(fields, 'type', path), path), path);
    const expected = dataOfEvent[type];
    if (data.length !== expected) {
      const code = data.length < expected ? 'archive-member-missing' : 'archive-member-unexpected';
      refuse(code, `${expected} data belong to this event, not ${data.length}`, path);
    }
    if (fields.get('payload') !== data.at(-1)?.hash) {
      refuse('archive-event-payload', 'the payload is not the datum before the event', path);
    }
    checkReferences(type, data, path);
    return type;
  }

  #readType(name: string, path: string): EventType {
    const type = eventTypes.find((known) => known === name);
    if (type === undefined) return refuse('archive-event-unknown', 'there is no such kind of event', path);
    if (followers[this.#before].includes(type)) return type;
    const code =
      type === 'Ballot' && this.#before !== 'start' ? 'archive-ballot-late' : 'archive-event-order';
    return refuse(code, `event ${name} can not come after ${this.#before}`, path);
  }
}

function readTimestamp({ name, text }: ReadMember): number {
  if (name !== headerName) refuse('archive-header-invalid', `first member is not ${headerName}`);
  const fields = readObject(valueOf(parseJson(text)), ['version', 'timestamp'], headerName);
  const timestamp = readString(fieldOf(fields, 'timestamp', ''), `${headerName}.timestamp`);
  if (fieldOf(fields, 'version', '') !== 1 || !/^(?:0|[1-9]\d*)$/.test(timestamp)) {
    refuse('archive-header-invalid', 'expected version 1 and a decimal timestamp', headerName);
  }
  return Number(timestamp) <= MAX_TIMESTAMP
    ? Number(timestamp)
    : refuse('archive-header-invalid', 'the timestamp is too large', headerName);
}

/** Data whose payload names them by hash must be the ones that are there. */
function checkReferences(type: EventType, data: readonly Datum[], path: string): void {
  const payload = data.at(-1)?.text ?? '';
  const check = (hash: string, index: number): void => {
    if (hash !== data[index]?.hash) {
      refuse('archive-member-missing', 'a datum is not the one that the event names', path);
    }
  };
  if (type === 'Setup') {
    const names = ['election', 'trustees', 'credentials'];
    const fields = readObject(valueOf(parseJson(payload)), names, path);
    names.forEach((name, index) => check(readString(fieldOf(fields, name, path), path), index));
  }
  if (type === 'EncryptedTally') check(readSizedTally(payload).tally, 0);
  if (type === 'PartialDecryption') check(readOwned(payload).payload, 0);
}

/** Reads the datum that says whose a partial decryption is. */
export function readOwned(text: string): { readonly owner: number; readonly payload: string } {
  const fields = readObject(valueOf(parseJson(text)), ['owner', 'payload'], 'decryption');
  return {
    owner: readCount(fieldOf(fields, 'owner', ''), 'decryption.owner'),
    payload: readString(fieldOf(fields, 'payload', ''), 'decryption.payload'),
  };
}

/** Bytes that are read at once: what a piece completes is held until it is dealt with. */
const PIECE = 2 ** 16;

/** Cuts bytes that are there as a whole into pieces, without copying them. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
