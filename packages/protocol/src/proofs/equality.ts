import { hashToScalar } from '../encoding/hash.ts';
import { type Context } from '../context.ts';
import { type RandomBytes } from '../random.ts';
import { randomScalar, reduce } from '../scalars.ts';
import { type Proof } from './proof.ts';

/** Proves that `base`^secret and g^secret have the same exponent. */
export function proveEquality<E>(
  { group, generator }: Context<E>,
  base: E,
  secret: bigint,
  prefix: string,
  random: RandomBytes,
): Proof {
  const nonce = randomScalar(group.order, random);
  const commitments = group.encode([generator.power(nonce), group.power(base, nonce)]);
  const challenge = hashToScalar(group.order, prefix, commitments);
  return { challenge, response: reduce(nonce - secret * challenge, group.order) };
}

/** What a proof of {@link proveEquality} is about; the factor comes as its power by the challenge. */
export interface EqualityStatement<E> {
  readonly key: E;
  readonly base: E;
  readonly factorPower: E;
}

/** Checks a proof of {@link proveEquality}. */
export function verifyEquality<E>(
  { group, generator }: Context<E>,
  { key, base, factorPower }: EqualityStatement<E>,
  { challenge, response }: Proof,
  prefix: string,
): boolean {
  const [keyPower = group.identity] = group.powers(key, [challenge]);
  const [basePower = group.identity] = group.powers(base, [response]);
  const commitments = group.encode([
    group.multiply(generator.powerPublic(response), keyPower),
    group.multiply(basePower, factorPower),
  ]);
  return hashToScalar(group.order, prefix, commitments) === challenge;
}
