import { refuse, valueOf } from '../errors.ts';
import { type Context } from '../context.ts';
import { parsePublicKey, parseMember } from '../group/elements.ts';
import { type GroupName } from '../group/group.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { isJsonObject, type JsonValue, writeJson } from '../json/value.ts';
import { type Proof, readProof } from '../proofs/proof.ts';
import { reduce } from '../scalars.ts';
import { isSignedBy, readSignedMessage, type SignedMessage, signedMessageData } from './signed-message.ts';
import { readKey, type ReadKey } from './single.ts';

/** The largest group of trustees; it bounds the work of reading a hostile file. */
export const maxMembers = 100;

/**
 * Forms of a threshold group. `signed` is what belenios-tool 2.5.1 and later read and write (a context in each
 * certificate, signatures of the members); `plain` is what 2.0 to 2.5 wrote, and only they accept.
 */
export type ThresholdForm = 'signed' | 'plain';

/** What a threshold group is made for; every certificate of the signed form names it. */
export interface CeremonyContext {
  readonly group: GroupName;
  /** How many members. */
  readonly size: number;
  /** How many of them are needed to count. */
  readonly threshold: number;
}

/** A member's certificate: the keys with which it signs, and with which others encrypt for it. */
export interface Certificate<E> {
  readonly signed: SignedMessage;
  /** The member's number, from 1; the plain form has none. */
  readonly index?: number;
  readonly size?: number;
  readonly threshold?: number;
  readonly verification: E;
  readonly encryption: E;
  readonly encryptionText: string;
}

/** A threshold group as read, everything checked that can be. */
export interface ThresholdGroup<E> {
  readonly threshold: number;
  /** The key that the members hold together. */
  readonly jointKey: E;
  readonly keys: readonly ReadKey<E>[];
}

/** Refuses a group of impossible size. */
export function checkSize(threshold: number, size: number, path: string): void {
  if (size < 1 || size > maxMembers) {
    refuse('trustee-threshold-invalid', `a group has 1 to ${maxMembers} members, not ${size}`, path);
  }
  if (threshold < 1 || threshold > size) {
    refuse('trustee-threshold-invalid', `${threshold} of ${size} can not be needed`, path);
  }
}

/** Reads a certificate and checks its signature. */
export function readCertificate<E>(
  context: Context<E>,
  value: JsonValue,
  path: string,
  form: ThresholdForm = 'signed',
): Certificate<E> {
  const { group } = context;
  const signed = readSignedMessage(value, group.order, path);
  const inside = `${path}.message`;
  const names = ['context?', 'verification', 'encryption'];
  const fields = readObject(valueOf(parseJson(signed.message)), names, inside);
  const given = fields.get('context');
  if (form === 'signed' && given === undefined) {
    refuse('trustee-threshold-unsigned', 'a certificate without context: belenios-tool before 2.5.1', path);
  }
  if (form === 'plain' && given !== undefined) {
    refuse('trustee-threshold-invalid', 'a context in a group of the plain form', inside);
  }
  const text = (name: string): string => readString(fieldOf(fields, name, inside), `${inside}.${name}`);
  const verification = parsePublicKey(group, text('verification'), `${inside}.verification`);
  const encryptionText = text('encryption');
  const certificate = {
    signed,
    verification,
    encryption: parsePublicKey(group, encryptionText, `${inside}.encryption`),
    encryptionText,
    ...(given !== undefined && readContext(given, group.name, inside)),
  };
  if (!isSignedBy(context, verification, signed)) {
    refuse('trustee-certificate-invalid', 'the signature of the certificate is false', path);
  }
  return certificate;
}

function readContext(
  value: JsonValue,
  group: GroupName,
  path: string,
): Required<Pick<Certificate<unknown>, 'index' | 'size' | 'threshold'>> {
  const fields = readObject(value, ['group', 'size', 'threshold', 'index'], `${path}.context`);
  if (fieldOf(fields, 'group', path) !== group) {
    refuse('trustee-threshold-invalid', `the certificate is for another group than ${group}`, path);
  }
  const number = (name: string): number => readCount(fieldOf(fields, name, path), `${path}.context.${name}`);
  const [size, threshold, index] = [number('size'), number('threshold'), number('index')];
  checkSize(threshold, size, path);
  if (index < 1 || index > size) refuse('trustee-threshold-invalid', `no member has number ${index}`, path);
  return { size, threshold, index };
}

/** A member's signed powers g^a_k of the coefficients of its polynomial. */
export interface Coefexps<E> {
  readonly signed: SignedMessage;
  readonly texts: readonly string[];
  readonly powers: readonly E[];
}

/** Reads signed powers of a polynomial's coefficients, and checks the signature with the member's key. */
export function readCoefexps<E>(
  context: Context<E>,
  value: JsonValue,
  { verification }: Pick<Certificate<E>, 'verification'>,
  threshold: number,
  path: string,
): Coefexps<E> {
  const { group } = context;
  const signed = readSignedMessage(value, group.order, path);
  if (!isSignedBy(context, verification, signed)) {
    refuse('trustee-coefexps-invalid', 'the signature of the coefficients is false', path);
  }
  const inside = `${path}.message`;
  const fields = readObject(valueOf(parseJson(signed.message)), ['coefexps'], inside);
  const texts = readList(fieldOf(fields, 'coefexps', inside), `${inside}.coefexps`, readString, threshold);
  const powers = texts.map((text, k) => parseMember(group, text, `${inside}.coefexps[${k}]`));
  return { signed, texts, powers };
}

