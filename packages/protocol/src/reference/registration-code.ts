import { integerOf } from '../encoding/bytes.ts';
import { sha256Of } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse } from '../errors.ts';
import { type Result } from '../result.ts';

/** Digits and letters that are not mistaken for each other when read out: no 0 O, 1 I L, U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = BigInt(ALPHABET.length);
const DATA = 10;
const LENGTH = 12;
const FORM = /^[2-9A-HJKMNP-TV-Z]{12}$/;

/**
 * Largest prime below 30². A wrong character changes the value by d·30^k with |d| < 30, two exchanged ones by
 * d·(30^j − 30^k): neither is a multiple, so each such slip shows.
 */
const CHECK_MODULUS = 887n;

/**
 * The short form of a tracker, to be read out: 12 characters, of which 10 carry 49 bits of the SHA-256 of the tracker
 * and 2 check them. It is shown in groups of four by style, not by characters.
 */
export function registrationCodeOf(tracker: string): string {
  const data = write(integerOf(sha256Of(tracker)) % BASE ** BigInt(DATA), DATA);
  return data + checksumOf(data);
}

/** Reads a registration code as typed: any case, with spaces or hyphens; says when a character must be wrong. */
export function normalizeRegistrationCode(text: string): Result<string, ProtocolError> {
  return attempt(() => {
    const code = text.toUpperCase().replace(/[\s-]/g, '');
    if (!FORM.test(code)) {
      refuse('registration-code-malformed', `expected ${LENGTH} characters of ${ALPHABET}`);
    }
    if (checksumOf(code.slice(0, DATA)) !== code.slice(DATA)) {
      refuse('registration-code-checksum', 'the last two characters do not match the others');
    }
    return code;
  });
}

function checksumOf(data: string): string {
  let value = 0n;
  for (const character of data) value = value * BASE + BigInt(ALPHABET.indexOf(character));
  return write(value % CHECK_MODULUS, LENGTH - DATA);
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
