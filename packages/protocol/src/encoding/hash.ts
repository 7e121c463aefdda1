import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64, utf8 } from './bytes.ts';

/** SHA-256 of bytes, or of a text's UTF-8 bytes. */
export type Sha256 = (content: string | Uint8Array) => Uint8Array;

/** SHA-256 in JavaScript, which runs everywhere. */
export const ownSha256: Sha256 = (content) => sha256(typeof content === 'string' ? utf8(content) : content);

let platformSha256 = ownSha256;

/** Has hashes computed by the platform, whose way must be the faster one. */
export function useSha256(hash: Sha256): void {
  platformSha256 = hash;
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256Of(text: string): Uint8Array {
  return platformSha256(text);
}

/** HEX(x) of the format: lower-case hexadecimal SHA-256, 64 digits. */
export function hexHash(content: string | Uint8Array): string {
  return bytesToHex(platformSha256(content));
}

/** B64(x) of the format: SHA-256 in standard Base64 without padding, 43 characters. */
export function base64Hash(text: string): string {
  return base64(sha256Of(text));
}

/** Challenge of a proof: SHA-256 of the prefix and the elements joined by commas, reduced modulo the order. */
export function hashToScalar(order: bigint, prefix: string, elements: readonly string[]): bigint {
  return BigInt(`0x${hexHash(prefix + elements.join(','))}`) % order;
}
