/**
 * The curve edwards25519, −x² + y² = 1 + d·x²·y², in extended coordinates: X, Y, Z, T with x = X/Z, y = Y/Z, T = XY/Z.
 * The addition formulas are complete: they hold for any two points of the curve, also those of small order.
 * Coordinates of a point in memory have one unit each.
 */
import { equal, invert, isOdd, isZero, powerForRoot, sameBytes, toBytes, unpack } from './encoding';
import { add, carry, FIELD, multiply, square, subtract, subtractWide } from './field';

/** Bytes of a point, and of a point prepared for addition: Y+X, Y−X, 2Z, 2dT. */
export const POINT: usize = 4 * FIELD;
/** Bytes of a point with Z = 1 prepared for addition and packed: y+x, y−x, 2dxy. */
export const PACKED: usize = 96;

const Y: usize = FIELD;
const Z: usize = 2 * FIELD;
const T: usize = 3 * FIELD;

// prettier-ignore
const D: usize = memory.data<u32>([0x135978a3, 0xf5a6e50, 0x10762add, 0x149a82, 0x1e898007, 0x3cbbbc, 0x19ce331d, 0x1dc56dff, 0x52036c]);
// prettier-ignore
const D2: usize = memory.data<u32>([0x6b2f159, 0x1eb4dca1, 0xec55ba, 0x293505, 0x1d13000e, 0x797779, 0x139c663a, 0x1b8adbff, 0x2406d9]);
/** A square root of −1. */
// prettier-ignore
const ROOT: usize = memory.data<u32>([0xa0ea0b0, 0x770d93a, 0xbf91e31, 0x6300d5a, 0x1d7a72f4, 0x4c9efd, 0x1c2cad34, 0x1009f83b, 0x2b8324]);
const ONE: usize = memory.data<u32>([1, 0, 0, 0, 0, 0, 0, 0, 0]);
const ZERO: usize = memory.data(36, 8);

const a: usize = memory.data(36, 8);
const b: usize = memory.data(36, 8);
const c: usize = memory.data(36, 8);
const e: usize = memory.data(36, 8);
const f: usize = memory.data(36, 8);
const g: usize = memory.data(36, 8);
const h: usize = memory.data(36, 8);

/** out = the identity. */
export function setIdentity(out: usize): void {
  memory.copy(out, ZERO, FIELD);
  memory.copy(out + Y, ONE, FIELD);
  memory.copy(out + Z, ONE, FIELD);
  memory.copy(out + T, ZERO, FIELD);
}

/** out = −point; in place, or elsewhere. */
export function negate(out: usize, point: usize): void {
  subtract(a, ZERO, point);
  carry(out, a);
  memory.copy(out + Y, point + Y, 2 * FIELD);
  subtract(a, ZERO, point + T);
  carry(out + T, a);
}

/** Whether two points are the same. */
export function samePoint(left: usize, right: usize): bool {
  multiply(a, left, right + Z);
  multiply(b, right, left + Z);
  multiply(c, left + Y, right + Z);
  multiply(e, right + Y, left + Z);
  return equal(a, b) && equal(c, e);
}

/** Whether a point is the identity. */
export function isIdentity(point: usize): bool {
  return isZero(point) && equal(point + Y, point + Z);
}

/** Leaves the point without T; `completeT` makes it from what the doubling leaves. */
export function double(out: usize, point: usize): void {
  square(a, point);
  square(b, point + Y);
  square(c, point + Z);
  add(c, c, c);
  add(e, point, point + Y);
  square(e, e);
  add(h, a, b);
  subtract(g, b, a);
  subtractWide(e, e, h);
  carry(e, e);
  subtractWide(f, c, g);
  carry(f, f);
  // All four coordinates come out with the other sign, which is the same point.
  multiply(out, e, f);
  multiply(out + Y, g, h);
  multiply(out + Z, f, g);
}

/** Completes the point that the last `double` left. */
export function completeT(out: usize): void {
  multiply(out + T, e, h);
}

/** The last steps of an addition, from a = (Y1−X1)(Y2−X2), b = (Y1+X1)(Y2+X2), c = 2dT1T2 and f = 2Z1Z2. */
function finishSum(out: usize): void {
  subtract(e, b, a);
  add(h, b, a);
  add(g, f, c);
  subtract(f, f, c);
  carry(f, f);
  multiply(out, e, f);
  multiply(out + Y, g, h);
  multiply(out + Z, f, g);
  multiply(out + T, e, h);
}

