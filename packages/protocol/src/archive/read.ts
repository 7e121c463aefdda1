import { type Result } from '../result.ts';
import { type OwnedDecryption } from '../tally/combine.ts';
import { type Accumulation } from '../tally/tally.ts';
import { type EventType } from './events.ts';
import { type ArchiveFailure, ArchiveReader, piecesOf, readOwned, type ReadStep } from './reader.ts';

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

/**
 * Reads an archive's structure: members and their names, the chain of events and its order, and that every byte is as
 * the one form of the archive has it. The cryptography is checked by `verifyArchive`. All texts are held at once; of a
 * large archive, `verifyArchiveStream` holds a few.
 */
export function readArchive(bytes: Uint8Array): Result<ArchiveContent, ArchiveFailure> {
  const reader = new ArchiveReader();
  const steps: ReadStep[] = [];
  for (const piece of piecesOf(bytes)) steps.push(...reader.push(piece));
  reader.end();
  const [failure] = reader.failures;
  if (failure !== undefined) return { ok: false, error: failure };
  return { ok: true, value: contentOf(reader.timestamp ?? 0, steps) };
}

function contentOf(timestamp: number, steps: readonly ReadStep[]): ArchiveContent {
  const [election = '', trustees = '', credentials = ''] = steps[0]?.data.map(({ text }) => text) ?? [];
  const events = steps.map(({ height, type, data }): ArchiveEvent => {
    const payload = data.at(-1)?.hash;
    return { height, type, ...(payload !== undefined && { payload }) };
  });
  const of = (wanted: EventType) =>
    steps.flatMap(({ height: event, type, data: [first, second] }) =>
      type === wanted ? [{ text: first?.text ?? '', payload: second?.text ?? '', event }] : [],
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
