import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';

/** Ciphers between members: belenios-tool 2.0 to 3.0 knows the first only, 3.1 and later write the second. */
export type TransportCipher = 'AES-CCM' | 'AES-GCM';

const BLOCK = 16;
const CCM_NONCE = 13;
const CCM_TAG = 8;
/** CCM with a nonce of 13 bytes counts a message's length in two (RFC 3610, section 2). */
const CCM_LONGEST = 2 ** 16 - 1;
/** Length of the authentication tag (8 bytes) and of the length field (2 bytes) as CCM's first byte codes them. */
const CCM_FLAGS = 8 * ((CCM_TAG - 2) / 2) + 1;

/** Encrypts under a 32-byte key; `iv` has 32 bytes, and no key may be used twice. The tag comes last. */
export function encryptAes(
  cipher: TransportCipher,
  key: Uint8Array,
  iv: Uint8Array,
  plain: Uint8Array,
): Uint8Array {
  if (cipher === 'AES-GCM') return gcm(key, iv).encrypt(plain);
  if (plain.length > CCM_LONGEST) throw new RangeError('AES-CCM takes messages below 64 KiB');
  const nonce = iv.subarray(0, CCM_NONCE);
  const { mask, text } = countered(key, nonce, plain);
  const tag = macOf(key, nonce, plain).map((byte, at) => byte ^ (mask[at] ?? 0));
  return joined(text, tag);
}

/** Reverses {@link encryptAes}; `undefined` when the message was not encrypted so, or changed. */
export function decryptAes(
  cipher: TransportCipher,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array | undefined {
  if (cipher === 'AES-GCM') return decryptGcm(key, iv, data);
  const length = data.length - CCM_TAG;
  if (length < 0 || length > CCM_LONGEST) return undefined;
  const nonce = iv.subarray(0, CCM_NONCE);
  const { mask, text } = countered(key, nonce, data.subarray(0, length));
  const mac = macOf(key, nonce, text);
  let difference = 0;
  for (let at = 0; at < CCM_TAG; at += 1) {
    difference |= (mac[at] ?? 0) ^ (mask[at] ?? 0) ^ (data[length + at] ?? 0);
  }
  return difference === 0 ? text : undefined;
}

function decryptGcm(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array | undefined {
  try {
    return gcm(key, iv).decrypt(data);
  } catch {
    // The library throws on a wrong tag, and on data too short to have one; both mean the same here.
    return undefined;
  }
}

/** CCM's key stream over a text: the first block masks the tag, the others the text. */
function countered(
  key: Uint8Array,
  nonce: Uint8Array,
  text: Uint8Array,
): { readonly mask: Uint8Array; readonly text: Uint8Array } {
  const counter = new Uint8Array(BLOCK);
  counter[0] = 1;
  counter.set(nonce, 1);
  const stream = ctr(key, counter).encrypt(joined(new Uint8Array(BLOCK), text));
  return { mask: stream.subarray(0, BLOCK), text: stream.subarray(BLOCK) };
}

/** CCM's authentication: CBC-MAC over flags, nonce, length and the padded text. */
function macOf(key: Uint8Array, nonce: Uint8Array, text: Uint8Array): Uint8Array {
  const padded = new Uint8Array(BLOCK + Math.ceil(text.length / BLOCK) * BLOCK);
  padded[0] = CCM_FLAGS;
  padded.set(nonce, 1);
  padded[BLOCK - 2] = text.length >> 8;
  padded[BLOCK - 1] = text.length & 0xff;
  padded.set(text, BLOCK);
  const chain = cbc(key, new Uint8Array(BLOCK), { disablePadding: true }).encrypt(padded);
  return chain.subarray(-BLOCK).subarray(0, CCM_TAG);
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
}
