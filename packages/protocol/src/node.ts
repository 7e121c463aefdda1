/** What only Node can do for the protocol: nothing else in this package knows of `node:` modules. */
import { constants, createPublicKey, hash, publicEncrypt } from 'node:crypto';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64url } from './encoding/bytes.ts';
import { type Sha256, useSha256 } from './encoding/hash.ts';
import { useModularPower } from './group/finite-field.ts';
import { modulus } from './group/finite-field.parameters.ts';

export { openBallotPool } from './verification/node-pool.ts';

const BYTES = 256;

const bytesOf = (value: bigint, length: number): Uint8Array =>
  hexToBytes(value.toString(16).padStart(2 * length, '0'));

/**
 * element^exponent modulo the prime of BELENIOS-2048, as "encryption" without padding under an RSA key whose modulus is
 * the prime: OpenSSL's powers are several times as fast as those of BigInt. For public data only: an RSA public key is
 * public, so that nothing in there tries to hide the exponent.
 */
export function rsaPower(element: bigint, exponent: bigint): bigint {
  const e = base64url(bytesOf(exponent, Math.ceil(exponent.toString(16).length / 2)));
  const key = createPublicKey({
    key: { kty: 'RSA', n: base64url(bytesOf(modulus, BYTES)), e },
    format: 'jwk',
  });
  const power = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, bytesOf(element, BYTES));
  return BigInt(`0x${bytesToHex(power)}`);
}

/** SHA-256 by OpenSSL: several times as fast as in JavaScript. */
export const opensslSha256: Sha256 = (content) => hash('sha256', content, 'buffer');

/**
 * From now on hashes come from OpenSSL, and so do the powers that verification in BELENIOS-2048 needs: archives are
 * read, and ballots in that group checked, several times as fast.
 */
export function useNodeCrypto(): void {
  useModularPower(rsaPower);
  useSha256(opensslSha256);
}
