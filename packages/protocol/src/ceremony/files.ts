import { hexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolErrorCode, refuse, valueOf } from '../errors.ts';
import { type Context } from '../context.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { isJsonObject, type JsonObject, type JsonValue, writeValue } from '../json/value.ts';
import { type Proof, readProof } from '../proofs/proof.ts';
import { isSignedBy, readSignedMessage } from '../trustees/signed-message.ts';
import { readKey, type ReadKey } from '../trustees/single.ts';
import {
  type CeremonyContext,
  type Certificate,
  certificatesMessage,
  type Coefexps,
  isKeySigned,
  memberKey,
  readCertificate,
  readCoefexps,
} from '../trustees/threshold.ts';

/** What a member publishes, step by step. All but commitments are the tool's own files. */
export const ceremonyFileKinds = ['certificate', 'commitment', 'contribution', 'key'] as const;

/** One of {@link ceremonyFileKinds}. */
export type CeremonyFileKind = (typeof ceremonyFileKinds)[number];

/** All members' certificates, in order. */
export interface Certificates<E> {
  readonly context: CeremonyContext;
  readonly members: readonly Certificate<E>[];
  readonly texts: readonly string[];
  /** Hash of all of them: what the later files of this ceremony name. */
  readonly ceremony: string;
}

/** What a file is by its fields, as far as they tell. */
export function ceremonyFileKindOf(text: string): CeremonyFileKind | undefined {
  const read = parseJson(text);
  if (!read.ok || !isJsonObject(read.value)) return undefined;
  if (read.value.has('polynomial')) return 'contribution';
  if (read.value.has('private_key')) return 'key';
  const message = read.value.get('message');
  const inside = typeof message === 'string' ? parseJson(message) : undefined;
  if (inside?.ok !== true || !isJsonObject(inside.value)) return undefined;
  if (inside.value.has('verification')) return 'certificate';
  return inside.value.has('commitment') ? 'commitment' : undefined;
}

/** Refuses a file of another kind than the step needs; says which one it is. */
function fileOf(text: string, wanted: CeremonyFileKind, path: string): JsonValue {
  const kind = ceremonyFileKindOf(text);
  if (kind !== wanted) {
    const found = kind === undefined ? 'this is no file of a ceremony' : `this is a ${kind}`;
    refuse('ceremony-file-wrong', `${found}; a ${wanted} is expected`, path);
  }
  return valueOf(parseJson(text));
}

/** Files sorted by member; one too many or too few is refused, and which. */
function byMember<T>(
  files: readonly { readonly index: number; readonly file: T }[],
  size: number,
  kind: CeremonyFileKind,
): readonly T[] {
  const found = new Map<number, T>();
  for (const { index, file } of files) {
    if (found.has(index))
      refuse('ceremony-member-twice', `two ${kind}s of member ${index}`, `member ${index}`);
    found.set(index, file);
  }
  return Array.from({ length: size }, (_, at) => {
    const file = found.get(at + 1);
    return (
      file ?? refuse('ceremony-member-missing', `there is no ${kind} of member ${at + 1}`, `member ${at + 1}`)
    );
  });
}

/** Reads all certificates, given in any order. */
export function readCertificates<E>(context: Context<E>, texts: readonly string[]): Certificates<E> {
  const files = texts.map((text, at) => {
    const path = `certificates[${at}]`;
    return { text, certificate: readCertificate(context, fileOf(text, 'certificate', path), path) };
  });
  const { size = 0, threshold = 0 } = files[0]?.certificate ?? {};
  if (files.length === 0) refuse('ceremony-member-missing', 'there are no certificates');
  files.forEach(({ certificate }, at) => {
    if (certificate.size !== size || certificate.threshold !== threshold) {
      const found = `${certificate.threshold ?? 0} of ${certificate.size ?? 0}`;
      const message = `one certificate is for ${threshold} of ${size} members, another for ${found}`;
      refuse('ceremony-file-foreign', message, `certificates[${at}]`);
    }
  });
  const sorted = byMember(
    files.map((file) => ({ index: file.certificate.index ?? 0, file })),
    size,
    'certificate',
  );
  const keys = new Set(sorted.map(({ certificate }) => certificate.encryptionText));
  if (keys.size < sorted.length) refuse('ceremony-member-twice', 'two members have the same key');
  const ordered = sorted.map(({ text }) => text);
  return {
    context: { group: context.group.name, size, threshold },
    members: sorted.map(({ certificate }) => certificate),
    texts: ordered,
    ceremony: hexHash(ordered.join('\n')),
  };
}

/** The message of a commitment. */
export function commitmentMessage(ceremony: string, index: number, coefexps: string): object {
  return { ceremony, index, commitment: hexHash(coefexps) };
}

/** Reads all commitments, given in any order: texts in the members' order, and the hash that each commits to. */
export function readCommitments<E>(
  context: Context<E>,
  { ceremony, members }: Certificates<E>,
  texts: readonly string[],
): { readonly texts: readonly string[]; readonly hashes: readonly string[] } {
  const files = texts.map((text, at) => {
    const path = `commitments[${at}]`;
    const signed = readSignedMessage(fileOf(text, 'commitment', path), context.group.order, path);
    const names = ['ceremony', 'index', 'commitment'];
    const fields = readObject(valueOf(parseJson(signed.message)), names, path);
    if (fieldOf(fields, 'ceremony', path) !== ceremony) {
      refuse('ceremony-file-foreign', 'the commitment was made over other certificates', path);
    }
    const index = readCount(fieldOf(fields, 'index', path), path);
    const member = members[index - 1];
    if (member === undefined) return refuse('ceremony-file-foreign', `there is no member ${index}`, path);
    if (!isSignedBy(context, member.verification, signed)) {
      refuse('ceremony-signature-invalid', `member ${index} did not sign this commitment`, path);
    }
    return { index, file: { text, hash: readString(fieldOf(fields, 'commitment', path), path) } };
  });
  const sorted = byMember(files, members.length, 'commitment');
  return { texts: sorted.map(({ text }) => text), hashes: sorted.map(({ hash }) => hash) };
}