/** What each member of the signed form signs beside its coefficients: all certificates and its own coefficients. */
export function certificatesMessage(
  certificates: readonly SignedMessage[],
  coefexps: readonly string[],
): string {
  return `certs_sig|${writeJson({ certs: certificates.map(signedMessageData), coefexps })}`;
}

/** The key that the members' coefficients give the member with this number: Π_i Π_k coefexp_ik^(index^k). */
export function memberKey<E>(
  { group }: Context<E>,
  polynomials: readonly (readonly E[])[],
  index: number,
): E {
  const [first] = polynomials;
  // The same power of all members' k-th coefficients: multiplied first, raised once.
  return (first ?? []).reduce((product, _, k) => {
    const sum = polynomials.reduce(
      (left, powers) => group.multiply(left, powers[k] ?? group.identity),
      group.identity,
    );
    const [power = group.identity] = group.powers(sum, [reduce(BigInt(index) ** BigInt(k), group.order)]);
    return group.multiply(product, power);
  }, group.identity);
}

/** Checks that a member signed its verification key. */
export function isKeySigned<E>(
  context: Context<E>,
  { trustee, signature }: ReadKey<E>,
  { verification }: Pick<Certificate<E>, 'verification'>,
): boolean {
  return (
    signature !== undefined && isSignedBy(context, verification, { message: trustee.publicKey, signature })
  );
}

const fieldsOf: Readonly<Record<ThresholdForm, readonly string[]>> = {
  signed: ['threshold', 'certs', 'coefexps', 'signatures', 'verification_keys'],
  plain: ['threshold', 'certs', 'coefexps', 'verification_keys'],
};

/** Names of the fields of a verification key in each form. */
const keyFieldsOf: Readonly<Record<ThresholdForm, readonly string[]>> = {
  signed: ['pok', 'public_key', 'signature', 'name?'],
  plain: ['pok', 'public_key', 'name?'],
};

/**
 * Reads a threshold group (`T` of the format) and checks all of it: certificates and their context, every signature,
 * that each verification key is what the coefficients say, and its proof of knowledge.
 */
export function readThreshold<E>(
  context: Context<E>,
  value: JsonValue,
  path: string,
  form: ThresholdForm = 'signed',
): ThresholdGroup<E> {
  const { group } = context;
  if (form === 'signed' && isJsonObject(value) && !value.has('signatures')) {
    refuse('trustee-threshold-unsigned', 'no signatures: belenios-tool before 2.5.1 wrote such groups', path);
  }
  const fields = readObject(value, fieldsOf[form], path);
  const threshold = readCount(fieldOf(fields, 'threshold', path), `${path}.threshold`);
  const list = <T>(name: string, read: (item: JsonValue, at: string, index: number) => T, size?: number) =>
    readList(fieldOf(fields, name, path), `${path}.${name}`, read, size);
  const { length: size } = list('certs', (item) => item);
  checkSize(threshold, size, path);
  const certificates = list('certs', (item, at) => readCertificate(context, item, at, form));
  if (form === 'signed') checkContexts(certificates, threshold, path);
  const memberOf = (index: number): Certificate<E> =>
    certificates[index] ?? refuse('list-length', 'no certificate', path);
  const coefexps = list(
    'coefexps',
    (item, at, index) => readCoefexps(context, item, memberOf(index), threshold, at),
    size,
  );
  if (form === 'signed') {
    list(
      'signatures',
      (item, at, index) => {
        const own = coefexps[index];
        const signature: Proof = readProof(item, group.order, at);
        const message =
          own === undefined
            ? ''
            : certificatesMessage(
                certificates.map(({ signed }) => signed),
                own.texts,
              );
        if (!isSignedBy(context, memberOf(index).verification, { message, signature })) {
          refuse('trustee-certificates-unsigned', 'the signature of the certificates is false', at);
        }
      },
      size,
    );
  }
  const polynomials = coefexps.map(({ powers }) => powers);
  const keys = list(
    'verification_keys',
    (item, at, index) => {
      const key = readKey(context, item, at, keyFieldsOf[form]);
      if (!group.equals(key.key, memberKey(context, polynomials, index + 1))) {
        refuse('trustee-key-mismatch', 'the verification key is not what the coefficients say', at);
      }
      if (form === 'signed' && !isKeySigned(context, key, memberOf(index))) {
        refuse('trustee-key-unsigned', 'the signature of the verification key is false', at);
      }
      return key;
    },
    size,
  );
  const jointKey = memberKey(context, polynomials, 0);
  return { threshold, jointKey, keys };
}

/** All certificates must speak of the same group, each of another member, in order, with another key. */
export function checkContexts<E>(
  certificates: readonly Certificate<E>[],
  threshold: number,
  path: string,
): void {
  const seen = new Set<string>();
  certificates.forEach((certificate, at) => {
    const place = `${path}.certs[${at}]`;
    if (certificate.size !== certificates.length || certificate.threshold !== threshold) {
      refuse(
        'trustee-threshold-invalid',
        'the certificate is for a group of another size or threshold',
        place,
      );
    }
    if (certificate.index !== at + 1) {
      refuse('trustee-threshold-invalid', `the certificate is not that of member ${at + 1}`, place);
    }
    const key = certificate.encryptionText;
    if (seen.has(key)) refuse('trustee-threshold-invalid', 'two members have the same key', place);
    seen.add(key);
  });
}