/** Prepares a point for `addPrepared`. */
export function prepare(out: usize, point: usize): void {
  add(out, point + Y, point);
  subtract(a, point + Y, point);
  carry(out + Y, a);
  add(out + Z, point + Z, point + Z);
  multiply(out + T, point + T, D2);
}

/** out = point + prepared. */
export function addPrepared(out: usize, point: usize, prepared: usize): void {
  subtract(a, point + Y, point);
  multiply(a, a, prepared + Y);
  add(b, point + Y, point);
  multiply(b, b, prepared);
  multiply(c, point + T, prepared + T);
  multiply(f, point + Z, prepared + Z);
  finishSum(out);
}

/** out = point − prepared. */
export function subtractPrepared(out: usize, point: usize, prepared: usize): void {
  subtract(a, point + Y, point);
  multiply(a, a, prepared);
  add(b, point + Y, point);
  multiply(b, b, prepared + Y);
  subtract(c, ZERO, prepared + T);
  multiply(c, c, point + T);
  multiply(f, point + Z, prepared + Z);
  finishSum(out);
}

const prepared: usize = memory.data(4 * 36, 8);

/** out = left + right. */
export function addPoints(out: usize, left: usize, right: usize): void {
  prepare(prepared, right);
  addPrepared(out, left, prepared);
}

/** out = point + the point of Z = 1 whose y+x, y−x, 2dxy are three elements of one unit. */
export function addAffine(out: usize, point: usize, affine: usize): void {
  subtract(a, point + Y, point);
  multiply(a, a, affine + FIELD);
  add(b, point + Y, point);
  multiply(b, b, affine);
  multiply(c, point + T, affine + 2 * FIELD);
  add(f, point + Z, point + Z);
  finishSum(out);
}

/** Decodes 32 bytes strictly as RFC 8032 says, and y must be below p. Variable time. */
export function decode(out: usize, bytes: usize): bool {
  const canonical = a;
  const negative = (load<u8>(bytes, 31) & 0x80) != 0;
  unpack(out + Y, bytes);
  toBytes(canonical, out + Y);
  if (negative) store<u8>(canonical, load<u8>(canonical, 31) | 0x80, 31);
  if (!sameBytes(canonical, bytes)) return false;
  memory.copy(out + Z, ONE, FIELD);
  square(f, out + Y);
  multiply(g, f, D);
  subtract(f, f, ONE);
  carry(f, f); // u = y² − 1
  add(g, g, ONE); // v = d·y² + 1
  square(h, g);
  multiply(h, h, g); // v³
  square(e, h);
  multiply(e, e, g);
  multiply(e, e, f); // u·v⁷
  powerForRoot(e, e);
  multiply(e, e, h);
  multiply(out, e, f); // u·v³·(u·v⁷)^((p−5)/8)
  square(h, out);
  multiply(h, h, g); // v·x²
  if (!equal(h, f)) {
    add(h, h, f);
    if (!isZero(h)) return false;
    multiply(out, out, ROOT);
  }
  if (isZero(out) && negative) return false;
  if (isOdd(out) != negative) {
    subtract(h, ZERO, out);
    carry(out, h);
  }
  multiply(out + T, out, out + Y);
  return true;
}

/** Inverts the Z of points, with one inversion for all; `products` has room for one element more than points. */
export function invertZ(out: usize, points: usize, count: i32, products: usize): void {
  memory.copy(products, ONE, FIELD);
  for (let i: usize = 0; i < usize(count); i++) {
    multiply(products + (i + 1) * FIELD, products + i * FIELD, points + i * POINT + Z);
  }
  invert(f, products + usize(count) * FIELD);
  for (let i: usize = usize(count); i > 0; i--) {
    const z = points + (i - 1) * POINT + Z;
    multiply(out + (i - 1) * FIELD, f, products + (i - 1) * FIELD);
    multiply(f, f, z);
  }
}

/** Writes the 32 bytes of a point whose Z has this inverse. */
export function encode(out: usize, point: usize, inverse: usize): void {
  multiply(f, point, inverse);
  multiply(g, point + Y, inverse);
  const sign = u8(isOdd(f)) << 7;
  toBytes(out, g);
  store<u8>(out, load<u8>(out, 31) | sign, 31);
}

/** Writes a point, whose Z has this inverse, as y+x, y−x, 2dxy in 96 bytes. */
export function packAffine(out: usize, point: usize, inverse: usize): void {
  multiply(f, point, inverse);
  multiply(g, point + Y, inverse);
  multiply(h, f, g);
  multiply(h, h, D2);
  add(e, g, f);
  toBytes(out, e);
  subtract(e, g, f);
  toBytes(out + 32, e);
  toBytes(out + 64, h);
}
