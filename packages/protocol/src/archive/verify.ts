import { protocolError } from '../errors.ts';
import { checkBallot } from '../verification/check-ballot.ts';
import { ArchiveReader, piecesOf } from './reader.ts';
import { type ArchiveReport, ArchiveVerification, type VerifyArchiveOptions } from './verification.ts';

/**
 * Makes every check that an archive allows: structure, keys, credentials, each ballot's form, signature and proofs,
 * the tally, each partial decryption, the result. Stricter than belenios-tool, which leaves some of them out. The simple
 * form, for archives that are in memory anyway: `verifyArchiveStream` reads a stream and may use workers.
 */
export function verifyArchive(bytes: Uint8Array, options: VerifyArchiveOptions = {}): ArchiveReport {
  const verification = new ArchiveVerification(options);
  const reader = new ArchiveReader();
  let read = 0;
  for (const piece of piecesOf(bytes)) {
    read += piece.length;
    for (const step of reader.push(piece)) {
      const task = verification.take(step);
      if (task === undefined) continue;
      const checked = checkBallot(task.election, task.text);
      verification.settle(task, checked.ok ? { ok: true, value: true } : checked);
      options.onProgress?.({ bytes: read, ballots: verification.checked });
    }
  }
  reader.end();
  const removal = new Removal(verification);
  if (removal.needed()) for (const piece of piecesOf(bytes)) removal.push(piece);
  return removal.report(reader);
}

/** Goes through an archive once more for the ballots that were replaced, if there are any. */
export class Removal {
  readonly #verification: ArchiveVerification;
  readonly #reader = new ArchiveReader();
  readonly #left: Set<string>;

  constructor(verification: ArchiveVerification) {
    this.#verification = verification;
    this.#left = new Set(verification.replaced);
  }

  /** Whether there is still something to find. */
  needed(): boolean {
    return this.#left.size > 0;
  }

  push(piece: Uint8Array): void {
    for (const { type, data } of this.#reader.push(piece)) {
      const [ballot] = data;
      if (type === 'Ballot' && ballot !== undefined && this.#left.delete(ballot.hash)) {
        this.#verification.remove(ballot.text);
      }
    }
  }

  /** The verdict; the reader is the one of the first time. */
  report({ failures }: ArchiveReader): ArchiveReport {
    if (this.needed()) {
      const message = 'the second reading did not bring the ballots of the first';
      this.#verification.fail(protocolError('archive-changed', message));
    }
    return this.#verification.report(failures);
  }
}
