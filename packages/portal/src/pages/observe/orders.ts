import type { ArchiveFailure, ArchiveStage } from '@isoloir/protocol';

/** What a worker is told to do: check ballots at a port, or verify an archive with the help of those who do. */
export type ArchiveOrder =
  | { readonly kind: 'check'; readonly port: MessagePort }
  | { readonly kind: 'verify'; readonly archive: Blob; readonly ports: readonly MessagePort[] };

/** What an archive turned out to be. */
export interface ArchiveVerdict {
  readonly ok: boolean;
  /** Everything that is wrong, in the order of events. */
  readonly failures: readonly ArchiveFailure[];
  readonly ballots: number;
  readonly stage: ArchiveStage;
  /** Of the election in the archive. */
  readonly fingerprint?: string;
  /** Per question and choice, where the archive holds a result that is right. */
  readonly counts?: readonly (readonly number[])[];
}

/** What a verification tells. */
export type VerificationNews =
  | { readonly kind: 'progress'; readonly ballots: number; readonly part: number }
  | { readonly kind: 'verdict'; readonly verdict: ArchiveVerdict }
  | { readonly kind: 'failed'; readonly message: string };
