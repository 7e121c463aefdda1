/** How many letters must be changed, added or taken away to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: Array.from(other).length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of Array.from(other).entries()) {
      const swapped = (row[j] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known word that was probably meant, when one is near enough to say so without guessing. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // A word far longer than any that is known is not a misspelling; and the comparison would be slow.
  if (word.length > 80) return undefined;
  const plain = word.toLowerCase().replaceAll(/[-_ ]/g, '');
  const [best] = known
    .map((candidate) => ({ candidate, far: distance(plain, candidate.toLowerCase().replaceAll('-', '')) }))
    .toSorted((a, b) => a.far - b.far);
  // Two letters swapped count as two changes, so a word of four may have two.
  const tolerated = Math.max(plain.length > 3 ? 2 : 1, Math.floor(plain.length / 3));
  return best !== undefined && best.far <= tolerated ? best.candidate : undefined;
}
