import { createHash } from 'node:crypto';
import type { SealedQuestion } from '../http/schemas/election.ts';
import type { Static } from 'typebox';

/** Whole numbers below `below`, the same ones for the same seed: SHA-256 in counter mode. */
export type Dice = (below: number) => number;

/** Dice for simulated people. Not for secrets. */
export function seededDice(seed: string): Dice {
  let count = 0;
  return (below) => {
    count += 1;
    const digest = createHash('sha256').update(`${seed}|${count}`).digest();
    return Number(digest.readBigUInt64BE() % BigInt(below));
  };
}

/**
 * What a simulated voter chooses in a question: a blank vote now and then where it is offered, else some number of
 * candidates from the minimum to the maximum. In the form that encryption takes, the blank one first if there is one.
 */
export function simulateChoice(question: Static<typeof SealedQuestion>, dice: Dice): readonly (0 | 1)[] {
  const { candidates, minimum, maximum, blank } = question;
  const bits = candidates.map((): 0 | 1 => 0);
  if (blank && dice(10) === 0) return [1, ...bits];
  const most = Math.min(maximum, candidates.length);
  const wanted = minimum + dice(most - minimum + 1);
  const left = candidates.map((_, index) => index);
  for (let chosen = 0; chosen < wanted; chosen += 1) {
    const [index] = left.splice(dice(left.length), 1);
    if (index !== undefined) bits[index] = 1;
  }
  return blank ? [0, ...bits] : bits;
}
