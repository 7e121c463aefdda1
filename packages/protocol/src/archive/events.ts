import { hexHash } from '../encoding/hash.ts';
import { writeJson } from '../json/value.ts';
import { type Member } from './tar.ts';

/** Kinds of events, in the order of an election's life. */
export const eventTypes = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'PartialDecryption',
  'Result',
] as const;

/** One of {@link eventTypes}. */
export type EventType = (typeof eventTypes)[number];

/** An event with the data written just before it; the last datum is its payload. */
export interface Step {
  readonly type: EventType;
  readonly data: readonly string[];
}

/** The number of data of each kind of event. */
export const dataOfEvent: Readonly<Record<EventType, number>> = {
  Setup: 4,
  Ballot: 1,
  EndBallots: 0,
  EncryptedTally: 2,
  PartialDecryption: 2,
  Result: 1,
};

/** Kinds of events that may follow another, or begin the archive. */
export const followers: Readonly<Record<EventType | 'start', readonly EventType[]>> = {
  start: ['Setup'],
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['PartialDecryption'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

/** Name of the first member. */
export const headerName = 'BELENIOS';

/** Name of a datum. */
export function dataName(text: string): string {
  return `${hexHash(text)}.data.json`;
}

/** Name of an event. */
export function eventName(text: string): string {
  return `${hexHash(text)}.event.json`;
}

/** Text of the first member; `timestamp` in Unix seconds. */
function writeHeader(timestamp: number): string {
  return writeJson({ version: 1, timestamp: String(timestamp) });
}

/** All members of the archive of a chain of events: the one form that such a chain has. */
export function writeChain(timestamp: number, steps: readonly Step[]): readonly Member[] {
  const members: Member[] = [{ name: headerName, text: writeHeader(timestamp) }];
  let parent: string | undefined;
  steps.forEach(({ type, data }, height) => {
    for (const text of data) members.push({ name: dataName(text), text });
    const payload = data.at(-1);
    const event = writeJson({
      ...(parent !== undefined && { parent }),
      height,
      type,
      ...(payload !== undefined && { payload: hexHash(payload) }),
    });
    members.push({ name: eventName(event), text: event });
    parent = hexHash(event);
  });
  return members;
}
