import { ed25519 } from '@noble/curves/ed25519.js';
import { normalizeZ } from '@noble/curves/abstract/curve.js';
import { type EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type FixedBase, type Group } from './group.ts';
import { sharedPowers } from './shared-powers.ts';

const { Point } = ed25519;

/** Window of the fixed-base tables: 33 additions a power, a table in about 30 ms. */
const TABLE_WINDOW = 8;
const SHARED_WINDOW = 5;

const operations = {
  identity: Point.ZERO,
  multiply: (left: EdwardsPoint, right: EdwardsPoint) => left.add(right),
  square: (point: EdwardsPoint) => point.double(),
  invert: (point: EdwardsPoint) => point.negate(),
};

function fixedBase(point: EdwardsPoint): FixedBase<EdwardsPoint> {
  // The library has no table for the identity, whose powers are itself.
  if (point.is0()) return { power: () => Point.ZERO, powerPublic: () => Point.ZERO };
  point.precompute(TABLE_WINDOW);
  return {
    power: (exponent) => (exponent === 0n ? Point.ZERO : point.multiply(exponent)),
    powerPublic: (exponent) => point.multiplyUnsafe(exponent),
  };
}

/**
 * The prime-order subgroup of edwards25519. Text: the RFC 8032 encoding with its bytes reversed, 64 lower-case
 * hexadecimal digits. Decoding is strict: y < p, no "minus zero".
 */
export const ed25519Group: Group<EdwardsPoint> = {
  name: 'Ed25519',
  order: Point.Fn.ORDER,
  identity: Point.ZERO,
  generator: Point.BASE,
  multiply: operations.multiply,
  invert: operations.invert,
  equals: (left, right) => left.equals(right),
  fixedBase,
  power: (point, exponent) => (exponent === 0n || point.is0() ? Point.ZERO : point.multiply(exponent)),
  powers: (point, exponents) => sharedPowers(operations, point, exponents, SHARED_WINDOW),
  memberPowers: (point, exponents) => {
    const [test, ...powers] = sharedPowers(operations, point, [Point.Fn.ORDER, ...exponents], SHARED_WINDOW);
    return test?.is0() === true ? powers : undefined;
  },
  hasForm: (text) => /^[0-9a-f]{64}$/.test(text),
  decode: (text) => {
    try {
      return Point.fromBytes(hexToBytes(text).reverse());
    } catch {
      // The library throws on every encoding that is not a point; `undefined` says the same.
      return undefined;
    }
  },
  encode: (points) => normalizeZ(Point, [...points]).map((point) => bytesToHex(point.toBytes().reverse())),
};
