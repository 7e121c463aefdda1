import type { CastReceipt } from '@isoloir/api-client';

/** Why a receipt can not be believed. */
export type ReceiptAlarm =
  'receipt-tracker-differs' | 'receipt-signature-invalid' | 'receipt-election-differs';

/** What a signed reference says. */
export interface ReferenceClaims {
  readonly election: string;
  readonly fingerprint: string;
  readonly run: number;
  readonly tracker: string;
}

/** What the browser knows of its own about the ballot it made. */
export interface OwnBallot {
  readonly uuid: string;
  readonly run: number;
  readonly fingerprint: string;
  /** Computed here, before the ballot was sent. */
  readonly tracker: string;
  readonly registrationCode: string;
}

/**
 * Compares the server’s receipt with the ballot that the browser made. `claims` is what the receipt’s signed
 * reference says, or undefined when its signature is not the voting server’s. Undefined when all is well.
 */
export function checkReceipt(
  receipt: Pick<CastReceipt, 'tracker' | 'registrationCode'>,
  claims: ReferenceClaims | undefined,
  own: OwnBallot,
): ReceiptAlarm | undefined {
  if (receipt.tracker !== own.tracker || receipt.registrationCode !== own.registrationCode) {
    return 'receipt-tracker-differs';
  }
  if (claims === undefined) return 'receipt-signature-invalid';
  if (claims.tracker !== own.tracker) return 'receipt-tracker-differs';
  const sameElection =
    claims.election === own.uuid && claims.run === own.run && claims.fingerprint === own.fingerprint;
  return sameElection ? undefined : 'receipt-election-differs';
}
