import { hexHash } from '../encoding/hash.ts';
import { attempt, type ProtocolError, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { preparedOf, readBallot } from '../ballot/parse.ts';
import { type ParsedBallot } from '../ballot/ballot.ts';
import { choicesOf, type Election } from '../election/election.ts';
import { parseElement, parseMember } from '../group/elements.ts';
import { type Group } from '../group/group.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { type JsonValue, writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';
import { readWeight, weightData } from '../weights.ts';

/** The product of the counted ballots, and the datum that names it with the number of ballots. */
export interface Accumulation {
  readonly encryptedTally: string;
  readonly sizedTally: string;
}

/** A ciphertext of the tally; its texts are in the tally's text. */
export interface TallyCiphertext<E> {
  readonly alpha: E;
  readonly beta: E;
}

/**
 * Multiplies ballots choice by choice, each as often as it is given: pass those that count
 * ({@link countedBallots} where voters may vote again). Of no ballots the product is the identity.
 * `weights` are those of the credentials, as `parseCredentials` gives them; one that is not there weighs 1.
 */
export function accumulate(
  election: Election,
  ballots: Iterable<ParsedBallot>,
  weights: ReadonlyMap<string, number> = new Map(),
): Accumulation {
  return inContext(election.group, (context) => {
    const product = new Product(context, election, weights);
    for (const ballot of ballots) {
      if (ballot.electionFingerprint !== election.fingerprint) {
        throw new TypeError('accumulate was given a ballot of another election');
      }
      product.add(ballot.credential, preparedOf(context, election, ballot).ciphertexts);
    }
    return product.accumulation();
  });
}

/** A count that ballots are added to one after the other, so that no more than one is in memory. */
export interface RunningTally {
  /**
   * Adds the text of a ballot that `verifyBallot` has accepted before: its form is read again, but neither are its
   * proofs checked nor is it checked that its elements are in the group, only that they are points or numbers at all.
   */
  add(ballot: string): Result<{ readonly tracker: string; readonly credential: string }, ProtocolError>;
  /** Takes out a ballot that was added, because its voter has replaced it. */
  remove(ballot: string): ReturnType<RunningTally['add']>;
  /** The product of the ballots that were added. */
  accumulation(): Accumulation;
}

/** Begins a count like that of {@link accumulate}, some ten times as fast as parsing the ballots for it. */
export function startTally(
  election: Election,
  weights: ReadonlyMap<string, number> = new Map(),
): RunningTally {
  return inContext(election.group, (context) => {
    const product = new Product(context, election, weights);
    const change = (text: string, sign: 1 | -1): ReturnType<RunningTally['add']> =>
      attempt(() => {
        const { tracker, credential, answers } = readBallot(context, election, text);
        const ciphertexts = answers.map(({ choices }, question) =>
          choices.map(({ alpha, beta }, choice) => {
            const path = `answers[${question}].choices[${choice}]`;
            return {
              alpha: parseElement(context.group, alpha, `${path}.alpha`),
              beta: parseElement(context.group, beta, `${path}.beta`),
            };
          }),
        );
        product.add(credential, ciphertexts, sign);
        return { tracker, credential };
      });
    return {
      add: (text) => change(text, 1),
      remove: (text) => change(text, -1),
      accumulation: () => product.accumulation(),
    };
  });
}

/** The product of ballots, choice by choice. */
class Product<E> {
  readonly #group: Group<E>;
  readonly #weights: ReadonlyMap<string, number>;
  #tally: readonly (readonly TallyCiphertext<E>[])[];
  #count = 0;
  #totalWeight = 0;

  constructor({ group }: Context<E>, election: Election, weights: ReadonlyMap<string, number>) {
    this.#group = group;
    this.#weights = weights;
    this.#tally = election.questions.map((question) =>
      Array.from({ length: choicesOf(question) }, () => ({ alpha: group.identity, beta: group.identity })),
    );
  }

  /** Multiplies the tally by a ballot, or divides it where `sign` is −1. */
  add(credential: string, ciphertexts: readonly (readonly TallyCiphertext<E>[])[], sign: 1 | -1 = 1): void {
    const group = this.#group;
    const weight = this.#weights.get(credential) ?? 1;
    const weighted = (member: E): E => {
      const element = sign === 1 ? member : group.invert(member);
      return weight === 1 ? element : (group.powers(element, [BigInt(weight)])[0] ?? group.identity);
    };
    this.#tally = this.#tally.map((row, question) =>
      row.map(({ alpha, beta }, choice) => {
        const factor = ciphertexts[question]?.[choice];
        if (factor === undefined) throw new TypeError('a ballot without an answer was to be counted');
        return {
          alpha: group.multiply(alpha, weighted(factor.alpha)),
          beta: group.multiply(beta, weighted(factor.beta)),
        };
      }),
    );
    this.#count += sign;
    this.#totalWeight += sign * weight;
  }

  accumulation(): Accumulation {
    const elements = this.#tally.flat().flatMap(({ alpha, beta }) => [alpha, beta]);
    const texts = this.#group.encode(elements);
    let at = 0;
    const next = (): string => texts[at++] ?? '';
    const rows = this.#tally.map((row) => row.map(() => ({ alpha: next(), beta: next() })));
    const encryptedTally = writeJson(rows);
    return { encryptedTally, sizedTally: writeSizedTally(this.#count, this.#totalWeight, encryptedTally) };
  }
}

/** The ballots that count: the last of each credential. */
export function countedBallots(ballots: Iterable<ParsedBallot>): readonly ParsedBallot[] {
  const last = new Map<string, ParsedBallot>();
  for (const ballot of ballots) last.set(ballot.credential, ballot);
  return [...last.values()];
}

/** The datum that names an encrypted tally; without weights, the total weight is the number of ballots. */
function writeSizedTally(count: number, totalWeight: number, encryptedTally: string): string {
  return writeJson({
    num_tallied: count,
    total_weight: weightData(totalWeight),
    encrypted_tally: hexHash(encryptedTally),
  });
}

/** What a sized tally says. */
export interface SizedTally {
  /** Number of ballots that were counted. */
  readonly count: number;
  /** Sum of their weights. */
  readonly totalWeight: number;
  /** Hexadecimal hash of the encrypted tally. */
  readonly tally: string;
}

/** Reads a sized tally. */
export function parseSizedTally(text: string): Result<SizedTally, ProtocolError> {
  return attempt(() => readSizedTally(text));
}

/** As {@link parseSizedTally}, for readers. */
export function readSizedTally(text: string): SizedTally {
  const names = ['num_tallied', 'total_weight', 'encrypted_tally'];
  const fields = readObject(valueOf(parseJson(text)), names, 'sizedTally');
  return {
    count: readCount(fieldOf(fields, 'num_tallied', ''), 'sizedTally.num_tallied'),
    totalWeight: readWeight(fieldOf(fields, 'total_weight', ''), 'sizedTally.total_weight'),
    tally: readString(fieldOf(fields, 'encrypted_tally', ''), 'sizedTally.encrypted_tally'),
  };
}

/** Reads one value a question and choice, in the shape that the election's questions ask for. */
export function readMatrix<T>(
  election: Election,
  value: JsonValue,
  path: string,
  read: (item: JsonValue, path: string) => T,
): readonly (readonly T[])[] {
  return readList(
    value,
    path,
    (row, rowPath, index) => {
      const question = election.questions[index];
      return readList(row, rowPath, read, question === undefined ? 0 : choicesOf(question));
    },
    election.questions.length,
  );
}

/** Reads an encrypted tally: right shape, every element in the group. */
export function readTally<E>(
  { group }: Context<E>,
  election: Election,
  text: string,
): readonly (readonly TallyCiphertext<E>[])[] {
  return readMatrix(election, valueOf(parseJson(text)), 'encryptedTally', (item, path) => {
    const fields = readObject(item, ['alpha', 'beta'], path);
    const member = (name: string): E =>
      parseMember(group, readString(fieldOf(fields, name, path), `${path}.${name}`), `${path}.${name}`);
    return { alpha: member('alpha'), beta: member('beta') };
  });
}
