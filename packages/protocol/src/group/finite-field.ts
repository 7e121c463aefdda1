import { generator, modulus, order } from './finite-field.parameters.ts';
import { type FixedBase, type Group } from './group.ts';
import { sharedPowers } from './shared-powers.ts';

/** Bits a window of the fixed-base tables: 43 multiplications a power, a table of 2709 numbers. */
const TABLE_WINDOW = 6;
const SHARED_WINDOW = 4;

const multiply = (left: bigint, right: bigint): bigint => (left * right) % modulus;
const operations = { identity: 1n, multiply, square: (element: bigint) => multiply(element, element) };

/** Inverse by the extended Euclidean algorithm: several times faster here than a power. */
function invert(element: bigint): bigint {
  let [remainder, nextRemainder] = [modulus, element];
  let [factor, nextFactor] = [0n, 1n];
  while (nextRemainder !== 0n) {
    const quotient = remainder / nextRemainder;
    [remainder, nextRemainder] = [nextRemainder, remainder - quotient * nextRemainder];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}

/** Rows of element^(digit·2^(window·row)), digit from 0. */
function buildTable(element: bigint): readonly (readonly bigint[])[] {
  const rows: bigint[][] = [];
  let base = element;
  for (let bits = order.toString(2).length; bits > 0; bits -= TABLE_WINDOW) {
    const row = [1n];
    for (let digit = 1; digit < 2 ** TABLE_WINDOW; digit += 1) row.push(multiply(row[digit - 1] ?? 1n, base));
    rows.push(row);
    base = multiply(row.at(-1) ?? 1n, base);
  }
  return rows;
}

function fixedBase(element: bigint): FixedBase<bigint> {
  let table: readonly (readonly bigint[])[] | undefined;
  const power = (exponent: bigint): bigint => {
    table ??= buildTable(element);
    let product = 1n;
    let rest = exponent;
    for (const row of table) {
      const digit = Number(BigInt.asUintN(TABLE_WINDOW, rest));
      if (digit !== 0) product = multiply(product, row[digit] ?? 1n);
      rest >>= BigInt(TABLE_WINDOW);
    }
    return product;
  };
  return { power, powerPublic: power };
}

/** Power of a number below the modulus by a public exponent. */
export type ModularPower = (element: bigint, exponent: bigint) => bigint;

let platformPower: ModularPower | undefined;

/** Has the powers of public elements by public exponents computed by the platform, whose way must be the faster one. */
export function useModularPower(power: ModularPower | undefined): void {
  platformPower = power;
}

const ownPowers = (element: bigint, exponents: readonly bigint[]): readonly bigint[] =>
  sharedPowers(operations, element, exponents, SHARED_WINDOW);

function powers(element: bigint, exponents: readonly bigint[]): readonly bigint[] {
  const power = platformPower;
  // Even where several exponents share their squarings, the platform is faster than we are.
  return power === undefined
    ? ownPowers(element, exponents)
    : exponents.map((exponent) => power(element, exponent));
}

/**
 * BELENIOS-2048: a subgroup of prime order (256 bits) of the integers modulo a 2048-bit prime. Text: decimal.
 * It is slower and larger than Ed25519; Debian 12's belenios-tool knows it.
 */
export const belenios2048Group: Group<bigint> = {
  name: 'BELENIOS-2048',
  order,
  identity: 1n,
  generator,
  multiply,
  invert,
  equals: (left, right) => left === right,
  fixedBase,
  // A secret exponent is not for the platform's way, which is made for public ones.
  power: (element, exponent) => ownPowers(element, [exponent])[0] ?? 1n,
  powers,
  memberPowers: (element, exponents) => {
    const [test, ...rest] = powers(element, [order, ...exponents]);
    return test === 1n ? rest : undefined;
  },
  hasForm: (text) => /^(?:0|[1-9]\d{0,616})$/.test(text),
  decode: (text) => {
    const element = BigInt(text);
    return element < modulus ? element : undefined;
  },
  encode: (elements) => elements.map(String),
};
