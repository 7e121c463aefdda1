import { type Result } from './result.ts';

/** Every code with which this package refuses something. Stable: callers map them to messages. */
export const protocolErrorCodes = [
  // JSON and its fields
  'json-invalid',
  'json-not-canonical',
  'json-duplicate-key',
  'field-missing',
  'field-unexpected',
  'field-type',
  'field-value',
  'list-length',
  // numbers and group elements
  'scalar-malformed',
  'scalar-out-of-range',
  'element-malformed',
  'element-outside-group',
  'element-identity',
  // election
  'group-unknown',
  'election-version',
  'election-key-mismatch',
  'uuid-malformed',
  'question-invalid',
  // trustees
  'trustees-empty',
  'trustee-proof-invalid',
  // threshold groups
  'trustee-threshold-invalid',
  'trustee-threshold-unsigned',
  'trustee-certificate-invalid',
  'trustee-coefexps-invalid',
  'trustee-certificates-unsigned',
  'trustee-key-mismatch',
  'trustee-key-unsigned',
  // key ceremony
  'ceremony-step-wrong',
  'ceremony-file-wrong',
  'ceremony-file-foreign',
  'ceremony-member-missing',
  'ceremony-member-twice',
  'ceremony-own-changed',
  'ceremony-inputs-changed',
  'ceremony-signature-invalid',
  'ceremony-commitment-broken',
  'ceremony-share-wrong',
  'ceremony-message-unreadable',
  'ceremony-key-wrong',
  'ceremony-state-malformed',
  // secrets under a passphrase
  'secret-malformed',
  'passphrase-wrong',
  'private-key-malformed',
  // credentials
  'credential-malformed',
  'credential-duplicate',
  'weight-malformed',
  'weight-out-of-range',
  // choices of a voter
  'choices-length',
  'choices-value',
  'choices-below-minimum',
  'choices-above-maximum',
  'choices-blank-not-alone',
  // ballots
  'ballot-not-canonical',
  'ballot-foreign-election',
  'ballot-blank-proof-missing',
  'ballot-blank-proof-unexpected',
  'ballot-proof-invalid',
  'ballot-signature-invalid',
  'ballot-credential-unlisted',
  'ballot-duplicate',
  'ballot-credential-repeated',
  // count
  'tally-mismatch',
  'tally-size-mismatch',
  'decryption-proof-invalid',
  'decryption-owner-unknown',
  'decryption-owner-duplicate',
  'decryption-missing',
  'count-out-of-range',
  'result-mismatch',
  // archive
  'archive-truncated',
  'archive-trailing-bytes',
  'archive-changed',
  'archive-header-invalid',
  'archive-header-field',
  'archive-padding',
  'archive-member-size',
  'archive-member-name',
  'archive-member-hash',
  'archive-member-missing',
  'archive-member-unexpected',
  'archive-event-chain',
  'archive-event-height',
  'archive-event-payload',
  'archive-event-replayed',
  'archive-event-unknown',
  'archive-event-order',
  'archive-ballot-late',
  // reference and registration code
  'reference-malformed',
  'reference-foreign-key',
  'reference-signature-invalid',
  'registration-code-malformed',
  'registration-code-checksum',
  // codes to sign in with
  'access-code-malformed',
  'access-code-checksum',
  // verification code
  'verification-code-malformed',
  'verification-code-checksum',
  'verification-code-foreign',
  'ballot-opening-invalid',
] as const;

/** One of {@link protocolErrorCodes}. */
export type ProtocolErrorCode = (typeof protocolErrorCodes)[number];

/** Why something was refused. `message` is one English line for developers; `path` says where in the input. */
export interface ProtocolError {
  readonly code: ProtocolErrorCode;
  readonly message: string;
  readonly path?: string;
}

/**
 * Carries a {@link ProtocolError} out of nested readers up to {@link attempt}. It never leaves the package:
 * public functions return results.
 */
class Refusal extends Error {
  readonly error: ProtocolError;

  constructor(error: ProtocolError) {
    super(error.message);
    this.error = error;
  }
}

/** Builds an error; `path` is left out when empty. */
export function protocolError(code: ProtocolErrorCode, message: string, path = ''): ProtocolError {
  return path === '' ? { code, message } : { code, message, path };
}

/** Ends the surrounding {@link attempt} with this error. */
export function refuse(code: ProtocolErrorCode, message: string, path = ''): never {
  throw new Refusal(protocolError(code, message, path));
}

/** Runs readers that may {@link refuse}; anything else that is thrown is a defect and passes through. */
export function attempt<T>(run: () => T): Result<T, ProtocolError> {
  try {
    return { ok: true, value: run() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}

/** The value of a result, or {@link refuse} with its error. */
export function valueOf<T>(result: Result<T, ProtocolError>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error);
}
