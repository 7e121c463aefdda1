import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { LocalizedText } from '../http/schemas/common.ts';
import type { ReferenceSigner } from '../keys.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import { textsOf } from '../texts.ts';
import { contentOf } from './archive.ts';
import { jsonText, readBytesOfFile, readStartOfFile, writeNewFile } from './files.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { protect, SecretInFile, type Protection } from './protection.ts';

/** The kind of the file in which an annulled urn is kept. */
export const annulledUrnKind = 'isoloir annulled urn';

/** What anybody may read of the file. */
const AnnulledUrn = Type.Object({
  kind: Type.Literal(annulledUrnKind),
  mark: LocalizedText,
  consultation: Type.String(),
  election: Type.String(),
  run: Type.Integer(),
  uuid: Type.String(),
  annulledAt: Type.String(),
  newRun: Type.Union([Type.String(), Type.Null()]),
  ballots: Type.Integer(),
  signatures: Type.Integer(),
  urn: Type.String({ description: 'Hex SHA-256 of the sorted trackers, each followed by a line feed.' }),
  content: Type.String({ description: 'Hex SHA-256 of the archive that is sealed in here.' }),
  sealed: SecretInFile,
});
type AnnulledUrn = Static<typeof AnnulledUrn>;

const checkFile = Compile(
  Type.Object({
    file: AnnulledUrn,
    signature: Type.String(),
    publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  }),
);

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Names what is sealed and of which run: only the same opens it. */
export function annulledPurpose(uuid: string): string {
  return `${annulledUrnKind}|${uuid}`;
}

/**
 * Writes the urn of an annulled run for the file: encrypted under a passphrase, marked in words, signed by this server.
 * No command opens it, and no command counts what is in it. Who must look into it, such as a court's expert, decrypts it
 * as docs/operating.md says.
 */
export async function writeAnnulledUrn(
  { store, signer }: { readonly store: Rooms; readonly signer: ReferenceSigner },
  run: Run,
  folder: string,
  protection: Protection,
): Promise<OfficeOutcome<{ readonly path: string; readonly ballots: number }>> {
  const { annulledAt, uuid } = run;
  if (annulledAt === null) return refused('state-wrong', `Election ${uuid} is ${run.state}, not annulled.`);
  const content = await contentOf(store, run);
  const trackers = await store.urn.trackers(uuid);
  const file: AnnulledUrn = {
    kind: annulledUrnKind,
    mark: { fr: textsOf('annulledUrn', 'fr')('mark'), nl: textsOf('annulledUrn', 'nl')('mark') },
    consultation: run.consultation,
    election: run.election,
    run: run.number,
    uuid,
    annulledAt: annulledAt.toISOString(),
    newRun: run.successor,
    ballots: trackers.length,
    signatures: await store.signatures.count(uuid),
    urn: hashOf(trackers.map((tracker) => `${tracker}\n`).join('')),
    content: hashOf(content),
    sealed: protect(protection, annulledPurpose(uuid), Buffer.from(content).toString('base64')),
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${uuid}.annulled.json`);
  const written = writeNewFile(path, jsonText({ file, ...signer.signText(JSON.stringify(file)) }));
  return written.ok ? done({ path, ballots: file.ballots }) : written;
}

const opening = '{'.charCodeAt(0);

/** What a file says, when it is the sealed file of an annulled urn. */
export interface ReadAnnulledUrn {
  readonly file: Omit<AnnulledUrn, 'sealed'>;
  readonly publicKey: string;
  /** Whether the signature over all of it is the one of that key. */
  readonly signed: boolean;
}

/** Reads the sealed file of an annulled urn, without opening it; undefined when the file is something else. */
export function readAnnulledUrn(path: string): OfficeOutcome<ReadAnnulledUrn | undefined> {
  const start = readStartOfFile(path, 1);
  if (!start.ok) return start;
  // An archive, which is a tar and may be large, never begins so.
  if (start.value[0] !== opening) return done(undefined);
  const bytes = readBytesOfFile(path);
  return bytes.ok ? done(annulledUrnIn(bytes.value)) : bytes;
}

/** As readAnnulledUrn, of bytes. */
export function annulledUrnIn(bytes: Uint8Array): ReadAnnulledUrn | undefined {
  if (bytes[0] !== opening) return undefined;
  const value = parsed(Buffer.from(bytes).toString('utf8'));
  if (!checkFile.Check(value)) return undefined;
  const { file, signature, publicKey } = value;
  const { sealed, ...told } = file;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  const signed = verify(
    null,
    Buffer.from(JSON.stringify({ ...told, sealed })),
    key,
    Buffer.from(signature, 'base64url'),
  );
  return { file: told, publicKey, signed };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** What is said to whoever wants to count an annulled urn. */
export const neverCounted = 'is annulled: its urn is kept sealed, and nothing of it is ever counted';
