const lettersWithoutAccent: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ĳ: 'ij',
};

/**
 * The id of a candidate who was given none: the name in small letters without accents, `d-haeyer-lefèvre` →
 * `d-haeyer-lefevre`. It depends on the name alone, so that reordering the ballot changes no id. Empty when the name
 * has no Latin letter or digit.
 */
export function candidateIdOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œæøßłđĳ]/g, (letter) => lettersWithoutAccent[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, '');
}
