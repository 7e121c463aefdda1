import type { RobotChallenge } from './generated/schema.ts';

/**
 * The codes with which the server refuses, as its error catalogue names them. The code is the contract: whoever
 * shows an error to people translates the code.
 */
export const serverErrorCodes = [
  'request-invalid',
  'request-too-large',
  'media-type-unsupported',
  'origin-refused',
  'too-many-requests',
  'not-found',
  'consultation-unknown',
  'document-unknown',
  'election-unknown',
  'session-missing',
  'session-expired',
  'session-replaced',
  'session-revoked',
  'booth-not-offered',
  'booth-code-invalid',
  'not-eligible',
  'sign-in-key-unknown',
  'sign-in-failed',
  'sign-in-unknown-voter',
  'sign-in-refused',
  'sign-in-not-under-way',
  'sign-in-way-not-offered',
  'token-used',
  'link-unknown',
  'link-expired',
  'link-used',
  'link-replaced',
  'link-identity-refused',
  'address-fixed',
  'sign-in-closed',
  'identity-provider-down',
  'election-not-open',
  'election-paused',
  'election-annulled',
  'election-closed',
  'election-not-closed',
  'turnout-not-public',
  'election-not-counted',
  'already-voted',
  'ballot-malformed',
  'ballot-too-large',
  'ballot-foreign-election',
  'ballot-unsigned',
  'ballot-signature-invalid',
  'ballot-credential-foreign',
  'ballot-credential-unlisted',
  'ballot-credential-used',
  'credential-mailed',
  'ballot-choices-refused',
  'ballot-duplicate',
  'contact-data-invalid',
  'not-voted-yet',
  'confirmations-too-often',
  'robot-check-missing',
  'robot-check-failed',
  'robot-check-used',
  'verification-not-offered',
  'bucket-too-wide',
  'busy',
  'internal-error',
  'service-unavailable',
] as const;

/**
 * What may happen on the way: the server was not reached, did not answer in time, or gave an answer that is not
 * one of its own. With any of the three, nobody knows whether the server acted on the request.
 */
export const transportErrorCodes = ['network-unreachable', 'timeout', 'answer-unreadable'] as const;

/** Every code that a call of the client can fail with. */
export const apiErrorCodes = [...serverErrorCodes, ...transportErrorCodes] as const;

/** After these, nobody is signed in in this browser. */
export const sessionOverCodes = [
  'session-missing',
  'session-expired',
  'session-replaced',
  'session-revoked',
] as const satisfies readonly (typeof serverErrorCodes)[number][];

/** A code that a call of the client can fail with. */
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/** Whether a text is a code that the client knows. */
export function isApiErrorCode(text: string): text is ApiErrorCode {
  return apiErrorCodes.some((code) => code === text);
}

/** A field of a request that does not fit. */
export interface FieldError {
  /** JSON pointer to the field: `/correspondence/postalCode`. */
  readonly pointer: string;
  /** What is wrong with it: `missing`, `email`, `postal-code`, … as the API documents. */
  readonly code: string;
}

/** Why a call failed. */
export interface ApiError {
  readonly code: ApiErrorCode;
  /** HTTP status, where the server answered. */
  readonly status?: number;
  /** What the server says about this case; English, for developers. */
  readonly detail?: string;
  /** With `already-voted`: when the voter’s vote was recorded, RFC 3339. */
  readonly signedAt?: string;
  /** With `election-annulled`: the run that came in its place, if any did. */
  readonly newRun?: string;
  /** Where the server wants to see some work of the browser first: the call gets through with its solution. */
  readonly robotChallenge?: RobotChallenge;
  /** With `contact-data-invalid`: every field that does not fit, by JSON pointer. */
  readonly fields?: readonly FieldError[];
}

/** The outcome of a call: its value, or why there is none. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ApiError };

/** Reads an RFC 9457 problem. Anything that is not one of ours is `answer-unreadable`. */
export function readProblem(body: unknown, status: number): ApiError {
  const code = textOf(body, 'code');
  if (code === undefined || !isApiErrorCode(code)) return { code: 'answer-unreadable', status };
  const detail = textOf(body, 'detail');
  const signedAt = textOf(body, 'signedAt');
  const newRun = textOf(body, 'newRun');
  const robotChallenge = challengeOf(valueOf(body, 'robotChallenge'));
  const fields = fieldsOf(body);
  return {
    code,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(newRun === undefined ? {} : { newRun }),
    ...(robotChallenge === undefined ? {} : { robotChallenge }),
    ...(fields.length === 0 ? {} : { fields }),
  };
}

function challengeOf(value: unknown): RobotChallenge | undefined {
  const parameters = valueOf(value, 'parameters');
  const [algorithm, nonce, salt] = texts(parameters, ['algorithm', 'nonce', 'salt']);
  const [keyPrefix, keySignature] = texts(parameters, ['keyPrefix', 'keySignature']);
  const [cost, keyLength] = [numberOf(parameters, 'cost'), numberOf(parameters, 'keyLength')];
  const expiresAt = numberOf(parameters, 'expiresAt');
  const signature = textOf(value, 'signature');
  if (algorithm === undefined || nonce === undefined || salt === undefined) return undefined;
  if (keyPrefix === undefined || keySignature === undefined || signature === undefined) return undefined;
  if (cost === undefined || keyLength === undefined || expiresAt === undefined) return undefined;
  return {
    parameters: { algorithm, nonce, salt, cost, keyLength, keyPrefix, keySignature, expiresAt },
    signature,
  };
}

function fieldsOf(body: unknown): readonly FieldError[] {
  const given = valueOf(body, 'fields');
  return (Array.isArray(given) ? given : []).flatMap((field: unknown) => {
    const pointer = textOf(field, 'pointer');
    const code = textOf(field, 'code');
    return pointer === undefined || code === undefined ? [] : [{ pointer, code }];
  });
}

function texts(body: unknown, names: readonly string[]): readonly (string | undefined)[] {
  return names.map((name) => textOf(body, name));
}

function textOf(body: unknown, name: string): string | undefined {
  const value = valueOf(body, name);
  return typeof value === 'string' ? value : undefined;
}

function numberOf(body: unknown, name: string): number | undefined {
  const value = valueOf(body, name);
  return typeof value === 'number' ? value : undefined;
}

function valueOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}
