import { type Context } from '../context.ts';

/** Powers of g that are converted to text together. */
const STEP = 256;

/**
 * The exponents of g, each from 0 to `limit`, that give these elements; `undefined` where there is none.
 * Walks up from g^0, so that it costs as many multiplications as the largest count.
 */
export function smallLogarithms<E>(
  { group }: Context<E>,
  elements: readonly E[],
  limit: number,
): readonly (number | undefined)[] {
  const texts = group.encode(elements);
  const missing = new Set(texts);
  const found = new Map<string, number>();
  let power = group.identity;
  for (let start = 0; start <= limit && missing.size > 0; start += STEP) {
    const powers: E[] = [];
    for (let exponent = start; exponent <= Math.min(limit, start + STEP - 1); exponent += 1) {
      powers.push(power);
      power = group.multiply(power, group.generator);
    }
    group.encode(powers).forEach((text, offset) => {
      if (missing.delete(text)) found.set(text, start + offset);
    });
  }
  return texts.map((text) => found.get(text));
}
