import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** Hex digits of a bucket. */
export const bucketLength = 4;

const checkBallot = Compile(
  Type.Object({
    answers: Type.Array(
      Type.Object({ choices: Type.Array(Type.Object({ alpha: Type.String() }), { minItems: 1 }) }),
      { minItems: 1 },
    ),
  }),
);

/**
 * The bucket of a ballot: the first hex digits of SHA-256 of the alpha, as the ballot writes it, of the first choice of
 * its first question. Who holds the verification code can compute it; it says nothing of the vote, the voter or the time.
 * Throws for what is no ballot in canonical form.
 */
export function bucketOf(ballot: string): string {
  const alpha = checkBallot.Parse(JSON.parse(ballot)).answers[0]?.choices[0]?.alpha ?? '';
  return createHash('sha256').update(alpha).digest('hex').slice(0, bucketLength);
}

/** Ballots that a prefix should leave in doubt, at the least: among them the server can not tell which one is meant. */
const crowd = 16;

/**
 * How many digits of the bucket to ask for, so that in an urn of this size a good number of ballots share them: asking
 * for all digits in a small urn would point at one ballot.
 */
export function digitsToAskFor(ballots: number): number {
  const digits = Math.floor(Math.log(Math.max(ballots, 1) / crowd) / Math.log(16));
  return Math.min(Math.max(digits, 0), bucketLength);
}
