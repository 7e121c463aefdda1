import { refuse } from './errors.ts';
import { integerOf } from './encoding/bytes.ts';
import { type JsonValue } from './json/value.ts';
import { readString } from './json/read.ts';
import { type RandomBytes } from './random.ts';

/** Remainder in 0…order−1, also of negative numbers. */
export function reduce(value: bigint, order: bigint): bigint {
  const remainder = value % order;
  return remainder < 0n ? remainder + order : remainder;
}

/** Uniform scalar: at least 128 bits more than the order has are drawn and reduced (section 1). */
export function randomScalar(order: bigint, random: RandomBytes): bigint {
  const bits = order.toString(2).length + 128;
  return integerOf(random(Math.ceil(bits / 8))) % order;
}

/** Reads a canonical decimal scalar below the order. */
export function parseScalar(text: string, order: bigint, path: string): bigint {
  // The longest order here has 77 digits: the limit keeps hostile input from costing a long conversion.
  if (!/^(?:0|[1-9]\d{0,99})$/.test(text)) refuse('scalar-malformed', 'not a canonical decimal', path);
  const value = BigInt(text);
  return value < order ? value : refuse('scalar-out-of-range', 'not below the group order', path);
}

/** Reads a scalar from JSON, where it is a decimal string. */
export function readScalar(value: JsonValue, order: bigint, path: string): bigint {
  return parseScalar(readString(value, path), order, path);
}
