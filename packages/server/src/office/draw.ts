import { createHash } from 'node:crypto';

/**
 * The order of a draw: ascending by the SHA-256 of the seed's 32 bytes followed by the list's id in UTF-8. Nobody can
 * choose the order without choosing the seed, and whoever knows the seed can redo it; docs/verification.md says how.
 */
export function drawnOrder<Listed extends { readonly id: string }>(
  lists: readonly Listed[],
  seed: Uint8Array,
): readonly Listed[] {
  const lot = ({ id }: Listed): string => createHash('sha256').update(seed).update(id, 'utf8').digest('hex');
  return lists
    .map((list) => ({ list, lot: lot(list) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1))
    .map(({ list }) => list);
}
