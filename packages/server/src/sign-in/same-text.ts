import { createHash, timingSafeEqual } from 'node:crypto';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are the same; how long it takes says nothing about where they differ. Nothing equals null. */
export function sameText(typed: string, expected: string | null | undefined): boolean {
  const same = timingSafeEqual(digestOf(typed), digestOf(expected ?? ''));
  return same && expected !== null && expected !== undefined;
}
