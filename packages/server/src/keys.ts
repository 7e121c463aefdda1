import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { referenceKeyOf, signReferenceWith, type ReferencePayload } from '@isoloir/protocol';

/** The key that signs the voters' references, and its public half. */
export interface ReferenceSigner {
  readonly key: string;
  readonly publicKey: string;
  sign(payload: Omit<ReferencePayload, 'key'>): string;
  /** Signs any text with the same key: Ed25519 over its UTF-8, signature and public key in base64url. */
  signText(text: string): { readonly signature: string; readonly publicKey: string };
}

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8.
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

const keyLength = 32;

/** Reads a 32-byte secret key from a file, making the file first where there is none. */
export function readOrMakeKey(path: string): Uint8Array {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, `${randomBytes(keyLength).toString('hex')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new Error(`${path} does not hold a key: expected 64 hexadecimal digits. Restore it from a backup.`);
  }
  return Buffer.from(text, 'hex');
}

/** The secret keys of a server, in `keys/` of its data folder, readable by its user alone. */
export function readServerKeys(dataFolder: string): {
  signer: ReferenceSigner;
  registrarKey: Uint8Array;
  /** Encrypts the documents that wait to be sent. */
  outboxKey: Uint8Array;
  /** Signs robot checks. */
  robotCheckKey: Uint8Array;
  /** Makes what is counted opaque. */
  throttleKey: Uint8Array;
} {
  const folder = join(dataFolder, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const referenceKey = readOrMakeKey(join(folder, 'reference.key'));
  const signingKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, referenceKey]),
    format: 'der',
    type: 'pkcs8',
  });
  const { key, publicKey } = referenceKeyOf(referenceKey);
  return {
    signer: {
      key,
      publicKey,
      sign: (payload) => signReferenceWith({ ...payload, key }, (message) => sign(null, message, signingKey)),
      signText: (text) => ({
        signature: sign(null, Buffer.from(text), signingKey).toString('base64url'),
        publicKey,
      }),
    },
    registrarKey: readOrMakeKey(join(folder, 'registrar.key')),
    outboxKey: readOrMakeKey(join(folder, 'outbox.key')),
    robotCheckKey: readOrMakeKey(join(folder, 'robot-check.key')),
    throttleKey: readOrMakeKey(join(folder, 'throttle.key')),
  };
}
