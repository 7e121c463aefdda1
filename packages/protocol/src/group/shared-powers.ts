/** What {@link sharedPowers} needs of a group; `invert` only where it is cheap. */
export interface PowerOperations<E> {
  readonly identity: E;
  multiply(left: E, right: E): E;
  square(element: E): E;
  readonly invert?: (element: E) => E;
}

/** Odd digits of an exponent by bit position (0 where there is none): exponent = Σ digit·2^position. */
function slidingDigits(exponent: bigint, width: number, signed: boolean): Int8Array {
  const bits = exponent.toString(2);
  const bitAt = (position: number): number => (bits[bits.length - 1 - position] === '1' ? 1 : 0);
  const digits = new Int8Array(bits.length + 1);
  let carry = 0;
  let position = 0;
  while (position < digits.length) {
    if ((bitAt(position) + carry) % 2 === 0) {
      // Without a carry nothing happens on a 0; with one, a 1 becomes 0 and the carry stays.
      position += 1;
      continue;
    }
    let digit = carry;
    for (let bit = 0; bit < width; bit += 1) digit += bitAt(position + bit) << bit;
    carry = signed && digit >= 2 ** (width - 1) ? 1 : 0;
    digits[position] = digit - carry * 2 ** width;
    position += width;
  }
  return digits;
}

/** Π bucket_i^(2i+1): running products from the top, so that no power is computed. */
function combineBuckets<E>(operations: PowerOperations<E>, buckets: readonly (E | undefined)[]): E {
  let running: E | undefined;
  let weighted: E | undefined;
  for (let index = buckets.length - 1; index >= 1; index -= 1) {
    const bucket = buckets[index];
    if (bucket !== undefined) running = running === undefined ? bucket : operations.multiply(running, bucket);
    if (running !== undefined) {
      weighted = weighted === undefined ? running : operations.multiply(weighted, running);
    }
  }
  const lowest = buckets[0];
  if (lowest !== undefined) running = running === undefined ? lowest : operations.multiply(running, lowest);
  if (running === undefined) return operations.identity;
  return weighted === undefined ? running : operations.multiply(operations.square(weighted), running);
}

/**
 * Several powers of one base for public exponents (Yao's method): the squarings are made once for all
 * exponents, and each exponent only sorts some of them into buckets. Variable time.
 */
export function sharedPowers<E>(
  operations: PowerOperations<E>,
  base: E,
  exponents: readonly bigint[],
  width: number,
): readonly E[] {
  const { invert } = operations;
  const jobs = exponents.map((exponent) => ({
    digits: slidingDigits(exponent, width, invert !== undefined),
    buckets: Array.from<E | undefined>({ length: 2 ** (width - (invert === undefined ? 1 : 2)) }),
  }));
  const last = jobs.reduce((length, { digits }) => Math.max(length, digits.findLastIndex(Boolean)), -1);
  let square = base;
  for (let position = 0; position <= last; position += 1) {
    if (position > 0) square = operations.square(square);
    for (const { digits, buckets } of jobs) {
      const digit = digits[position] ?? 0;
      if (digit === 0) continue;
      const factor = digit < 0 && invert !== undefined ? invert(square) : square;
      const slot = (Math.abs(digit) - 1) / 2;
      const bucket = buckets[slot];
      buckets[slot] = bucket === undefined ? factor : operations.multiply(bucket, factor);
    }
  }
  return jobs.map(({ buckets }) => combineBuckets(operations, buckets));
}
