import { hashToScalar } from '../encoding/hash.ts';
import { type Context, type KeyTable } from '../context.ts';
import { type RandomBytes } from '../random.ts';
import { randomScalar, reduce } from '../scalars.ts';
import { type Proof } from './proof.ts';

/** One branch as the prover sees it: "the ciphertext encrypts `claim`", with what it really encrypts. */
export interface SecretClause {
  readonly randomness: bigint;
  readonly value: number;
  readonly claim: number;
}

/** A disjunction between commitment and challenge. */
export interface CommittedDisjunction<E> {
  /** A_0, B_0, A_1, B_1… */
  readonly commitments: readonly E[];
  /** The proofs, once the commitments are text. */
  readonly finish: (prefix: string, commitmentTexts: readonly string[]) => readonly Proof[];
}

/**
 * Commits to "one of these clauses holds", of which `honest` is one that does. The prover knows the randomness of
 * each ciphertext, so that all commitments are powers of g and y: no power of a ciphertext is computed.
 */
export function commitDisjunction<E>(
  { group, generator }: Context<E>,
  key: KeyTable<E>,
  clauses: readonly SecretClause[],
  honest: number,
  random: RandomBytes,
): CommittedDisjunction<E> {
  const { order } = group;
  const nonce = randomScalar(order, random);
  const branches = clauses.map(({ randomness, value, claim }, index) => {
    if (index === honest) return { challenge: 0n, response: 0n, exponent: nonce, excess: 0n };
    const challenge = randomScalar(order, random);
    const response = randomScalar(order, random);
    return {
      challenge,
      response,
      exponent: reduce(response + randomness * challenge, order),
      excess: reduce(BigInt(value - claim) * challenge, order),
    };
  });
  const commitments = branches.flatMap(({ exponent, excess }) => [
    generator.power(exponent),
    group.multiply(key.table.power(exponent), generator.power(excess)),
  ]);
  return {
    commitments,
    finish: (prefix, commitmentTexts) => {
      const simulated = branches.reduce((sum, { challenge }) => sum + challenge, 0n);
      const total = hashToScalar(order, prefix, commitmentTexts);
      const challenge = reduce(total - simulated, order);
      const response = reduce(nonce - (clauses[honest]?.randomness ?? 0n) * challenge, order);
      return branches.map((branch, index) =>
        index === honest
          ? { challenge, response }
          : { challenge: branch.challenge, response: branch.response },
      );
    },
  };
}

/** One branch as the verifier sees it: powers of the ciphertext by the branch's challenge. */
export interface PublicClause<E> {
  readonly alphaPower: E;
  readonly betaPower: E;
  readonly claim: number;
  readonly proof: Proof;
}

/** Rebuilds A_0, B_0, A_1, B_1… from the proofs. */
export function rebuildCommitments<E>(
  { group, generator }: Context<E>,
  key: KeyTable<E>,
  clauses: readonly PublicClause<E>[],
): readonly E[] {
  return clauses.flatMap(({ alphaPower, betaPower, claim, proof: { challenge, response } }) => {
    const second = group.multiply(key.table.powerPublic(response), betaPower);
    const excess = reduce(BigInt(-claim) * challenge, group.order);
    return [
      group.multiply(generator.powerPublic(response), alphaPower),
      claim === 0 ? second : group.multiply(second, generator.powerPublic(excess)),
    ];
  });
}

/** Whether the challenges of a disjunction add up to the hash of its rebuilt commitments. */
export function challengesAddUp(
  order: bigint,
  proofs: readonly Proof[],
  prefix: string,
  commitmentTexts: readonly string[],
): boolean {
  const sum = proofs.reduce((total, { challenge }) => total + challenge, 0n);
  return hashToScalar(order, prefix, commitmentTexts) === sum % order;
}
