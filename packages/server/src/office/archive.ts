import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  type ArchiveReport,
  verifyArchiveStream,
  type VerifyArchiveOptions,
  writeArchive,
} from '@isoloir/protocol';
import { openBallotPool } from '@isoloir/protocol/node';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import { reasonOf } from './files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/**
 * The archive of a run as far as it has come. Its timestamp is the instant of sealing, so that the same content
 * always gives the same bytes; ballots stand in the order of their hashes. Throws for an annulled run.
 */
export async function archiveOf(rooms: Pick<Rooms, 'urn' | 'runs'>, run: Run): Promise<Uint8Array> {
  if (run.state === 'annulled') throw new Error(`Run ${run.uuid} is annulled: it has no archive any more`);
  return contentOf(rooms, run);
}

/** What an archive holds, of an annulled run too: for the file in which its urn is sealed. */
export async function contentOf(rooms: Pick<Rooms, 'urn' | 'runs'>, run: Run): Promise<Uint8Array> {
  const ballots: string[] = [];
  for await (const ballot of rooms.urn.ballots(run.uuid)) ballots.push(ballot);
  const closed = run.state === 'closed' || run.state === 'counted';
  return writeArchive({
    election: run.electionText,
    trustees: run.trusteesText,
    credentials: run.credentialsText,
    timestamp: Math.floor(run.sealedAt.getTime() / 1000),
    ballots,
    closed,
    ...(run.encryptedTally === null || run.sizedTally === null
      ? {}
      : { encryptedTally: { encryptedTally: run.encryptedTally, sizedTally: run.sizedTally } }),
    decryptions: await rooms.runs.decryptions(run.uuid),
    ...(run.result === null ? {} : { result: run.result }),
  });
}

/** What is read at once from a file. */
const CHUNK = 2 ** 18;

/** Below this size an archive is verified before threads have started. */
const SMALL = 2 ** 20;

/** How much of an archive is verified. */
export interface ArchiveFileProgress {
  readonly ballots: number;
  /** Between 0 and 1. */
  readonly part: number;
}

/** Verifies an archive's bytes, in as many threads as there are processors. */
export async function verifyArchiveBytes(
  bytes: Uint8Array,
  onProgress: (progress: ArchiveFileProgress) => void,
): Promise<ArchiveReport> {
  const pool = bytes.length < SMALL ? undefined : openBallotPool();
  function* chunks(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
  }
  try {
    return await verifyArchiveStream(() => Readable.from(chunks()), {
      ...(pool !== undefined && { checker: pool }),
      onProgress: ({ bytes: read, ballots }) => onProgress({ ballots, part: read / bytes.length }),
    });
  } finally {
    await pool?.close();
  }
}

/** Verifies an archive of any size from its file, in as many threads as there are processors. */
export async function verifyArchiveFile(
  path: string,
  options: Pick<VerifyArchiveOptions, 'revotes' | 'thresholdForm'>,
  onProgress: (progress: ArchiveFileProgress) => void,
): Promise<OfficeOutcome<ArchiveReport>> {
  let size: number;
  try {
    size = statSync(path).size;
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  }
  const pool = size < SMALL ? undefined : openBallotPool();
  try {
    const report = await verifyArchiveStream(() => createReadStream(path, { highWaterMark: CHUNK }), {
      ...options,
      ...(pool !== undefined && { checker: pool }),
      onProgress: ({ bytes, ballots }) => onProgress({ ballots, part: bytes / size }),
    });
    return done(report);
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  } finally {
    await pool?.close();
  }
}
