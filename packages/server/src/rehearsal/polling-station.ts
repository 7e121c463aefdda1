import type { Mailbox } from './mailbox.ts';

/** A server answered otherwise than a voter's browser could go on with. */
export class VotingError extends Error {}

/** What stays the same for all simulated voters of a consultation. */
export interface PollingStation {
  readonly origin: string;
  readonly consultation: string;
  /** The server's public key for references, base64url. */
  readonly referenceKey: string;
  /** What the voters' letters say, where credentials are mailed. */
  readonly mailbox: Mailbox;
}