/** A member's contribution: its polynomial in public, and each member's share in an encrypted message. */
export interface Contribution<E> {
  readonly text: string;
  /** The member's own polynomial, encrypted for itself: the tool needs it back. */
  readonly polynomial: string;
  readonly secrets: readonly string[];
  readonly coefexps: Coefexps<E>;
  readonly coefexpsText: string;
  readonly signature: Proof;
}

/**
 * Reads all contributions, given in any order: the member is told by who signed. Each must be what its member has
 * committed to, which is what keeps the last one from choosing its part after seeing the others'.
 */
export function readContributions<E>(
  context: Context<E>,
  certificates: Certificates<E>,
  hashes: readonly string[],
  texts: readonly string[],
): readonly Contribution<E>[] {
  const files = texts.map((text, at) => {
    const path = `contributions[${at}]`;
    const file = readContribution(context, certificates, text, path);
    if (hashes[file.index - 1] !== hexHash(file.file.coefexpsText)) {
      const message = `member ${file.index} contributes something else than it has committed to`;
      refuse('ceremony-commitment-broken', message, path);
    }
    return file;
  });
  return byMember(files, certificates.members.length, 'contribution');
}

/** Reads one contribution and tells whose it is. */
export function readContribution<E>(
  context: Context<E>,
  certificates: Certificates<E>,
  text: string,
  path: string,
): { readonly index: number; readonly file: Contribution<E> } {
  const { order } = context.group;
  const { members } = certificates;
  const value = fileOf(text, 'contribution', path);
  const fields = readObject(value, ['polynomial', 'secrets', 'coefexps', 'signature'], path);
  const given = fieldOf(fields, 'coefexps', path);
  const signed = readSignedMessage(given, order, `${path}.coefexps`);
  const at = members.findIndex(({ verification }) => isSignedBy(context, verification, signed));
  const member = members[at];
  if (member === undefined) {
    return refuse('ceremony-signature-invalid', 'no member of this ceremony signed this contribution', path);
  }
  const coefexps = readCoefexps(context, given, member, certificates.context.threshold, `${path}.coefexps`);
  const signature = readProof(fieldOf(fields, 'signature', path), order, `${path}.signature`);
  const message = certificatesMessage(
    members.map((each) => each.signed),
    coefexps.texts,
  );
  if (!isSignedBy(context, member.verification, { message, signature })) {
    refuse('ceremony-file-foreign', `member ${at + 1} made this contribution over other certificates`, path);
  }
  return {
    index: at + 1,
    file: {
      text,
      polynomial: readString(fieldOf(fields, 'polynomial', path), `${path}.polynomial`),
      secrets: readList(fieldOf(fields, 'secrets', path), `${path}.secrets`, readString, members.length),
      coefexps,
      coefexpsText: writeValue(given),
      signature,
    },
  };
}

/** A member's key: the verification key, and the decryption key encrypted for the member itself. */
export interface KeyFile<E> {
  readonly privateKey: string;
  readonly publicKeyText: string;
  readonly key: ReadKey<E>;
}

/** Reads all members' keys, given in any order: the member is told by what the contributions say its key is. */
export function readKeys<E>(
  context: Context<E>,
  { members }: Certificates<E>,
  contributions: readonly Contribution<E>[],
  texts: readonly string[],
): readonly KeyFile<E>[] {
  const polynomials = contributions.map(({ coefexps }) => coefexps.powers);
  const expected = members.map((_, at) => memberKey(context, polynomials, at + 1));
  const files = texts.map((text, position) => {
    const path = `keys[${position}]`;
    const fields: JsonObject = readObject(fileOf(text, 'key', path), ['private_key', 'public_key'], path);
    const names = ['pok', 'public_key', 'signature', 'name?'];
    const given = fieldOf(fields, 'public_key', path);
    const key = readKey(context, given, `${path}.public_key`, names);
    // Where one member alone can decrypt, all have the same key: who signed tells whose it is.
    const fitting = expected.flatMap((element, at) => (context.group.equals(element, key.key) ? [at] : []));
    if (fitting.length === 0) {
      refuse('ceremony-key-wrong', 'the contributions give no member this key', path);
    }
    const at = fitting.find((each) => {
      const member = members[each];
      return member !== undefined && isKeySigned(context, key, member);
    });
    if (at === undefined) {
      return refuse('ceremony-signature-invalid', 'the member with this key did not sign it', path);
    }
    const file = {
      privateKey: readString(fieldOf(fields, 'private_key', path), `${path}.private_key`),
      publicKeyText: writeValue(given),
      key,
    };
    return { index: at + 1, file };
  });
  return byMember(files, members.length, 'key');
}

/** Gives refusals that only say how a text is malformed the code of a wrong file; what is said stays. */
export function asWrongFile<T>(run: () => T): T {
  const result = attempt(run);
  if (result.ok) return result.value;
  const { code, message, path } = result.error;
  const isForm = /^(?:json|field|list|scalar|element)-/.test(code);
  const shown: ProtocolErrorCode = isForm ? 'ceremony-file-wrong' : code;
  return refuse(shown, message, path ?? '');
}
