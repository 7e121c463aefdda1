import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { type Election } from '../election/election.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readObject } from '../json/read.ts';
import { writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';
import { readWeight, weightData } from '../weights.ts';
import { reduce } from '../scalars.ts';
import { type Trustee } from '../trustees/single.ts';
import { missingDecryptions, parseTrustees, type TrusteesOptions } from '../trustees/trustees.ts';
import { readDecryption } from './decrypt.ts';
import { smallLogarithms } from './discrete-logarithm.ts';
import { readMatrix, readTally } from './tally.ts';

/** A partial decryption with the number of its trustee, from 1 in the order of the trustees. */
export interface OwnedDecryption {
  readonly owner: number;
  readonly text: string;
}

/** Counts per question and choice (blank first where allowed), and the exact text of the result. */
export interface ElectionResult {
  readonly result: string;
  readonly counts: readonly (readonly number[])[];
}

/** What {@link combineDecryptions} needs; no count can exceed the number of ballots, or the total weight if given. */
export interface CombineInput extends TrusteesOptions {
  readonly election: Election;
  readonly trustees: string;
  readonly encryptedTally: string;
  readonly decryptions: readonly OwnedDecryption[];
  readonly numberOfBallots: number;
  readonly totalWeight?: number;
}

/**
 * Checks every partial decryption and combines them to the result. All single trustees must have given theirs, and of
 * each threshold group as many as it needs; of more, those with the lowest numbers are taken.
 */
export function combineDecryptions(input: CombineInput): Result<ElectionResult, ProtocolError> {
  return attempt(() => inContext(input.election.group, (context) => combineIn(context, input)));
}

function combineIn<E>(context: Context<E>, input: CombineInput): ElectionResult {
  const { election, encryptedTally, decryptions } = input;
  const most = input.totalWeight ?? input.numberOfBallots;
  const { group } = context;
  const trustees = valueOf(parseTrustees(election.group, input.trustees, input));
  const tally = readTally(context, election, encryptedTally);
  const factors = new Map<number, readonly (readonly E[])[]>();
  for (const { owner, text } of decryptions) {
    const trustee = trustees[owner - 1];
    const path = `decryptions[owner ${owner}]`;
    if (trustee === undefined) return refuse('decryption-owner-unknown', 'there is no such trustee', path);
    if (factors.has(owner)) refuse('decryption-owner-duplicate', 'this trustee has decrypted already', path);
    factors.set(owner, readDecryption(context, election, tally, trustee.publicKey, text));
  }
  refuseMissing(trustees, factors.keys());
  const shares = sharesOf(trustees, factors, group.order);
  const open = tally.map((row, question) =>
    row.map(({ beta }, choice) => {
      const product = shares.reduce((left, { factors: given, coefficient }) => {
        const factor = given[question]?.[choice] ?? group.identity;
        if (coefficient === undefined) return group.multiply(left, factor);
        const [power = group.identity] = group.powers(factor, [coefficient]);
        return group.multiply(left, power);
      }, group.identity);
      return group.multiply(beta, group.invert(product));
    }),
  );
  const logarithms = smallLogarithms(context, open.flat(), most);
  let at = 0;
  const counts = open.map((row, question) =>
    row.map(
      (_, choice) =>
        logarithms[at++] ??
        refuse('count-out-of-range', `no count up to ${most} fits`, `[${question}][${choice}]`),
    ),
  );
  return { result: writeResult(counts), counts };
}

function refuseMissing(trustees: readonly Trustee[], owners: Iterable<number>): void {
  const { singles, groups } = missingDecryptions(trustees, owners);
  if (singles.length > 0) refuse('decryption-missing', `not yet decrypted by trustees ${singles.join(', ')}`);
  for (const { owners: left, needed } of groups) {
    refuse('decryption-missing', `not yet decrypted by ${needed} of trustees ${left.join(', ')}`);
  }
}

/** A trustee's factors with the Lagrange coefficient that they are raised to, which single trustees have none of. */
interface Share<E> {
  readonly factors: readonly (readonly E[])[];
  readonly coefficient?: bigint;
}

function sharesOf<E>(
  trustees: readonly Trustee[],
  factors: ReadonlyMap<number, readonly (readonly E[])[]>,
  order: bigint,
): readonly Share<E>[] {
  const seated = new Map<number, { readonly index: number; readonly factors: readonly (readonly E[])[] }[]>();
  const shares: Share<E>[] = [];
  // In the order of owners, so that each group's first members are those with the lowest numbers.
  trustees.forEach(({ seat }, at) => {
    const given = factors.get(at + 1);
    if (given === undefined) return;
    if (seat === undefined) {
      shares.push({ factors: given });
      return;
    }
    const members = seated.get(seat.group) ?? [];
    seated.set(seat.group, members);
    if (members.length < seat.threshold) members.push({ index: seat.index, factors: given });
  });
  for (const members of seated.values()) {
    const indexes = members.map(({ index }) => index);
    for (const { index, factors: given } of members) {
      shares.push({ factors: given, coefficient: lagrangeCoefficient(index, indexes, order) });
    }
  }
  return shares;
}

/** λ_j = Π_{k≠j} k/(k−j) mod q: what member j's share counts in the value at 0. */
export function lagrangeCoefficient(index: number, indexes: readonly number[], order: bigint): bigint {
  let [numerator, denominator] = [1n, 1n];
  for (const other of indexes) {
    if (other === index) continue;
    numerator = reduce(numerator * BigInt(other), order);
    denominator = reduce(denominator * BigInt(other - index), order);
  }
  return reduce(numerator * inverse(denominator, order), order);
}

/** Inverse modulo a prime, by the extended Euclidean algorithm. */
function inverse(value: bigint, order: bigint): bigint {
  let [remainder, nextRemainder] = [order, value];
  let [factor, nextFactor] = [0n, 1n];
  while (nextRemainder !== 0n) {
    const quotient = remainder / nextRemainder;
    [remainder, nextRemainder] = [nextRemainder, remainder - quotient * nextRemainder];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor;
}

/** The exact text of a result. */
function writeResult(counts: readonly (readonly number[])[]): string {
  return writeJson({ result: counts.map((row) => row.map(weightData)) });
}

/** Parses a result: one count a question and choice. */
export function parseResult(election: Election, text: string): Result<ElectionResult, ProtocolError> {
  return attempt(() => {
    const fields = readObject(valueOf(parseJson(text)), ['result'], '');
    const counts = readMatrix(election, fieldOf(fields, 'result', ''), 'result', (item, path) =>
      readWeight(item, path),
    );
    return { result: text, counts };
  });
}
