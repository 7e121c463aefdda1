import { isCredential } from '@isoloir/protocol';

/** What is wrong with the code of a letter: seen here, or told by the server once a ballot came with it. */
export type LetterFault =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'characters'
  | 'ballot-credential-unlisted'
  | 'ballot-credential-used';

/** The code from the voter’s letter as typed so far. It signs the ballot, and is in memory only. */
export interface LetterCode {
  readonly typed: string;
  /** Told after the voter tried to go on, until they change the code. */
  readonly fault?: LetterFault;
}

const digits = 22;

/**
 * The credential that a voter typed from their letter. Spaces, hyphens of all kinds, invisible and full-width characters
 * are what typing and copying add; small and capital letters are different ones.
 */
export function readLetterCode(
  typed: string,
): { readonly ok: true; readonly credential: string } | { readonly ok: false; readonly fault: LetterFault } {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\u2212]/gu, '');
  const fault = (found: LetterFault) => ({ ok: false, fault: found }) as const;
  if (plain === '') return fault('missing');
  if (plain.length < digits) return fault('too-short');
  if (plain.length > digits) return fault('too-long');
  const parts = [plain.slice(0, 5), plain.slice(5, 11), plain.slice(11, 16), plain.slice(16)];
  const credential = parts.join('-');
  return isCredential(credential) ? { ok: true, credential } : fault('characters');
}

/** Whether the server refused a ballot for its code alone, so that the same choices may come with another one. */
export function letterFaultOf(code: string): LetterFault | undefined {
  return code === 'ballot-credential-unlisted' || code === 'ballot-credential-used' ? code : undefined;
}
