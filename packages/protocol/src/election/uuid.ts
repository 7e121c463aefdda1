import { isBase58, randomBase58 } from '../encoding/base58.ts';
import { type RandomBytes, systemRandom } from '../random.ts';

/** Characters of an election's identifier: at least these many, and as many as we make. */
const LENGTH = 14;

/** A new identifier for an election: 14 random Base58 characters (82 bits). */
export function generateUuid(random: RandomBytes = systemRandom): string {
  return randomBase58(LENGTH, random);
}

/** Whether a text can identify an election. */
export function isUuid(text: string): boolean {
  return text.length >= LENGTH && text.length <= 100 && isBase58(text);
}
