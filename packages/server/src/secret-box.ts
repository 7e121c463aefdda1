import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts what the store keeps for a while only, under a key that is not in the store: no copy of it can be read alone. */
export interface SecretBox {
  /** `context` says what the bytes belong to; only the same context opens them again. */
  seal(context: string, bytes: Uint8Array): Uint8Array;
  /** Throws for what this key and context did not seal. */
  open(context: string, sealed: Uint8Array): Uint8Array;
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** A box under a 32-byte key: AES-256-GCM, nonce and tag before the data. */
export function createSecretBox(key: Uint8Array): SecretBox {
  return {
    seal(context, bytes) {
      const nonce = randomBytes(nonceLength);
      const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(context));
      const data = Buffer.concat([encryption.update(bytes), encryption.final()]);
      return Buffer.concat([nonce, encryption.getAuthTag(), data]);
    },
    open(context, sealed) {
      const decryption = createDecipheriv(cipher, key, sealed.subarray(0, nonceLength))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
      return Buffer.concat([decryption.update(sealed.subarray(nonceLength + tagLength)), decryption.final()]);
    },
  };
}
