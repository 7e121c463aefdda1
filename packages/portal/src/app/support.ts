/** What the booth can not do without. */
export interface BrowserFeatures {
  readonly cryptography: boolean;
  /** Whether it runs them as modules shows when the booth starts its own: see BallotWorker.open. */
  readonly workers: boolean;
  readonly dialogs: boolean;
}

/** Looks what this browser has. */
export function browserFeatures(): BrowserFeatures {
  return {
    cryptography: 'crypto' in globalThis && 'subtle' in globalThis.crypto,
    workers: typeof globalThis.Worker === 'function',
    dialogs: typeof globalThis.HTMLDialogElement === 'function',
  };
}

/** Whether somebody can vote with these. */
export function isSupported(features: BrowserFeatures): boolean {
  return features.cryptography && features.workers && features.dialogs;
}
