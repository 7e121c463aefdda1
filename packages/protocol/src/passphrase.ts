import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { base64url, bytesOfBase64url, textOf, utf8 } from './encoding/bytes.ts';
import { attempt, type ProtocolError, refuse } from './errors.ts';
import { type RandomBytes, systemRandom } from './random.ts';
import { type Result } from './result.ts';

/** A secret text encrypted under a passphrase, as plain data: scrypt (RFC 7914) and XChaCha20-Poly1305. */
export interface SealedSecret {
  readonly kdf: 'scrypt';
  /** Cost: memory is 1024 times this many bytes. */
  readonly n: number;
  /** base64url. */
  readonly salt: string;
  readonly cipher: 'XChaCha20-Poly1305';
  readonly nonce: string;
  readonly data: string;
}

/**
 * scrypt with r = 8, p = 1 and a key of 32 bytes. The default is a library that runs everywhere; a platform's own is
 * several times as fast.
 */
export type KeyDerivation = (passphrase: Uint8Array, salt: Uint8Array, cost: number) => Uint8Array;

const portableScrypt: KeyDerivation = (passphrase, salt, cost) =>
  scrypt(passphrase, salt, { N: cost, r: 8, p: 1, dkLen: 32, maxmem: 2 ** 31 - 1 });

/** What sealing and opening may be given. */
export interface SecretOptions {
  readonly derive?: KeyDerivation;
}

/** 128 MiB of memory, and about half a second of work, for each guess. */
const usualCost = 2 ** 17;
/** Less is too easy to guess; more could be a file that is made to exhaust the reader's memory. */
const [leastCost, mostCost] = [2 ** 14, 2 ** 20];
const SALT = 16;
const NONCE = 24;

/**
 * Encrypts a secret. `purpose` is what the secret is (its owner, its group…), shown outside but bound to it: the secret
 * opens with the very same purpose only.
 */
export function sealSecret(
  passphrase: string,
  purpose: string,
  secret: string,
  {
    random = systemRandom,
    cost = usualCost,
    derive = portableScrypt,
  }: SecretOptions & { readonly random?: RandomBytes; readonly cost?: number } = {},
): SealedSecret {
  const [salt, nonce] = [random(SALT), random(NONCE)];
  const key = derive(bytesOfPassphrase(passphrase), salt, cost);
  const data = xchacha20poly1305(key, nonce, utf8(purpose)).encrypt(utf8(secret));
  return {
    kdf: 'scrypt',
    n: cost,
    salt: base64url(salt),
    cipher: 'XChaCha20-Poly1305',
    nonce: base64url(nonce),
    data: base64url(data),
  };
}

/** Decrypts a secret; a wrong passphrase and a changed file can not be told apart. */
export function openSecret(
  passphrase: string,
  purpose: string,
  { n, salt, nonce, data }: SealedSecret,
  { derive = portableScrypt }: SecretOptions = {},
): Result<string, ProtocolError> {
  return attempt(() => {
    if (!Number.isInteger(Math.log2(n)) || n < leastCost || n > mostCost) {
      refuse('secret-malformed', `the cost ${n} is none that is used here`, 'n');
    }
    const bytes = (text: string, name: string, length?: number): Uint8Array => {
      const read = bytesOfBase64url(text);
      return read === undefined || (length !== undefined && read.length !== length)
        ? refuse('secret-malformed', 'not the base64url that is expected', name)
        : read;
    };
    const key = derive(bytesOfPassphrase(passphrase), bytes(salt, 'salt', SALT), n);
    const cipher = xchacha20poly1305(key, bytes(nonce, 'nonce', NONCE), utf8(purpose));
    const plain = opened(cipher, bytes(data, 'data'));
    const text = plain === undefined ? undefined : textOf(plain);
    return text ?? refuse('passphrase-wrong', 'another passphrase, or the file was changed');
  });
}

function opened(cipher: { decrypt(data: Uint8Array): Uint8Array }, data: Uint8Array): Uint8Array | undefined {
  try {
    return cipher.decrypt(data);
  } catch {
    // The library throws on a wrong tag, and on data too short to have one; both mean the same here.
    return undefined;
  }
}

/** The same passphrase typed on another keyboard may be composed otherwise: NFKC makes them equal. */
function bytesOfPassphrase(passphrase: string): Uint8Array {
  return utf8(passphrase.normalize('NFKC'));
}
