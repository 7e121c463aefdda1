import type { ProtocolErrorCode } from '@isoloir/protocol';

/** The expected failures of the election office's acts. */
export const officeErrorCodes = [
  'consultation-unknown',
  'consultation-sealed',
  'consultation-not-sealed',
  'roll-empty',
  'electorate-empty',
  'trustees-wrong-number',
  'trustee-key-invalid',
  'election-unknown',
  'state-wrong',
  'period-not-over',
  'period-over',
  'decryption-invalid',
  'decryptions-missing',
  'file-unreadable',
  'archive-invalid',
  'key-foreign',
  'passphrase-needed',
  'passphrase-weak',
  'credentials-missing',
  'credentials-wrong',
  'mail-unknown',
  'invitations-begun',
  'links-not-offered',
  'notice-wrong',
  'notice-unknown',
  'moment-wrong',
  'group-unknown',
  'reason-needed',
  'signature-wrong',
  'roll-change-wrong',
  'voter-unknown',
  'run-annulled',
  'site-unreachable',
  'database-missing',
  'role-unknown',
] as const;

/** A code of the office's catalogue, or the protocol's own where it refuses what a trustee gave. */
export type OfficeErrorCode = (typeof officeErrorCodes)[number] | ProtocolErrorCode;

/** What is wrong, where, and what to do, for whoever typed the command. */
export interface OfficeFailure {
  readonly code: OfficeErrorCode;
  readonly message: string;
}

/** The outcome of an act of the office. */
export type OfficeOutcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: OfficeFailure };

/** An act that was done. */
export function done<Value>(value: Value): OfficeOutcome<Value> {
  return { ok: true, value };
}

/** An act that was refused and changed nothing. */
export function refused(code: OfficeErrorCode, message: string): OfficeOutcome<never> {
  return { ok: false, error: { code, message } };
}
