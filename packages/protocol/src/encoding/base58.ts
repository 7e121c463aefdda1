import { type RandomBytes } from '../random.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Largest multiple of 58 that a byte can reach: bytes from here on are drawn again, so that digits are uniform. */
const UNBIASED = 232;

/** Uniformly random Base58 digits. */
export function randomBase58(length: number, random: RandomBytes): string {
  let digits = '';
  while (digits.length < length) {
    for (const byte of random(length - digits.length)) {
      if (byte < UNBIASED) digits += ALPHABET.charAt(byte % 58);
    }
  }
  return digits;
}

/** Whether a text holds Base58 digits only (and at least one). */
export function isBase58(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]+$/.test(text);
}
