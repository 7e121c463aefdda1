import { scryptSync } from 'node:crypto';
import { openSecret, sealSecret, type KeyDerivation } from '@isoloir/protocol';
import { Type, type Static } from 'typebox';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** How a secret file is protected: by a passphrase, or, for simulations only, by nothing. */
export type Protection = { readonly passphrase: string } | 'none';

/** Shorter passphrases are refused: one of four random words is longer. */
export const shortestPassphrase = 12;

const SealedSecretInFile = Type.Object({
  kdf: Type.Literal('scrypt'),
  n: Type.Integer(),
  salt: Type.String(),
  cipher: Type.Literal('XChaCha20-Poly1305'),
  nonce: Type.String(),
  data: Type.String(),
});

/** A secret in a file: encrypted, or plain where there is no passphrase. */
export const SecretInFile = Type.Union([SealedSecretInFile, Type.Object({ plain: Type.String() })]);
export type SecretInFile = Static<typeof SecretInFile>;

/** The platform's scrypt: several times as fast as a portable one. */
const derive: KeyDerivation = (passphrase, salt, cost) =>
  scryptSync(passphrase, salt, 32, { N: cost, r: 8, p: 1, maxmem: 2 * 1024 * cost });

/** Encrypts a secret for a file; it opens with the same purpose only, which names whose and what it is. */
export function protect(protection: Protection, purpose: string, secret: string): SecretInFile {
  if (protection === 'none') return { plain: secret };
  return sealSecret(protection.passphrase, purpose, secret, { derive });
}

/** Decrypts a secret of a file. */
export function unprotect(
  protection: Protection,
  purpose: string,
  secret: SecretInFile,
  file: string,
): OfficeOutcome<string> {
  if ('plain' in secret) return done(secret.plain);
  if (protection === 'none') {
    return refused('passphrase-needed', `${file} is encrypted; give its passphrase.`);
  }
  const opened = openSecret(protection.passphrase, purpose, secret, { derive });
  return opened.ok
    ? done(opened.value)
    : refused(opened.error.code, `${file} does not open: ${opened.error.message}.`);
}

/** Refuses a passphrase that is no protection. */
export function checkPassphrase(passphrase: string): OfficeOutcome<string> {
  if (passphrase.length >= shortestPassphrase) return done(passphrase);
  const what = passphrase === '' ? 'The passphrase is empty' : 'The passphrase is too short';
  return refused(
    'passphrase-weak',
    `${what}; take at least ${shortestPassphrase} characters, such as four words.`,
  );
}
