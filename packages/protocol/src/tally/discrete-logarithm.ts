import { type Context } from '../context.ts';

/** Powers of g that are converted to text together. */
const STEP = 256;

/**
 * The exponents of g, each from 0 to `limit`, that give these elements; `undefined` where there is none. Baby steps,
 * giant steps: about the square root of the limit, however many elements.
 */
export function smallLogarithms<E>(
  { group }: Context<E>,
  elements: readonly E[],
  limit: number,
): readonly (number | undefined)[] {
  // Small counts are found in one table; the table grows as the root of the limit, as the steps do.
  const size = Math.max(STEP, Math.ceil(Math.sqrt(limit + 1)));
  const table = new Map<string, number>();
  let power = group.identity;
  for (let start = 0; start < size; start += STEP) {
    const powers: E[] = [];
    while (powers.length < STEP && start + powers.length < size) {
      powers.push(power);
      power = group.multiply(power, group.generator);
    }
    group.encode(powers).forEach((text, offset) => table.set(text, start + offset));
  }
  const back = group.invert(power);
  const found: (number | undefined)[] = elements.map(() => undefined);
  let left = elements.map((element, at) => ({ element, at }));
  for (let start = 0; start <= limit && left.length > 0; start += size) {
    const texts = group.encode(left.map(({ element }) => element));
    left = left.filter(({ at }, index) => {
      const offset = table.get(texts[index] ?? '');
      if (offset === undefined) return true;
      if (start + offset <= limit) found[at] = start + offset;
      return false;
    });
    left = left.map(({ element, at }) => ({ element: group.multiply(element, back), at }));
  }
  return found;
}
