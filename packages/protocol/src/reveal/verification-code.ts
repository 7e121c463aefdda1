import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { integerOf, utf8 } from '../encoding/bytes.ts';
import { readSpoken, spokenRandom } from '../encoding/spoken-code.ts';
import { attempt, type ProtocolError } from '../errors.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';

const DATA = 26;
const LENGTH = 28;

/**
 * A fresh verification code, policy `reveal`: 28 characters, of which 26 carry 127 random bits and 2 check them. Who has
 * it can read the vote of the ballot that it was used for. It is shown in groups of four by style.
 */
export function generateVerificationCode(random: RandomBytes = systemRandom): string {
  return spokenRandom(DATA, random);
}

/** Reads a verification code as typed: any case, with spaces or hyphens; says when a character must be wrong. */
export function normalizeVerificationCode(text: string): Result<string, ProtocolError> {
  return attempt(() => readVerificationCode(text));
}

/** As {@link normalizeVerificationCode}, refusing. */
export function readVerificationCode(text: string): string {
  return readSpoken(text, LENGTH, {
    malformed: 'verification-code-malformed',
    checksum: 'verification-code-checksum',
  });
}

/**
 * The randomness of one ciphertext: HKDF-SHA-256 (RFC 5869) of the code, with the election's uuid as salt and
 * `isoloir reveal|question|choice` as info, 128 bits longer than the order, reduced. Only ciphertexts are derived from the
 * code: the nonces of proofs and of the signature are random, or the code would tell the private credential too.
 */
export function ciphertextRandomness(
  order: bigint,
  uuid: string,
  code: string,
  question: number,
  choice: number,
): bigint {
  const length = Math.ceil((order.toString(2).length + 128) / 8);
  const info = utf8(`isoloir reveal|${question}|${choice}`);
  return integerOf(hkdf(sha256, utf8(code), utf8(uuid), info, length)) % order;
}
