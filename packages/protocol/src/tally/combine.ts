import { attempt, type ProtocolError, refuse, valueOf } from '../errors.ts';
import { type Context, inContext } from '../context.ts';
import { type Election } from '../election/election.ts';
import { parseJson } from '../json/parse.ts';
import { fieldOf, readCount, readObject } from '../json/read.ts';
import { writeJson } from '../json/value.ts';
import { type Result } from '../result.ts';
import { parseTrustees } from '../trustees.ts';
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

/** What {@link combineDecryptions} needs; no count can exceed the number of ballots. */
export interface CombineInput {
  readonly election: Election;
  readonly trustees: string;
  readonly encryptedTally: string;
  readonly decryptions: readonly OwnedDecryption[];
  readonly numberOfBallots: number;
}

/** Checks every partial decryption and combines them to the result. All single trustees must have given theirs. */
export function combineDecryptions(input: CombineInput): Result<ElectionResult, ProtocolError> {
  return attempt(() => inContext(input.election.group, (context) => combineIn(context, input)));
}

function combineIn<E>(context: Context<E>, input: CombineInput): ElectionResult {
  const { election, encryptedTally, decryptions, numberOfBallots } = input;
  const { group } = context;
  const trustees = valueOf(parseTrustees(election.group, input.trustees));
  const tally = readTally(context, election, encryptedTally);
  const factors = new Map<number, readonly (readonly E[])[]>();
  for (const { owner, text } of decryptions) {
    const trustee = trustees[owner - 1];
    const path = `decryptions[owner ${owner}]`;
    if (trustee === undefined) return refuse('decryption-owner-unknown', 'there is no such trustee', path);
    if (factors.has(owner)) refuse('decryption-owner-duplicate', 'this trustee has decrypted already', path);
    factors.set(owner, readDecryption(context, election, tally, trustee.publicKey, text));
  }
  trustees.forEach((_, index) => {
    if (!factors.has(index + 1)) refuse('decryption-missing', `trustee ${index + 1} has not decrypted yet`);
  });
  const open = tally.map((row, question) =>
    row.map(({ beta }, choice) => {
      const product = [...factors.values()].reduce(
        (left, right) => group.multiply(left, right[question]?.[choice] ?? group.identity),
        group.identity,
      );
      return group.multiply(beta, group.invert(product));
    }),
  );
  const logarithms = smallLogarithms(context, open.flat(), numberOfBallots);
  let at = 0;
  const counts = open.map((row, question) =>
    row.map(
      (_, choice) =>
        logarithms[at++] ??
        refuse('count-out-of-range', `no count up to ${numberOfBallots} fits`, `[${question}][${choice}]`),
    ),
  );
  return { result: writeResult(counts), counts };
}

/** The exact text of a result. */
function writeResult(counts: readonly (readonly number[])[]): string {
  return writeJson({ result: counts });
}

/** Parses a result: one count a question and choice. */
export function parseResult(election: Election, text: string): Result<ElectionResult, ProtocolError> {
  return attempt(() => {
    const fields = readObject(valueOf(parseJson(text)), ['result'], '');
    const counts = readMatrix(election, fieldOf(fields, 'result', ''), 'result', (item, path) =>
      readCount(item, path),
    );
    return { result: text, counts };
  });
}
