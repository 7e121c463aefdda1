import {
  type ArchiveReport,
  ArchiveVerification,
  type VerifyArchiveOptions,
} from '../archive/verification.ts';
import { ArchiveReader, piecesOf } from '../archive/reader.ts';
import { Removal } from '../archive/verify.ts';
import { type BallotChecker, checkHere } from './check-ballot.ts';

/**
 * Opens an archive at its beginning. Called once, and once more when voters have replaced their ballots: the ones that
 * do not count are then read again, rather than all kept.
 */
export type ArchiveSource = () => AsyncIterable<Uint8Array>;

/** What {@link verifyArchiveStream} may be given. */
export interface VerifyStreamOptions extends VerifyArchiveOptions {
  /** Who checks the ballots: this thread by default, else a pool of workers. */
  readonly checker?: BallotChecker;
  /** Ends the verification early; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * As `verifyArchive`, of an archive that is read as a stream: a few ballots are in memory at a time, of the others their
 * hashes and credentials only. Rejects when the source or the checker fails: then there is no verdict.
 */
export async function verifyArchiveStream(
  open: ArchiveSource,
  options: VerifyStreamOptions = {},
): Promise<ArchiveReport> {
  const { checker = checkHere(), signal } = options;
  const verification = new ArchiveVerification(options);
  const reader = new ArchiveReader();
  const checking = new Set<Promise<void>>();
  let bytes = 0;
  try {
    for await (const chunk of open()) {
      for (const piece of piecesOf(chunk)) {
        bytes += piece.length;
        for (const step of reader.push(piece)) {
          signal?.throwIfAborted();
          const task = verification.take(step);
          if (task === undefined) continue;
          const check = checker.check(task.election.text, task.text).then((verdict) => {
            verification.settle(task, verdict);
            options.onProgress?.({ bytes, ballots: verification.checked });
            checking.delete(check);
          });
          checking.add(check);
          // Reading waits for checking: this is what bounds the memory.
          if (checking.size >= checker.concurrency) await Promise.race(checking);
        }
      }
      if (reader.failed) break;
    }
    await Promise.all(checking);
  } catch (error) {
    // The others' fate changes nothing any more; waiting for it leaves no rejection unheard.
    await Promise.allSettled(checking);
    throw error;
  }
  reader.end();
  const removal = new Removal(verification);
  if (removal.needed()) {
    for await (const chunk of open()) {
      for (const piece of piecesOf(chunk)) removal.push(piece);
      if (!removal.needed()) break;
    }
  }
  return removal.report(reader);
}

/** The bytes of a file that a browser was given, for {@link verifyArchiveStream}. */
export function sourceOfBlob(blob: Blob): ArchiveSource {
  // With a reader of its own: not every browser can iterate a stream.
  return async function* read() {
    const stream = blob.stream().getReader();
    try {
      for (let next = await stream.read(); !next.done; next = await stream.read()) yield next.value;
    } finally {
      await stream.cancel();
    }
  };
}
