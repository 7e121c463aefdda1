import type { ArchiveReport } from '../../../packages/protocol/src/index.ts';

/** What is asked of the page of encryption. */
export interface BrowserBenchInput {
  readonly election: string;
  readonly credential: string;
  readonly choices: readonly (readonly (0 | 1)[])[];
  /** Fresh workers, cold and warmed up by turns. */
  readonly workers: number;
  /** Ballots of each of them. */
  readonly runs: number;
}

/** What it measured, in milliseconds. */
export interface BrowserBenchResult {
  /** The first ballot of a fresh worker that has only read the election; the middle one of several workers. */
  readonly cold: number;
  /** The first ballot of a worker that was warmed up as the booth does it: what a voter waits for. */
  readonly warm: number;
  /** The best of all. */
  readonly best: number;
  /** The longest time in which the page could do nothing else, loading the workers included. */
  readonly blocked: number;
}

/** What is asked of the page of verification. */
export interface BallotChecksInput {
  readonly election: string;
  readonly ballot: string;
  readonly runs: number;
}

/** An archive as the page judged it. */
export interface FileVerdict {
  readonly report: ArchiveReport;
  readonly milliseconds: number;
}

declare global {
  interface Window {
    measureEncryption?: (input: BrowserBenchInput) => Promise<BrowserBenchResult>;
    /** One ballot, checked again and again by one worker of a pool: milliseconds, the first and the best. */
    measureChecks?: (input: BallotChecksInput) => Promise<{ readonly first: number; readonly best: number }>;
    /** The archive that the page's field was given, with a pool of so many workers. */
    verifyFile?: (workers: number) => Promise<FileVerdict>;
  }
}
