import type { ArchiveFailure } from '@isoloir/protocol';
import type { ElectionResult } from '@isoloir/api-client';

/** Codes with a reason of their own. */
const own = [
  'archive-truncated',
  'archive-member-hash',
  'archive-event-chain',
  'archive-ballot-late',
  'ballot-proof-invalid',
  'ballot-signature-invalid',
  'ballot-credential-unlisted',
  'ballot-credential-repeated',
  'ballot-duplicate',
  'ballot-foreign-election',
  'tally-mismatch',
  'tally-size-mismatch',
  'decryption-proof-invalid',
  'decryption-missing',
  'result-mismatch',
  'election-key-mismatch',
] as const;

/** What the others have in common, by how their codes begin. */
const families = ['archive', 'ballot', 'element', 'trustee', 'credential', 'decryption'] as const;

/** A reason that the texts know. */
export type FailureReason = (typeof own)[number] | (typeof families)[number] | 'form';

/** Why something in an archive is refused, as the texts name it. */
export function reasonOf({ code }: Pick<ArchiveFailure, 'code'>): FailureReason {
  return own.find((known) => known === code) ?? families.find((family) => code.startsWith(family)) ?? 'form';
}

/** A ballot’s hexadecimal hash as its tracker: base64 without padding. */
export function trackerOfHash(hash: string): string {
  const bytes = hash.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
}

/** Whether the counts in an archive are the totals of a result, question by question. */
export function isSameCount(
  counts: readonly (readonly number[])[],
  { questions }: Pick<ElectionResult, 'questions'>,
): boolean {
  const shown = questions.map(({ blank, candidates }) => [
    ...(blank === undefined ? [] : [blank]),
    ...candidates.map(({ votes }) => votes),
  ]);
  return JSON.stringify(shown) === JSON.stringify(counts);
}
