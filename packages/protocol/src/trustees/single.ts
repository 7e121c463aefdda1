import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { parsePublicKey, readElementText, textOfElement } from '../group/elements.ts';
import { type Group, type GroupName } from '../group/group.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readObject, readString } from '../json/read.ts';
import { type JsonValue, writeJson } from '../json/value.ts';
import { type Proof, proofData, readProof } from '../proofs/proof.ts';
import { proveKnowledge, verifyKnowledge } from '../proofs/schnorr.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';
import { randomScalar } from '../scalars.ts';

/** A trustee's key pair. The private key is decimal; `trustee` is the exact public text with its proof. */
export interface TrusteeKey {
  readonly group: GroupName;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly trustee: string;
}

/** The public part of a trustee, its proof of knowledge checked. */
export interface Trustee {
  readonly publicKey: string;
  readonly name?: string;
  /** Where the trustee sits in a threshold group; without it, this trustee is needed for every count. */
  readonly seat?: ThresholdSeat;
}

/** A seat in a threshold group. */
export interface ThresholdSeat {
  /** Place of the group among the election's trustees, from 0. */
  readonly group: number;
  /** The member's number in the group, from 1. */
  readonly index: number;
  readonly size: number;
  /** How many of the group are needed. */
  readonly threshold: number;
}

/** Makes a trustee's key pair with the proof that its owner knows the private key. */
export function generateTrusteeKey(
  group: GroupName,
  name?: string,
  random: RandomBytes = systemRandom,
): TrusteeKey {
  return inContext(group, (context) => {
    const secret = randomScalar(context.group.order, random);
    const publicKey = textOfElement(context.group, context.generator.power(secret));
    const named = name === undefined ? {} : { name };
    const trustee = writeJson({ ...provenKey(context, secret, publicKey, random), ...named });
    return { group, privateKey: String(secret), publicKey, trustee };
  });
}

/** The fields of a public key with the proof that its maker knows the private one. */
export function provenKey<E>(
  context: Context<E>,
  secret: bigint,
  publicKey: string,
  random: RandomBytes,
): { readonly pok: ReturnType<typeof proofData>; readonly public_key: string } {
  const pok = proveKnowledge(context, secret, knowledgePrefix(context.group, publicKey), random);
  return { pok: proofData(pok), public_key: publicKey };
}

/** Parses one trustee (`K` of the format) and checks its proof of knowledge. */
export function parseTrustee(group: GroupName, text: string): Result<Trustee, ProtocolError> {
  return attempt(() => inContext(group, (context) => readKey(context, valueOf(parseJson(text)), '').trustee));
}

/** A key as read, with its element. */
export interface ReadKey<E> {
  readonly key: E;
  readonly trustee: Trustee;
  /** A member of a threshold group signs its verification key. */
  readonly signature?: Proof;
}

/** Reads a public key and checks its proof of knowledge; whether it may or must be signed is the caller's. */
export function readKey<E>(
  context: Context<E>,
  value: JsonValue,
  path: string,
  fieldNames: readonly string[] = ['pok', 'public_key', 'name?'],
): ReadKey<E> {
  const { group } = context;
  const fields = readObject(value, fieldNames, path);
  const [name, signature] = [fields.get('name'), fields.get('signature')];
  const pok = readProof(fieldOf(fields, 'pok', path), group.order, `${path}.pok`);
  const publicKey = readElementText(group, fieldOf(fields, 'public_key', path), `${path}.public_key`);
  const key = parsePublicKey(group, publicKey, `${path}.public_key`);
  if (!verifyKnowledge(context, key, pok, knowledgePrefix(group, publicKey))) {
    refuse('trustee-proof-invalid', 'the proof of knowledge of the private key is false', path);
  }
  const named = name === undefined ? {} : { name: readString(name, `${path}.name`) };
  const signed =
    signature === undefined ? {} : { signature: readProof(signature, group.order, `${path}.signature`) };
  return { key, trustee: { publicKey, ...named }, ...signed };
}

function knowledgePrefix<E>(group: Group<E>, publicKey: string): string {
  return `pok|${group.name}|${publicKey}|`;
}
