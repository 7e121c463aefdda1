/** What is asked of the page. */
export interface BrowserBenchInput {
  readonly election: string;
  readonly credential: string;
  readonly choices: readonly (readonly (0 | 1)[])[];
  readonly runs: number;
}

/** What it measured, in milliseconds. */
export interface BrowserBenchResult {
  /** The first ballot of a fresh worker that has read the election: what a voter waits for. */
  readonly first: number;
  /** The best of the others. */
  readonly best: number;
  /** The longest time in which the page could do nothing else, loading the worker included. */
  readonly blocked: number;
}

declare global {
  interface Window {
    measureEncryption?: (input: BrowserBenchInput) => Promise<BrowserBenchResult>;
  }
}
