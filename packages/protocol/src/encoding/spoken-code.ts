import { sha256Of } from './hash.ts';
import { integerOf } from './bytes.ts';
import { type ProtocolErrorCode, refuse } from '../errors.ts';
import { type RandomBytes } from '../random.ts';

/** Digits and letters that are not mistaken for each other when read out: no 0 O, 1 I L, U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = BigInt(ALPHABET.length);
const CHECK_LENGTH = 2;

/**
 * Largest prime below 30². A wrong character changes the value by d·30^k with |d| < 30, two exchanged ones by
 * d·(30^j − 30^k): neither is a multiple, so each such slip shows.
 */
const CHECK_MODULUS = 887n;

/** Draws until a byte is below this are uniform over the alphabet. */
const UNBIASED = 240;

/** Digits of the hash of a text, followed by two that check them. */
export function spokenHash(text: string, digits: number): string {
  const data = write(integerOf(sha256Of(text)) % BASE ** BigInt(digits), digits);
  return data + checksumOf(data);
}

/** Uniformly random digits, followed by two that check them. */
export function spokenRandom(digits: number, random: RandomBytes): string {
  let data = '';
  while (data.length < digits) {
    for (const byte of random(digits - data.length)) {
      if (byte < UNBIASED) data += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return data + checksumOf(data);
}

/** Reads a code of so many digits in all as typed: any case, with spaces or hyphens. Refuses with the codes given. */
export function readSpoken(
  text: string,
  length: number,
  codes: { readonly malformed: ProtocolErrorCode; readonly checksum: ProtocolErrorCode },
): string {
  const code = text.toUpperCase().replace(/[\s\u200b-\u200f\u2060\ufeff\-\u2010-\u2015_.]/g, '');
  if (code.length !== length || !Array.from(code).every((character) => ALPHABET.includes(character))) {
    refuse(codes.malformed, `expected ${length} characters of ${ALPHABET}`);
  }
  const data = code.slice(0, -CHECK_LENGTH);
  if (checksumOf(data) !== code.slice(-CHECK_LENGTH)) {
    refuse(codes.checksum, 'the last two characters do not match the others');
  }
  return code;
}

function checksumOf(data: string): string {
  let value = 0n;
  for (const character of data) value = value * BASE + BigInt(ALPHABET.indexOf(character));
  return write(value % CHECK_MODULUS, CHECK_LENGTH);
}

function write(value: bigint, length: number): string {
  let text = '';
  let rest = value;
  while (text.length < length) {
    text = ALPHABET.charAt(Number(rest % BASE)) + text;
    rest /= BASE;
  }
  return text;
}
