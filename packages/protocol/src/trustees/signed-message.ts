import { type Context } from '../context.ts';
import { fieldOf, readObject, readString } from '../json/read.ts';
import { type JsonValue } from '../json/value.ts';
import { type Proof, proofData, readProof } from '../proofs/proof.ts';
import { proveKnowledge, verifyKnowledge } from '../proofs/schnorr.ts';
import { type RandomBytes } from '../random.ts';

/** A text signed by a member of a threshold group (`M` of the format). */
export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

/** Signs a message with a member's signing key. The format binds the signature to the message, not to the key. */
export function signMessage<E>(
  context: Context<E>,
  secret: bigint,
  message: string,
  random: RandomBytes,
): SignedMessage {
  return { message, signature: proveKnowledge(context, secret, prefixOf(message), random) };
}

/** Whether the owner of a verification key has signed this. */
export function isSignedBy<E>(
  context: Context<E>,
  verification: E,
  { message, signature }: SignedMessage,
): boolean {
  return verifyKnowledge(context, verification, signature, prefixOf(message));
}

/** Plain data of a signed message, for writing. */
export function signedMessageData({ message, signature }: SignedMessage): {
  message: string;
  signature: ReturnType<typeof proofData>;
} {
  return { message, signature: proofData(signature) };
}

/** Reads a signed message; the signature is not checked. */
export function readSignedMessage(value: JsonValue, order: bigint, path: string): SignedMessage {
  const fields = readObject(value, ['message', 'signature'], path);
  return {
    message: readString(fieldOf(fields, 'message', path), `${path}.message`),
    signature: readProof(fieldOf(fields, 'signature', path), order, `${path}.signature`),
  };
}

function prefixOf(message: string): string {
  return `sigmsg|${message}|`;
}
