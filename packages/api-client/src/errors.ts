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
  'election-unknown',
  'session-missing',
  'session-expired',
  'not-eligible',
  'sign-in-key-unknown',
  'sign-in-failed',
  'sign-in-unknown-voter',
  'identity-provider-down',
  'election-not-open',
  'election-paused',
  'election-closed',
  'election-not-closed',
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
  const fields = fieldsOf(body);
  return {
    code,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(fields.length === 0 ? {} : { fields }),
  };
}

function fieldsOf(body: unknown): readonly FieldError[] {
  if (typeof body !== 'object' || body === null) return [];
  const given: unknown = Reflect.get(body, 'fields');
  return (Array.isArray(given) ? given : []).flatMap((field: unknown) => {
    const pointer = textOf(field, 'pointer');
    const code = textOf(field, 'code');
    return pointer === undefined || code === undefined ? [] : [{ pointer, code }];
  });
}

function textOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
}
