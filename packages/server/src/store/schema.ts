import type { ColumnType } from 'kysely';

/** An instant as ISO 8601 text in UTC with milliseconds: sorts as time does, the same in every database. */
export type InstantText = string;

/** What is fixed when a row is written and never changes after. */
type Fixed<Value> = ColumnType<Value, Value, never>;

export interface ConsultationTable {
  id: Fixed<string>;
  /** The definition as imported, JSON. Replaced by a new import until it is sealed. */
  definition: string;
  imported_at: InstantText;
  opens_at: InstantText;
  closes_at: InstantText;
}

/** A run of an election: fixed texts from sealing, and the few things that change until the count. */
export interface RunTable {
  uuid: Fixed<string>;
  consultation: Fixed<string>;
  election: Fixed<string>;
  number: Fixed<number>;
  state: RunState;
  election_text: Fixed<string>;
  definition_text: Fixed<string>;
  trustees_text: Fixed<string>;
  credentials_text: Fixed<string>;
  sealed_at: Fixed<InstantText>;
  closed_at: InstantText | null;
  encrypted_tally: string | null;
  sized_tally: string | null;
  result: string | null;
}

/** Where a run stands by the office's acts alone; with the clock it gives the phase that voters see. */
export type RunState = 'sealed' | 'opened' | 'paused' | 'closed' | 'counted';

export interface DecryptionTable {
  run: Fixed<string>;
  owner: Fixed<number>;
  decryption: Fixed<string>;
}

export interface VoterTable {
  id: Fixed<string>;
  consultation: Fixed<string>;
  number: Fixed<string>;
  name: Fixed<string>;
  email: Fixed<string>;
  language: Fixed<'fr' | 'nl'>;
  district: Fixed<string>;
  college: Fixed<string | null>;
}

/** The signature list: who has voted in which run, and when. Shares no key with the urn. */
export interface SignatureTable {
  run: Fixed<string>;
  voter: Fixed<string>;
  signed_at: Fixed<InstantText>;
}

/** The urn: a set of ballots kept in the order of their hashes, without voter, time or address. */
export interface BallotTable {
  run: Fixed<string>;
  tracker: Fixed<string>;
  ballot: Fixed<string>;
}

export interface SessionTable {
  /** SHA-256 of the token that the browser holds. */
  token_hash: Fixed<string>;
  consultation: Fixed<string>;
  voter: Fixed<string>;
  started_at: Fixed<InstantText>;
  expires_at: Fixed<InstantText>;
  last_active_at: InstantText;
}

/** A sign-in that has gone to the identity provider and not come back. */
export interface SignInAttemptTable {
  state_hash: Fixed<string>;
  consultation: Fixed<string>;
  nonce: Fixed<string>;
  code_verifier: Fixed<string>;
  return_to: Fixed<string>;
  error_to: Fixed<string>;
  expires_at: Fixed<InstantText>;
}

/** An act of the election office, chained to the one before by hash. */
export interface AuditTable {
  height: Fixed<number>;
  at: Fixed<InstantText>;
  act: Fixed<string>;
  consultation: Fixed<string | null>;
  detail: Fixed<string>;
  parent: Fixed<string>;
  hash: Fixed<string>;
}

export interface Database {
  consultation: ConsultationTable;
  run: RunTable;
  decryption: DecryptionTable;
  voter: VoterTable;
  signature: SignatureTable;
  ballot: BallotTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  audit: AuditTable;
}
