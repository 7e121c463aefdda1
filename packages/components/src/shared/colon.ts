import { msg, str } from '@lit/localize';

/** A word that introduces what follows: French sets a no-break space before the colon, Dutch does not. */
export function withColon(word: string): string {
  return msg(str`${word}\u00a0:`, { desc: 'A word or name that introduces what follows' });
}
