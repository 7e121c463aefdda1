/** Reads a code, or says why it is none: the shape of the protocol's own reader, which the page passes in. */
export type CodeReader = (
  text: string,
) =>
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: { readonly code: string } };

/**
 * A code without what typing, printing and copying add to it: spaces and dashes of all kinds, invisible and full-width
 * characters, small letters.
 */
export function tidyCode(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}\u2212_.·•]/gu, '')
    .toUpperCase();
}
