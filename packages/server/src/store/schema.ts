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
  /** The run's own period, where it is not the consultation's. */
  opens_at: InstantText | null;
  closes_at: InstantText | null;
  closed_at: InstantText | null;
  annulled_at: InstantText | null;
  /** The run that came in place of an annulled one. */
  successor: string | null;
  encrypted_tally: string | null;
  sized_tally: string | null;
  result: string | null;
}

/** Where a run stands by the office's acts alone; with the clock it gives the phase that voters see. */
export type RunState = 'sealed' | 'opened' | 'paused' | 'closed' | 'counted' | 'annulled';

export interface DecryptionTable {
  run: Fixed<string>;
  owner: Fixed<number>;
  decryption: Fixed<string>;
}

export interface VoterTable {
  id: Fixed<string>;
  consultation: Fixed<string>;
  number: Fixed<string>;
  name: string;
  email: string;
  language: 'fr' | 'nl';
  district: Fixed<string>;
  college: Fixed<string | null>;
  situation: Fixed<string | null>;
  /** How often the voter's ballot counts: 1 where the consultation has no weights. */
  weight: Fixed<number>;
  /** When the voter came onto the roll after it was imported: votes in runs that are sealed later. */
  added_at: Fixed<InstantText | null>;
}

/** A file that voters can fetch, kept by its content. Replaced with the definition until that is sealed. */
export interface DocumentTable {
  consultation: Fixed<string>;
  /** Hex. */
  sha256: Fixed<string>;
  type: Fixed<string>;
  content: Fixed<Uint8Array>;
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
  /** Where the holder of a verification code looks for the ballot; computed from the ballot alone. */
  bucket: Fixed<string>;
}

/**
 * The credentials that ballots of the urn were signed with, where each voter has theirs by mail: the server does not
 * know whose they are. A set in the order of the credentials, without voter, time or ballot.
 */
export interface SpentCredentialTable {
  run: Fixed<string>;
  credential: Fixed<string>;
}

export interface SessionTable {
  /** SHA-256 of the token that the browser holds. */
  token_hash: Fixed<string>;
  consultation: Fixed<string>;
  voter: Fixed<string>;
  started_at: Fixed<InstantText>;
  expires_at: Fixed<InstantText>;
  last_active_at: InstantText;
  way: Fixed<SignInWay>;
  /** Of a booth’s session: the site whose pages alone may use it. */
  origin: Fixed<string | null>;
  /** Why it ended before its time; a session that was signed out of is gone. */
  ended: SessionEnd | null;
}

/** What a booth in a listed site’s page begins its session with, once; gone with the portal’s session. */
export interface BoothCodeTable {
  /** SHA-256 of the code. */
  code_hash: Fixed<string>;
  session: Fixed<string>;
  origin: Fixed<string>;
  challenge: Fixed<string>;
  expires_at: Fixed<InstantText>;
}

/** How somebody signed in. */
export type SignInWay = 'open-id-connect' | 'password';

/** Why a session ended that its voter did not end: another sign-in took its place, or its password was replaced. */
export type SessionEnd = 'replaced' | 'revoked';

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

/** A sign-in that the identity provider has confirmed and that still wants the voter's own part. */
export interface PendingSignInTable {
  /** SHA-256 of the token that the browser holds. */
  token_hash: Fixed<string>;
  consultation: Fixed<string>;
  /** Nobody when the person is not on the roll, who is told so at the end only. */
  voter: Fixed<string | null>;
  expires_at: Fixed<InstantText>;
  /** How often it was refused. */
  refusals: number;
}

/** What a voter signs in with; one row a voter. */
export interface VoterAccessTable {
  voter: Fixed<string>;
  consultation: Fixed<string>;
  /** Letters and digits of the professional number alone, as people's typing is reduced to. */
  plain_number: Fixed<string>;
  identifier: string;
  order_number: string | null;
  mobile: string | null;
  /** argon2id; none before the first password. */
  password_hash: string | null;
  password_issued_at: InstantText | null;
  birth_department: Fixed<string | null>;
  /** argon2id of the voting token; none before the first one. */
  token_hash: string | null;
  token_issued_at: InstantText | null;
  /** The e-mail address at which the voter chose to have their identifier; fixed once chosen. */
  chosen_address: string | null;
}

/** A single-use link. */
export interface AccessLinkTable {
  token_hash: Fixed<string>;
  consultation: Fixed<string>;
  voter: Fixed<string>;
  issued_at: Fixed<InstantText>;
  expires_at: Fixed<InstantText | null>;
  ended: LinkEnd | null;
}

/** Why a link is good no more: it was used, or a newer one was sent. */
export type LinkEnd = 'used' | 'replaced';

