import { rmSync } from 'node:fs';
import {
  generateTrusteeKey,
  parseElection,
  parseTrustees,
  partialDecrypt,
  readArchive,
  verifyArchive,
  type ArchiveReport,
  type Election,
  type GroupName,
  type Trustee,
} from '@isoloir/protocol';
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { verifyArchiveBytes, type ArchiveFileProgress } from './archive.ts';
import { annulledUrnIn, neverCounted } from './annulled-urn.ts';
import { jsonText, readBytesOfFile, readJsonFile, readTextFile, writeNewFile } from './files.ts';
import { memberKeyOf, memberKind } from './ceremony-files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { protect, SecretInFile, unprotect, type Protection } from './protection.ts';

const Group = Type.Union([Type.Literal('Ed25519'), Type.Literal('BELENIOS-2048')]);

/** What a trustee keeps to themself. */
const PrivateKeyFile = Type.Object({
  kind: Type.Literal('isoloir trustee private key'),
  group: Group,
  name: Type.Optional(Type.String()),
  publicKey: Type.String(),
  secret: Type.Optional(SecretInFile),
  privateKey: Type.Optional(Type.String({ description: 'Plain, in files from before passphrases.' })),
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

/** Any secret file of a trustee. */
const SecretFile = Type.Object({ kind: Type.String(), secret: Type.Optional(SecretInFile) });

const checks = {
  privateKey: Compile(PrivateKeyFile),
  publicKey: Compile(PublicKeyFile),
  decryption: Compile(DecryptionFile),
  secretFile: Compile(SecretFile),
};

function readChecked<Schema extends TSchema>(
  path: string,
  check: { Check(value: unknown): value is Static<Schema> },
  kind: string,
): OfficeOutcome<Static<Schema>> {
  const value = readJsonFile(path);
  if (!value.ok) return value;
  return check.Check(value.value)
    ? done(value.value)
    : refused('file-unreadable', `${path} is not a file of kind "${kind}".`);
}

function purposeOf(group: GroupName, publicKey: string): string {
  return `isoloir trustee private key|${group}|${publicKey}`;
}

/** Makes a trustee's key: a private file to keep and a public one to hand over. Neither may exist. */
export function makeTrusteeFiles(
  group: GroupName,
  name: string,
  paths: { privateFile: string; publicFile: string },
  protection: Protection,
): OfficeOutcome<{ publicKey: string }> {
  const key = generateTrusteeKey(group, name);
  const { publicKey, privateKey, trustee } = key;
  const secret = protect(protection, purposeOf(group, publicKey), privateKey);
  const kept = writeNewFile(
    paths.privateFile,
    jsonText({ kind: 'isoloir trustee private key', group, name, publicKey, secret }),
    { secret: true },
  );
  if (!kept.ok) return kept;
  const given = writeNewFile(
    paths.publicFile,
    jsonText({ kind: 'isoloir trustee public key', group, trustee }),
  );
  if (given.ok) return done({ publicKey });
  // Nobody has seen it, and the same command must be possible again.
  rmSync(paths.privateFile);
  return given;
}

/** Encrypts a private key that lies in a plain file, into a new file. The old one stays, to be erased by its owner. */
export function protectTrusteeFile(
  paths: { privateFile: string; out: string },
  protection: Protection,
): OfficeOutcome<{ publicKey: string }> {
  const file = readChecked<typeof PrivateKeyFile>(
    paths.privateFile,
    checks.privateKey,
    'isoloir trustee private key',
  );
  if (!file.ok) return file;
  const { kind, group, name, publicKey, privateKey: plain = '', secret = { plain } } = file.value;
  if (!('plain' in secret)) return refused('state-wrong', `${paths.privateFile} is encrypted already.`);
  const sealed = protect(protection, purposeOf(group, publicKey), secret.plain);
  const content = { kind, group, name, publicKey, secret: sealed };
  const written = writeNewFile(paths.out, jsonText(content), { secret: true });
  return written.ok ? done({ publicKey }) : written;
}

/** Reads a trustee's public file, ours or the `.pubkey` of belenios-tool: the exact Belenios JSON of the key. */
export function readPublicKeyFile(path: string): OfficeOutcome<{ trustee: string }> {
  const text = readTextFile(path);
  if (!text.ok) return text;
  if (text.value.startsWith('{"pok":')) return done({ trustee: text.value.trimEnd() });
  const file = readChecked<typeof PublicKeyFile>(path, checks.publicKey, 'isoloir trustee public key');
  return file.ok ? done({ trustee: file.value.trustee }) : file;
}

/** A trustee's partial decryption as read from its file. */
export interface DecryptionPart {
  readonly file: string;
  /** The exact JSON of the partial decryption. */
  readonly text: string;
  /** Whose it is and for which election; what belenios-tool gives says neither. */
  readonly from?: { readonly uuid: string; readonly publicKey: string };
}

/** Reads a trustee's partial decryption, ours or what belenios-tool printed. */
export function readDecryptionFile(path: string): OfficeOutcome<DecryptionPart> {
  const text = readTextFile(path);
  if (!text.ok) return text;
  if (text.value.startsWith('{"decryption_factors":')) {
    // The tool prints a second line, which says how many the trustee is among the others.
    return done({ file: path, text: text.value.split('\n')[0] ?? '' });
  }
  const file = readChecked<typeof DecryptionFile>(path, checks.decryption, 'isoloir partial decryption');
  if (!file.ok) return file;
  const { election: uuid, publicKey, decryption } = file.value;
  return done({ file: path, text: decryption, from: { uuid, publicKey } });
}

/** An archive's bytes from a file. */
export function readArchiveFile(path: string): OfficeOutcome<Uint8Array> {
  return readBytesOfFile(path);
}

/** Whether a trustee's secret file asks for a passphrase. */
export function needsPassphrase(path: string): OfficeOutcome<boolean> {
  const file = readChecked<typeof SecretFile>(path, checks.secretFile, 'isoloir trustee private key');
  return file.ok ? done(file.value.secret !== undefined && !('plain' in file.value.secret)) : file;
}

/** A key that decrypts: a trustee's own, or that of a member of a threshold group. */
function readDecryptionKey(
  path: string,
  protection: Protection,
): OfficeOutcome<{ publicKey: string; privateKey: string }> {
  const kind = readChecked<typeof SecretFile>(path, checks.secretFile, 'isoloir trustee private key');
  if (!kind.ok) return kind;
  if (kind.value.kind === memberKind) return memberKeyOf(path, protection);
  const key = readChecked<typeof PrivateKeyFile>(path, checks.privateKey, 'isoloir trustee private key');
  if (!key.ok) return key;
  const { group, publicKey, privateKey: plain = '', secret = { plain } } = key.value;
  const privateKey = unprotect(protection, purposeOf(group, publicKey), secret, path);
  return privateKey.ok ? done({ publicKey, privateKey: privateKey.value }) : privateKey;
}

/**
 * A trustee's part of the count, offline: verifies the whole archive, then decrypts its totals with the private key
 * and writes the partial decryption to a new file.
 */
export function decryptArchive(
  paths: DecryptionPaths,
  protection: Protection,
): OfficeOutcome<{ uuid: string; ballots: number }> {
  const ready = readyToDecrypt(paths, protection);
  return ready.ok ? decryptVerified(paths, ready.value, verifyArchive(ready.value.bytes)) : ready;
}

/** As decryptArchive, in as many threads as there are processors, and telling how far it has come. */
export async function decryptArchiveFile(
  paths: DecryptionPaths,
  protection: Protection,
  onProgress: (progress: ArchiveFileProgress) => void,
): Promise<OfficeOutcome<{ uuid: string; ballots: number }>> {
  const ready = readyToDecrypt(paths, protection);
  if (!ready.ok) return ready;
  return decryptVerified(paths, ready.value, await verifyArchiveBytes(ready.value.bytes, onProgress));
}

/** The files of a trustee's part of the count. */
interface DecryptionPaths {
  readonly archive: string;
  readonly privateFile: string;
  readonly out: string;
}

/** What decrypting begins with: the archive's bytes, read once, and the key. */
interface ReadyToDecrypt {
  readonly bytes: Uint8Array;
  readonly key: { readonly publicKey: string; readonly privateKey: string };
}

function readyToDecrypt(
  { archive, privateFile }: DecryptionPaths,
  protection: Protection,
): OfficeOutcome<ReadyToDecrypt> {
  const bytes = readArchiveFile(archive);
  if (!bytes.ok) return bytes;
  if (annulledUrnIn(bytes.value) !== undefined) {
    return refused('run-annulled', `The election in ${archive} ${neverCounted}. Decrypt nothing.`);
  }
  const key = readDecryptionKey(privateFile, protection);
  return key.ok ? done({ bytes: bytes.value, key: key.value }) : key;
}

function decryptVerified(
  paths: DecryptionPaths,
  { bytes, key: { publicKey, privateKey } }: ReadyToDecrypt,
  report: ArchiveReport,
): OfficeOutcome<{ uuid: string; ballots: number }> {
  const verified = verifiedTally(paths.archive, bytes, report);
  if (!verified.ok) return verified;
  const { election, trustees, encryptedTally } = verified.value;
  if (!trustees.some((trustee) => trustee.publicKey === publicKey)) {
    return refused('key-foreign', `The key in ${paths.privateFile} is not one of this election's trustees.`);
  }
  const decryption = partialDecrypt({ election, encryptedTally, privateKey });
  if (!decryption.ok) return refused('file-unreadable', `${paths.privateFile}: ${decryption.error.message}.`);
  const content = {
    kind: 'isoloir partial decryption',
    election: election.uuid,
    publicKey,
    decryption: decryption.value,
  };
  const written = writeNewFile(paths.out, jsonText(content));
  return written.ok ? done({ uuid: election.uuid, ballots: report.ballots }) : written;
}

/** What a trustee decrypts, from an archive of which every check holds. */
function verifiedTally(
  path: string,
  bytes: Uint8Array,
  report: ArchiveReport,
): OfficeOutcome<{
  election: Election;
  trustees: readonly Trustee[];
  encryptedTally: string;
}> {
  if (!report.ok) {
    const [first] = report.failures;
    return refused(
      'archive-invalid',
      `${path} does not verify (${report.failures.length} failures; first: ${first?.message ?? 'unknown'}). Decrypt nothing of it and tell the office.`,
    );
  }
  const content = readArchive(bytes);
  if (!content.ok) throw new Error('A verified archive does not read');
  const encryptedTally = content.value.encryptedTally?.encryptedTally;
  if (encryptedTally === undefined) {
    return refused('state-wrong', `${path} holds no encrypted tally yet; take the archive after closing.`);
  }
  const election = parseElection(content.value.election);
  const trustees = election.ok ? parseTrustees(election.value.group, content.value.trustees) : election;
  if (!election.ok || !trustees.ok) throw new Error('A verified archive holds unreadable texts');
  return done({ election: election.value, trustees: trustees.value, encryptedTally });
}
