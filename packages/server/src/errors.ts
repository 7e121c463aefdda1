import type { FieldProblem } from './http/schemas/common.ts';
import type { RobotChallenge } from './http/schemas/robot-check.ts';

/**
 * The one catalogue of the server's expected failures. The code is the contract: clients translate it. The title
 * is for developers, in English. `status` is the HTTP status with which the API answers.
 */
export const errorCatalogue = {
  'request-invalid': { status: 400, title: 'The request does not have the documented shape' },
  'request-too-large': { status: 413, title: 'The request is larger than any valid one' },
  'media-type-unsupported': { status: 415, title: 'The request body must be application/json' },
  'origin-refused': { status: 403, title: 'The request comes from a page that may not send it' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait and try again' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'consultation-unknown': { status: 404, title: 'There is no such consultation' },
  'document-unknown': { status: 404, title: 'The consultation has no such document' },
  'election-unknown': { status: 404, title: 'There is no such election' },
  'session-missing': { status: 401, title: 'Sign in first' },
  'session-expired': { status: 401, title: 'The session has ended; sign in again' },
  'session-replaced': { status: 401, title: 'The voter has signed in elsewhere; this session has ended' },
  'session-revoked': { status: 401, title: 'A new password was asked for; this session has ended' },
  'booth-not-offered': {
    status: 409,
    title: 'The sealed definition does not let anybody vote in the pages of this site',
  },
  'booth-code-invalid': {
    status: 401,
    title: 'The code begins no session here: go by the portal again',
  },
  'not-eligible': { status: 403, title: 'This election is not one of the voter’s' },
  'sign-in-key-unknown': { status: 400, title: 'The consultation offers no such sign-in key' },
  'sign-in-failed': { status: 401, title: 'The identity provider did not confirm an identity' },
  'sign-in-unknown-voter': { status: 403, title: 'The person identified is not on the roll' },
  'sign-in-refused': { status: 401, title: 'What was given lets nobody sign in' },
  'sign-in-not-under-way': { status: 401, title: 'There is no sign-in to complete; start again' },
  'sign-in-way-not-offered': { status: 409, title: 'The consultation does not offer this way to sign in' },
  'token-used': { status: 409, title: 'The voting token has done its work: all votes are recorded' },
  'link-unknown': { status: 404, title: 'There is no such link' },
  'link-expired': { status: 410, title: 'The link is good no more: its time is over' },
  'link-used': { status: 410, title: 'The link was used' },
  'link-replaced': { status: 410, title: 'A newer link was sent; this one is good no more' },
  'link-identity-refused': {
    status: 401,
    title: 'What was given is not the identity that the link was sent to',
  },
  'address-fixed': { status: 409, title: 'The address was chosen before; it can not be changed' },
  'sign-in-closed': { status: 409, title: 'Voting is over; nobody signs in any more' },
  'identity-provider-down': { status: 503, title: 'The identity provider does not answer' },
  'election-not-open': { status: 409, title: 'The election is not open yet' },
  'election-paused': { status: 409, title: 'Voting is paused' },
  'election-annulled': { status: 409, title: 'The run was annulled; nothing of it counts' },
  'election-closed': { status: 409, title: 'The election is closed' },
  'election-not-closed': { status: 409, title: 'This is only available after closing' },
  'turnout-not-public': { status: 403, title: 'The consultation does not publish its turnout' },
  'election-not-counted': { status: 409, title: 'The election is not counted yet' },
  'already-voted': { status: 409, title: 'A vote of this voter is already recorded' },
  'ballot-malformed': { status: 422, title: 'The ballot is not a ballot in canonical form' },
  'ballot-too-large': { status: 413, title: 'The ballot is larger than any valid one' },
  'ballot-foreign-election': { status: 422, title: 'The ballot was made for another election' },
  'ballot-unsigned': { status: 422, title: 'The ballot carries no signature' },
  'ballot-signature-invalid': { status: 422, title: 'The ballot’s signature is wrong' },
  'ballot-credential-foreign': {
    status: 422,
    title: 'The ballot was signed with a credential that is not the voter’s',
  },
  'ballot-credential-unlisted': {
    status: 422,
    title: 'The ballot was signed with a credential that is not on the election’s list',
  },
  'ballot-credential-used': {
    status: 409,
    title: 'The ballot was signed with a credential that another ballot has used',
  },
  'credential-mailed': {
    status: 409,
    title: 'The voter’s credential was sent by mail; the server does not have it',
  },
  'ballot-choices-refused': {
    status: 422,
    title: 'The ballot does not prove that its choices are within the rules',
  },
  'ballot-duplicate': { status: 409, title: 'This ballot is already in the urn' },
  'contact-data-invalid': { status: 422, title: 'Some fields of the contact data do not fit' },
  'not-voted-yet': { status: 409, title: 'This is only available to a voter whose vote is recorded' },
  'confirmations-too-often': {
    status: 429,
    title: 'The documents were asked for too often; those queued are still sent',
  },
  'robot-check-missing': { status: 400, title: 'The request needs a solved robot check' },
  'robot-check-failed': { status: 403, title: 'The robot check is not solved, not ours, or expired' },
  'robot-check-used': { status: 409, title: 'This robot check was used before; solve another one' },
  'verification-not-offered': {
    status: 409,
    title: 'The votes of this election can not be looked up by a verification code',
  },
  'bucket-too-wide': { status: 422, title: 'So short a prefix covers too many ballots; give one digit more' },
  busy: { status: 503, title: 'Too many ballots wait; nothing was done with this one, send it again' },
  'internal-error': { status: 500, title: 'Something went wrong on the server' },
  'service-unavailable': { status: 503, title: 'The server can not answer now; try again' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;

/** An expected failure: a code of the catalogue, with what is particular to this case. */
export interface Failure {
  readonly code: ErrorCode;
  /** What is wrong, where, and what to do; English, for developers and logs; never personal data. */
  readonly detail?: string;
  /** With already-voted: when the vote was recorded. */
  readonly signedAt?: Date;
  /** With election-annulled: the run that came in its place. */
  readonly newRun?: string;
  /** Work that lets the same attempt through, when it comes with its solution. */
  readonly robotChallenge?: RobotChallenge;
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
  /** With contact-data-invalid: which fields, and why; without their values. */
  readonly fields?: readonly FieldProblem[];
}

/** The outcome of an operation that may fail as expected. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** A successful outcome. */
export function success<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** A failed outcome with a code of the catalogue. */
export function failure(code: ErrorCode, more: Omit<Failure, 'code'> = {}): Outcome<never> {
  return { ok: false, error: { code, ...more } };
}
