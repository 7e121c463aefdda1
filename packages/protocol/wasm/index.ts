/**
 * edwards25519 for the group of the same name: what `src/group/ed25519-wasm.ts` calls. All values pass through fixed
 * places in the module's memory, whose addresses are exported; there is no allocation and nothing is imported.
 */
import { isIdentity, invertZ, POINT } from './point';
import * as curve from './point';
import { MOST, sharedPowers } from './powers';
import { buildTable, fixedPublic, fixedSecret, variableSecret } from './tables';

export { add, carry, multiply, square, subtract, subtractWide } from './field';
export { toBytes, unpack } from './encoding';

/** The most points that `encode` takes at once. */
export const BATCH: i32 = 128;
/** The most exponents that `powers` takes at once. */
export const EXPONENTS: i32 = MOST;

/** Points that go in and come out. */
export const points: usize = memory.data(128 * 144, 8);
/** The same points as 32 bytes each. */
export const bytes: usize = memory.data(128 * 32, 8);
/** Exponents, 32 bytes each, least significant first. */
export const scalars: usize = memory.data(16 * 32, 8);

const inverses: usize = memory.data(128 * 36, 8);
const products: usize = memory.data(129 * 36, 8);

/** points[0] = points[0] + points[1]. */
export function addPoints(): void {
  curve.addPoints(points, points, points + POINT);
}

/** points[0] = −points[0]. */
export function negatePoint(): void {
  curve.negate(points, points);
}

/** Whether points[0] and points[1] are the same. */
export function samePoint(): bool {
  return curve.samePoint(points, points + POINT);
}

/** points[0] = the point that the first 32 `bytes` stand for; whether there is one. */
export function decode(): bool {
  return curve.decode(points, bytes);
}

/** Encodes `points` to `bytes`. */
export function encode(count: i32): void {
  invertZ(inverses, points, count, products);
  for (let i: usize = 0; i < usize(count); i++) {
    curve.encode(bytes + i * 32, points + i * POINT, inverses + i * 36);
  }
}

/** Builds a table of points[0] at an address, for `secretPower`. */
export function buildSecretTable(table: usize): void {
  buildTable(table, points, 4, 64);
}

/** Builds a table of points[0] at an address, for `publicPower`. */
export function buildPublicTable(table: usize): void {
  buildTable(table, points, 8, 32);
}

/** points[0] = the table's base to the power of scalars[0], a secret. */
export function secretPower(table: usize): void {
  fixedSecret(points, table, scalars);
  memory.fill(scalars, 0, 32);
}

/** points[0] = the table's base to the power of scalars[0], which is public. */
export function publicPower(table: usize): void {
  fixedPublic(points, table, scalars);
}

const base: usize = memory.data(144, 8);

/** points[0] = points[0] to the power of scalars[0], a secret. */
export function secretPowerOfPoint(): void {
  memory.copy(base, points, POINT);
  variableSecret(points, base, scalars);
  memory.fill(scalars, 0, 32);
}

/** points[i] = points[0] to the power of scalars[i], which are public; whether points[0] is then the identity. */
export function powers(count: i32): bool {
  memory.copy(base, points, POINT);
  sharedPowers(points, base, scalars, count);
  return isIdentity(points);
}
