import { attempt, type ProtocolError, refuse, valueOf } from './errors.ts';
import { type Context, inContext } from './context.ts';
import { parsePublicKey, readElementText, textOfElement } from './group/elements.ts';
import { type Group, type GroupName } from './group/group.ts';
import { parseJson } from './json/parse.ts';
import { fieldOf, readList, readObject, readString } from './json/read.ts';
import { type JsonValue, writeJson } from './json/value.ts';
import { proofData, readProof } from './proofs/proof.ts';
import { proveKnowledge, verifyKnowledge } from './proofs/schnorr.ts';
import { type RandomBytes, systemRandom } from './random.ts';
import { type Result } from './result.ts';
import { randomScalar } from './scalars.ts';

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
    const pok = proveKnowledge(context, secret, knowledgePrefix(context.group, publicKey), random);
    const named = name === undefined ? {} : { name };
    const trustee = writeJson({ pok: proofData(pok), public_key: publicKey, ...named });
    return { group, privateKey: String(secret), publicKey, trustee };
  });
}

/** Parses one trustee (`K` of the format) and checks its proof of knowledge. */
export function parseTrustee(group: GroupName, text: string): Result<Trustee, ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => readTrustee(context, valueOf(parseJson(text)), '').trustee),
  );
}

/** The trustees of an election as one text: `[["Single",K],…]`, each item an exact text of {@link TrusteeKey}. */
export function writeTrustees(trustees: readonly string[]): string {
  return `[${trustees.map((trustee) => `["Single",${trustee}]`).join(',')}]`;
}

/** Parses all trustees; decryption owner k is the k-th, from 1. Threshold groups are refused so far. */
export function parseTrustees(group: GroupName, text: string): Result<readonly Trustee[], ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => readTrustees(context, text).map(({ trustee }) => trustee)),
  );
}

/** The election key that these trustees hold together: the product of their public keys. */
export function electionKeyOf(group: GroupName, trustees: string): Result<string, ProtocolError> {
  return attempt(() =>
    inContext(group, (context) => {
      const keys = readTrustees(context, trustees).map(({ key }) => key);
      const product = keys.reduce(
        (left, right) => context.group.multiply(left, right),
        context.group.identity,
      );
      if (context.group.equals(product, context.group.identity)) {
        refuse('element-identity', 'the keys of the trustees cancel out');
      }
      return textOfElement(context.group, product);
    }),
  );
}

interface ReadTrustee<E> {
  readonly key: E;
  readonly trustee: Trustee;
}

function readTrustees<E>(context: Context<E>, text: string): readonly ReadTrustee<E>[] {
  const trustees = readList(valueOf(parseJson(text)), 'trustees', (item, path) => {
    const [kind, content] = readList(item, path, (part) => part, 2);
    if (kind === 'Pedersen') {
      refuse('trustee-pedersen-unsupported', 'threshold trustees are not supported yet', path);
    }
    if (kind !== 'Single' || content === undefined) {
      return refuse('field-value', 'expected "Single" and a trustee', path);
    }
    return readTrustee(context, content, path);
  });
  if (trustees.length === 0) refuse('trustees-empty', 'an election needs a trustee', 'trustees');
  return trustees;
}

function readTrustee<E>(context: Context<E>, value: JsonValue, path: string): ReadTrustee<E> {
  const fields = readObject(value, ['pok', 'public_key', 'name?'], path);
  const name = fields.get('name');
  const pok = readProof(fieldOf(fields, 'pok', path), context.group.order, `${path}.pok`);
  const publicKey = readElementText(context.group, fieldOf(fields, 'public_key', path), `${path}.public_key`);
  const key = parsePublicKey(context.group, publicKey, `${path}.public_key`);
  if (!verifyKnowledge(context, key, pok, knowledgePrefix(context.group, publicKey))) {
    refuse('trustee-proof-invalid', 'the proof of knowledge of the private key is false', path);
  }
  const named = name === undefined ? {} : { name: readString(name, `${path}.name`) };
  return { key, trustee: { publicKey, ...named } };
}

function knowledgePrefix<E>(group: Group<E>, publicKey: string): string {
  return `pok|${group.name}|${publicKey}|`;
}