/** Somebody asked for an identifier or a password; what they typed, encrypted, until it is looked into. */
export interface AccessRequestTable {
  id: Fixed<string>;
  consultation: Fixed<string>;
  kind: Fixed<AccessRequestKind>;
  sealed: Fixed<Uint8Array>;
  asked_at: Fixed<InstantText>;
}

/** What is asked for. */
export type AccessRequestKind = 'identifier' | 'password' | 'token' | 'link';

/** Counts of what may not happen too often, by keyed hash. */
export interface ThrottleTable {
  key: Fixed<string>;
  /** Milliseconds since 1970 at which all is forgotten. */
  until: number;
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

/** The details that a voter gave, JSON of ContactData. */
export interface ContactDataTable {
  voter: Fixed<string>;
  data: string;
  changed_at: InstantText;
}

/** How far a voter has come after the vote. Like the signature list, it shares no key with the urn. */
export interface AfterVoteTable {
  run: Fixed<string>;
  voter: Fixed<string>;
  confirmation_downloaded_at: InstantText | null;
  confirmations_sent_at: InstantText | null;
  data_checked_at: InstantText | null;
  finished_at: InstantText | null;
}

/** Every kind of mail. */
export const mailKinds = [
  'invitation',
  'identifier',
  'identifier-elsewhere',
  'password-issued',
  'token',
  'access-link',
  'vote-recorded',
  'confirmations',
  'notice',
  'details-corrected',
  'signature-proof',
] as const;

/** What a mail is about. */
export type MailKind = (typeof mailKinds)[number];

/** Where a mail stands. */
export type MailState = 'queued' | 'sent' | 'failed' | 'withdrawn';

/** Every kind of SMS. */
export const smsKinds = ['password'] as const;

/** What an SMS is about. */
export type SmsKind = (typeof smsKinds)[number];

/** Messages of one channel. The address is masked as soon as the message is settled. */
export interface MessageTable<Kind> {
  id: Fixed<string>;
  consultation: Fixed<string>;
  run: Fixed<string | null>;
  voter: Fixed<string>;
  kind: Fixed<Kind>;
  about: Fixed<string | null>;
  /** What this message alone may tell, encrypted; gone as soon as it is settled. */
  sealed: Uint8Array | null;
  language: Fixed<'fr' | 'nl'>;
  address: string;
  /** The instant of the act that the mail tells of. */
  act_at: Fixed<InstantText>;
  state: MailState;
  attempts: number;
  next_at: InstantText;
  settled_at: InstantText | null;
  reason: string | null;
}

/** The outbox of mails. */
export type MailTable = MessageTable<MailKind>;

/** The outbox of SMS; its addresses are mobile numbers. */
export type SmsTable = MessageTable<SmsKind>;

/** A document to send along, encrypted; gone as soon as the mail is settled. */
export interface MailAttachmentTable {
  mail: Fixed<string>;
  name: Fixed<string>;
  sealed: Fixed<Uint8Array>;
}

/** What a notice is about. */
export type NoticeKind = 'incident' | 'annulment';

/** What the office tells everybody; kept when withdrawn. */
export interface NoticeTable {
  consultation: Fixed<string>;
  number: Fixed<number>;
  kind: Fixed<NoticeKind>;
  fr: Fixed<string>;
  nl: Fixed<string>;
  published_at: Fixed<InstantText>;
  withdrawn_at: InstantText | null;
}

/** The files of the portal as they were fixed for a consultation: JSON of path to hex SHA-256. */
export interface PortalSealTable {
  consultation: Fixed<string>;
  sealed_at: Fixed<InstantText>;
  manifest: Fixed<string>;
}

/** Robot checks that are used up, by hash, until they would expire anyway. */
export interface RobotCheckTable {
  hash: Fixed<string>;
  expires_at: Fixed<InstantText>;
}

export interface Database {
  consultation: ConsultationTable;
  run: RunTable;
  decryption: DecryptionTable;
  voter: VoterTable;
  document: DocumentTable;
  signature: SignatureTable;
  ballot: BallotTable;
  spent_credential: SpentCredentialTable;
  session: SessionTable;
  booth_code: BoothCodeTable;
  sign_in_attempt: SignInAttemptTable;
  pending_sign_in: PendingSignInTable;
  voter_access: VoterAccessTable;
  access_request: AccessRequestTable;
  access_link: AccessLinkTable;
  throttle: ThrottleTable;
  audit: AuditTable;
  contact_data: ContactDataTable;
  after_vote: AfterVoteTable;
  mail: MailTable;
  mail_attachment: MailAttachmentTable;
  sms: SmsTable;
  robot_check: RobotCheckTable;
  notice: NoticeTable;
  portal_seal: PortalSealTable;
}
