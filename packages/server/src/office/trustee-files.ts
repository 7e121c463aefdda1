import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import {
  readArchive,
  parseElection,
  parseTrustees,
  partialDecrypt,
  generateTrusteeKey,
  verifyArchive,
  type GroupName,
} from '@isoloir/protocol';
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { done, refused, type OfficeOutcome } from './outcome.ts';

const Group = Type.Union([Type.Literal('Ed25519'), Type.Literal('BELENIOS-2048')]);

/** What a trustee keeps to themself. */
const PrivateKeyFile = Type.Object({
  kind: Type.Literal('isoloir trustee private key'),
  group: Group,
  name: Type.Optional(Type.String()),
  publicKey: Type.String(),
  privateKey: Type.String(),
});

/** What a trustee gives to the office before sealing. */
const PublicKeyFile = Type.Object({
  kind: Type.Literal('isoloir trustee public key'),
  group: Group,
  trustee: Type.String({ description: 'The exact Belenios JSON of the key and its proof.' }),
});

/** What a trustee gives to the office after closing. */
const DecryptionFile = Type.Object({
  kind: Type.Literal('isoloir partial decryption'),
  election: Type.String(),
  publicKey: Type.String(),
  decryption: Type.String({ description: 'The exact Belenios JSON of the factors and their proofs.' }),
});

const checks = {
  privateKey: Compile(PrivateKeyFile),
  publicKey: Compile(PublicKeyFile),
  decryption: Compile(DecryptionFile),
};

/** Writes a file that must not exist yet, durably; `secret` ones are readable by their user alone. */
function writeNew(path: string, content: unknown, secret: boolean): OfficeOutcome<string> {
  let file: number;
  try {
    file = openSync(path, 'wx', secret ? 0o600 : 0o644);
  } catch (error) {
    return refused('file-unreadable', `${path} can not be written: ${reasonOf(error)}.`);
  }
  try {
    writeSync(file, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return done(path);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'EEXIST':
      return 'it exists already, and keys are never overwritten';
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'access is refused';
    case 'EISDIR':
      return 'it is a folder';
    default:
      throw error;
  }
}

function readText(path: string): OfficeOutcome<string> {
  try {
    return done(readFileSync(path, 'utf8'));
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  }
}

function readChecked<Schema extends TSchema>(
  path: string,
  check: { Check(value: unknown): value is Static<Schema> },
  kind: string,
): OfficeOutcome<Static<Schema>> {
  const text = readText(path);
  if (!text.ok) return text;
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('file-unreadable', `${path} is not JSON: ${error.message}.`);
  }
  return check.Check(value)
    ? done(value)
    : refused('file-unreadable', `${path} is not a file of kind "${kind}".`);
}

/** Makes a trustee's key: a private file to keep and a public one to hand over. Neither may exist. */
export function makeTrusteeFiles(
  group: GroupName,
  name: string,
  paths: { privateFile: string; publicFile: string },
): OfficeOutcome<{ publicKey: string }> {
  const key = generateTrusteeKey(group, name);
  const { publicKey, privateKey, trustee } = key;
  const kept = writeNew(
    paths.privateFile,
    { kind: 'isoloir trustee private key', group, name, publicKey, privateKey },
    true,
  );
  if (!kept.ok) return kept;
  const given = writeNew(paths.publicFile, { kind: 'isoloir trustee public key', group, trustee }, false);
  return given.ok ? done({ publicKey }) : given;
}

/** Reads a trustee's public file: the exact Belenios JSON in it. */
export function readPublicKeyFile(path: string): OfficeOutcome<{ group: GroupName; trustee: string }> {
  const file = readChecked<typeof PublicKeyFile>(path, checks.publicKey, 'isoloir trustee public key');
  return file.ok ? done({ group: file.value.group, trustee: file.value.trustee }) : file;
}

/** Reads a trustee's partial decryption. */
export function readDecryptionFile(
  path: string,
): OfficeOutcome<{ uuid: string; publicKey: string; text: string }> {
  const file = readChecked<typeof DecryptionFile>(path, checks.decryption, 'isoloir partial decryption');
  if (!file.ok) return file;
  const { election: uuid, publicKey, decryption: text } = file.value;
  return done({ uuid, publicKey, text });
}

/** An archive's bytes from a file. */
export function readArchiveFile(path: string): OfficeOutcome<Uint8Array> {
  try {
    return done(readFileSync(path));
  } catch (error) {
    return refused('file-unreadable', `${path} can not be read: ${reasonOf(error)}.`);
  }
}

/**
 * A trustee's part of the count, offline: verifies the whole archive, then decrypts its totals with the private key
 * and writes the partial decryption to a new file.
 */
export function decryptArchive(paths: {
  archive: string;
  privateFile: string;
  out: string;
}): OfficeOutcome<{ uuid: string; ballots: number }> {
  const bytes = readArchiveFile(paths.archive);
  if (!bytes.ok) return bytes;
  const key = readChecked<typeof PrivateKeyFile>(
    paths.privateFile,
    checks.privateKey,
    'isoloir trustee private key',
  );
  if (!key.ok) return key;
  const report = verifyArchive(bytes.value);
  if (!report.ok) {
    const [first] = report.failures;
    return refused(
      'archive-invalid',
      `${paths.archive} does not verify (${report.failures.length} failures; first: ${first?.message ?? 'unknown'}). Decrypt nothing of it and tell the office.`,
    );
  }
  const content = readArchive(bytes.value);
  if (!content.ok) throw new Error('A verified archive does not read');
  const encryptedTally = content.value.encryptedTally?.encryptedTally;
  if (encryptedTally === undefined) {
    return refused(
      'state-wrong',
      `${paths.archive} holds no encrypted tally yet; take the archive after closing.`,
    );
  }
  const election = parseElection(content.value.election);
  const trustees = election.ok ? parseTrustees(election.value.group, content.value.trustees) : election;
  if (!election.ok || !trustees.ok) throw new Error('A verified archive holds unreadable texts');
  const { publicKey, privateKey } = key.value;
  if (!trustees.value.some((trustee) => trustee.publicKey === publicKey)) {
    return refused('key-foreign', `The key in ${paths.privateFile} is not one of this election's trustees.`);
  }
  const decryption = partialDecrypt({ election: election.value, encryptedTally, privateKey });
  if (!decryption.ok) return refused('file-unreadable', `${paths.privateFile}: ${decryption.error.message}.`);
  const written = writeNew(
    paths.out,
    {
      kind: 'isoloir partial decryption',
      election: election.value.uuid,
      publicKey,
      decryption: decryption.value,
    },
    false,
  );
  return written.ok ? done({ uuid: election.value.uuid, ballots: report.ballots }) : written;
}
