import { createPublicKey, verify } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ReferenceSigner } from '../keys.ts';

const Payload = Type.Object({
  /** Id and election id of the consultation, number and uuid of the run. */
  consultation: Type.String(),
  election: Type.String(),
  run: Type.Integer(),
  uuid: Type.String(),
  /** Name and professional number of the voter. */
  name: Type.String(),
  number: Type.String(),
  /** When the roll was signed, RFC 3339. */
  signedAt: Type.String(),
  /** Identifier of the server's key. */
  key: Type.String(),
});

/** What a proof of signature says: who signed the roll of which run, and when. Nothing of any ballot. */
export type SignatureProof = Static<typeof Payload>;

/** What became of reading a proof. Damaged: it reads, but its signature does not fit. Foreign: another server's. */
export type ProofReading =
  | { readonly state: 'valid'; readonly proof: SignatureProof }
  | { readonly state: 'damaged' | 'foreign' | 'unreadable' };

const version = 'ISP1';
const checkPayload = Compile(Payload);

/**
 * Signs a proof: `ISP1.<payload>.<signature>`, both in Base64 URL. The payload is JSON; the Ed25519 signature of the
 * server's reference key covers everything before the last full stop.
 */
export function signProof(signer: ReferenceSigner, facts: Omit<SignatureProof, 'key'>): string {
  const payload = Buffer.from(JSON.stringify({ ...facts, key: signer.key })).toString('base64url');
  const signed = `${version}.${payload}`;
  return `${signed}.${signer.signText(signed).signature}`;
}

/** Reads the first proof in a text, whatever white space a page, a mail or pasting has put into it, and judges it. */
export function readProof(text: string, { key, publicKey }: ReferenceSigner): ProofReading {
  // The signature has 64 bytes: 86 characters.
  const found = /ISP1\.([\w-]+)\.([\w-]{86})/.exec(text.replaceAll(/\s/g, ''));
  if (found === null) return { state: 'unreadable' };
  const [, payload = '', signature = ''] = found;
  const proof = payloadOf(payload);
  if (proof === undefined) return { state: 'damaged' };
  if (proof.key !== key) return { state: 'foreign' };
  const isGenuine = verify(
    null,
    Buffer.from(`${version}.${payload}`),
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  return isGenuine ? { state: 'valid', proof } : { state: 'damaged' };
}

function payloadOf(base64url: string): SignatureProof | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return checkPayload.Check(payload) ? payload : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
