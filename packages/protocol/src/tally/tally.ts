import { hexHash } from '../encoding/hash.ts';
import { refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { preparedOf } from '../ballot/parse.ts';
import { type ParsedBallot } from '../ballot/ballot.ts';
import { choicesOf, type Election } from '../election/election.ts';
import { parseMember } from '../group/elements.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readList, readObject, readString } from '../json/read.ts';
import { type JsonValue, writeJson } from '../json/value.ts';

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
 */
export function accumulate(election: Election, ballots: Iterable<ParsedBallot>): Accumulation {
  return inContext(election.group, (context) => accumulateIn(context, election, ballots));
}

function accumulateIn<E>(
  context: Context<E>,
  election: Election,
  ballots: Iterable<ParsedBallot>,
): Accumulation {
  const { group } = context;
  let count = 0;
  let tally: readonly (readonly TallyCiphertext<E>[])[] = election.questions.map((question) =>
    Array.from({ length: choicesOf(question) }, () => ({ alpha: group.identity, beta: group.identity })),
  );
  for (const ballot of ballots) {
    if (ballot.electionFingerprint !== election.fingerprint) {
      throw new TypeError('accumulate was given a ballot of another election');
    }
    const { ciphertexts } = preparedOf(context, election, ballot);
    tally = tally.map((row, question) =>
      row.map(({ alpha, beta }, choice) => {
        const factor = ciphertexts[question]?.[choice];
        if (factor === undefined) throw new TypeError('accumulate was given a ballot without an answer');
        return { alpha: group.multiply(alpha, factor.alpha), beta: group.multiply(beta, factor.beta) };
      }),
    );
    count += 1;
  }
  const texts = group.encode(tally.flat().flatMap(({ alpha, beta }) => [alpha, beta]));
  let at = 0;
  const next = (): string => texts[at++] ?? '';
  const encryptedTally = writeJson(tally.map((row) => row.map(() => ({ alpha: next(), beta: next() }))));
  return { encryptedTally, sizedTally: writeSizedTally(count, encryptedTally) };
}

/** The ballots that count: the last of each credential. */
export function countedBallots(ballots: Iterable<ParsedBallot>): readonly ParsedBallot[] {
  const last = new Map<string, ParsedBallot>();
  for (const ballot of ballots) last.set(ballot.credential, ballot);
  return [...last.values()];
}

/** The datum that names an encrypted tally; without weights, the total weight is the number of ballots. */
function writeSizedTally(count: number, encryptedTally: string): string {
  return writeJson({ num_tallied: count, total_weight: count, encrypted_tally: hexHash(encryptedTally) });
}

/** Reads the number of ballots of a sized tally and the hash of the tally that it names. */
export function readSizedTally(text: string): { readonly count: number; readonly tally: string } {
  const names = ['num_tallied', 'total_weight', 'encrypted_tally'];
  const fields = readObject(valueOf(parseJson(text)), names, 'sizedTally');
  const count = readCount(fieldOf(fields, 'num_tallied', ''), 'sizedTally.num_tallied');
  const weight = readCount(fieldOf(fields, 'total_weight', ''), 'sizedTally.total_weight');
  if (weight !== count) {
    refuse(
      'tally-size-mismatch',
      'total weight differs from the number of ballots',
      'sizedTally.total_weight',
    );
  }
  return { count, tally: readString(fieldOf(fields, 'encrypted_tally', ''), 'sizedTally.encrypted_tally') };
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
