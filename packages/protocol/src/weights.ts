import { refuse } from './errors.ts';
import { type JsonValue } from './json/value.ts';

/** Weights and counts up to here are JSON numbers in the format, larger ones decimal strings. */
const largestNumber = 2 ** 30 - 1;

/**
 * The most that all weights of an election may add up to. The count is found by trying exponents, in about the square
 * root of this many steps.
 */
export const maxTotalWeight = 2 ** 40;

/** A weight or count as the format writes it. */
export function weightData(weight: number): number | string {
  return weight <= largestNumber ? weight : String(weight);
}

/** Parses a weight's digits; canonical, and not above {@link maxTotalWeight}. */
export function parseWeight(text: string, path: string): number {
  if (!/^(?:0|[1-9]\d*)$/.test(text)) refuse('weight-malformed', 'not a canonical decimal', path);
  const weight = Number(text);
  return weight <= maxTotalWeight
    ? weight
    : refuse('weight-out-of-range', `above ${maxTotalWeight}, which this package can count to`, path);
}

/** Reads a weight or count: a number up to 2^30−1, a decimal string above. */
export function readWeight(value: JsonValue, path: string): number {
  if (typeof value === 'string') {
    const weight = parseWeight(value, path);
    return weight > largestNumber ? weight : refuse('weight-malformed', 'expected a number', path);
  }
  if (typeof value !== 'number') return refuse('field-type', 'expected a number', path);
  if (!Number.isSafeInteger(value) || value < 0) {
    refuse('field-value', `expected a whole number from 0 to ${largestNumber}`, path);
  }
  return value <= largestNumber ? value : refuse('weight-malformed', 'expected a decimal string', path);
}
