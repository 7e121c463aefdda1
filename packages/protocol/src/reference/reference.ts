import { ed25519 } from '@noble/curves/ed25519.js';
import { base64url, bytesOfBase64url, textOf, utf8 } from '../encoding/bytes.ts';
import { hexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { isUuid } from '../election/uuid.ts';
import { parseJson } from '../json/parse.ts';
import { readCount, readList, readString } from '../json/read.ts';
import { writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';

/** What the server certifies: that this ballot is in the urn of this run of this election. */
export interface ReferencePayload {
  /** Identifier of the Belenios election. */
  readonly election: string;
  readonly fingerprint: string;
  /** Number of the run, from 1. */
  readonly run: number;
  readonly tracker: string;
  /** Identifier of the server key: the first 16 hexadecimal digits of its SHA-256. */
  readonly key: string;
}

/** A reference's parts with its text, free of pasted white space. */
export type ParsedReference = ReferencePayload & { readonly text: string };

const VERSION = 'ISO1';
const HASH = /^[A-Za-z0-9+/]{43}$/;
const KEY = /^[0-9a-f]{16}$/;

/** The public key of a server's secret key (RFC 8032 seed, 32 bytes) and its identifier. */
export function referenceKeyOf(secretKey: Uint8Array): { readonly publicKey: string; readonly key: string } {
  const publicKey = ed25519.getPublicKey(secretKey);
  return { publicKey: base64url(publicKey), key: keyIdentifier(publicKey) };
}

/**
 * Signs a reference: `ISO1.<payload>.<signature>`, both in Base64 URL. The payload is the JSON list
 * `[election, fingerprint, run, tracker, key]`; the Ed25519 signature covers everything before the last full stop.
 */
export function signReference(payload: Omit<ReferencePayload, 'key'>, secretKey: Uint8Array): string {
  const { key } = referenceKeyOf(secretKey);
  return signReferenceWith({ ...payload, key }, (message) => ed25519.sign(message, secretKey));
}

/**
 * As signReference, with the signature made by whoever has the key: a platform's own Ed25519 is fifty times as fast, and a
 * key may be kept where nobody reads it. `key` must identify the key that `sign` signs with.
 */
export function signReferenceWith(
  { election, fingerprint, run, tracker, key }: ReferencePayload,
  sign: (message: Uint8Array) => Uint8Array,
): string {
  const signed = `${VERSION}.${base64url(utf8(writeJson([election, fingerprint, run, tracker, key])))}`;
  return `${signed}.${base64url(sign(utf8(signed)))}`;
}

/** Parses a reference, tolerant of white space that pasting brings in; the signature is not checked. */
export function parseReference(text: string): Result<ParsedReference, ProtocolError> {
  return attempt(() => {
    const { payload, signed, signature } = readReference(text);
    return { ...payload, text: `${signed}.${base64url(signature)}` };
  });
}

/** Parses a reference and checks its signature against a server's public key (Base64 URL, 32 bytes). */
export function verifyReference(text: string, publicKey: string): Result<ReferencePayload, ProtocolError> {
  return attempt(() => {
    const { payload, signed, signature } = readReference(text);
    const keyBytes = publicKey.length === 43 ? bytesOfBase64url(publicKey) : undefined;
    if (keyBytes?.length !== 32 || keyIdentifier(keyBytes) !== payload.key) {
      return refuse('reference-foreign-key', 'signed with another key');
    }
    // RFC 8032 rules, not the more tolerant ZIP 215.
    if (!ed25519.verify(signature, utf8(signed), keyBytes, { zip215: false })) {
      refuse('reference-signature-invalid', 'the signature is false');
    }
    return payload;
  });
}

interface ReadReference {
  readonly payload: ReferencePayload;
  /** What the signature covers. */
  readonly signed: string;
  readonly signature: Uint8Array;
}

function readReference(pasted: string): ReadReference {
  // Longer than any reference, shorter than what would cost time.
  if (pasted.length > 4000) refuse('reference-malformed', 'too long');
  const text = pasted.replace(/\s/g, '');
  const [version, payload = '', signatureText = '', ...rest] = text.split('.');
  const bytes = bytesOfBase64url(payload);
  const signature = bytesOfBase64url(signatureText);
  const json = bytes === undefined ? undefined : textOf(bytes);
  if (version !== VERSION || rest.length > 0 || json === undefined || signature?.length !== 64) {
    return refuse('reference-malformed', `expected ${VERSION}.<payload>.<signature>`);
  }
  const values = attempt(() => {
    const [election, fingerprint, run, tracker, key] = readList(
      valueOf(parseJson(json)),
      '',
      (item) => item,
      5,
    );
    return {
      election: readString(election ?? null, 'election'),
      fingerprint: readString(fingerprint ?? null, 'fingerprint'),
      run: readCount(run ?? null, 'run'),
      tracker: readString(tracker ?? null, 'tracker'),
      key: readString(key ?? null, 'key'),
    };
  });
  if (!values.ok) return refuse('reference-malformed', values.error.message, values.error.path);
  const { election, fingerprint, tracker, key } = values.value;
  if (!isUuid(election) || !HASH.test(fingerprint) || !HASH.test(tracker) || !KEY.test(key)) {
    refuse('reference-malformed', 'a part has not the form of what it should be');
  }
  return { payload: values.value, signed: `${VERSION}.${payload}`, signature };
}

function keyIdentifier(publicKey: Uint8Array): string {
  return hexHash(publicKey).slice(0, 16);
}
