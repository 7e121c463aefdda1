import { hashToScalar } from '../encoding/hash.ts';
import { type Context } from '../context.ts';
import { type RandomBytes } from '../random.ts';
import { randomScalar, reduce } from '../scalars.ts';
import { type Proof } from './proof.ts';

/** Proves knowledge of the secret exponent of g^secret; `prefix` binds the proof to what it is for. */
export function proveKnowledge<E>(
  { group, generator }: Context<E>,
  secret: bigint,
  prefix: string,
  random: RandomBytes,
): Proof {
  const nonce = randomScalar(group.order, random);
  const challenge = hashToScalar(group.order, prefix, group.encode([generator.power(nonce)]));
  return { challenge, response: reduce(nonce - secret * challenge, group.order) };
}

/** Checks a proof of {@link proveKnowledge} about a member of the group. */
export function verifyKnowledge<E>(
  { group, generator }: Context<E>,
  statement: E,
  proof: Proof,
  prefix: string,
): boolean {
  const [power = group.identity] = group.powers(statement, [proof.challenge]);
  const commitment = group.multiply(generator.powerPublic(proof.response), power);
  return hashToScalar(group.order, prefix, group.encode([commitment])) === proof.challenge;
}
