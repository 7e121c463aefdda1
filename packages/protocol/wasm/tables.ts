/**
 * Powers of a base from tables. A row holds the base's powers by 1…2^(width−1), each packed; exponents are written
 * with digits from −2^(width−1) to 2^(width−1) − 1, so that a row serves both signs.
 */
import { unpack } from './encoding';
import { carry, FIELD, subtract } from './field';
import {
  addAffine,
  addPrepared,
  completeT,
  double,
  invertZ,
  PACKED,
  packAffine,
  POINT,
  prepare,
  setIdentity,
} from './point';

const MOST: usize = 128;

const row: usize = memory.data(128 * 144, 8);
const inverses: usize = memory.data(128 * 36, 8);
const products: usize = memory.data(129 * 36, 8);
const step: usize = memory.data(144, 8);

/** Writes one row of the base's powers 1…entries, and leaves them as points in `row`. */
function buildRow(table: usize, base: usize, entries: usize): void {
  prepare(step, base);
  memory.copy(row, base, POINT);
  for (let i: usize = 2; i <= entries; i++) {
    const at = row + (i - 1) * POINT;
    if (i & 1) {
      addPrepared(at, at - POINT, step);
    } else {
      double(at, row + (i / 2 - 1) * POINT);
      completeT(at);
    }
  }
  invertZ(inverses, row, i32(entries), products);
  for (let i: usize = 0; i < entries; i++)
    packAffine(table + i * PACKED, row + i * POINT, inverses + i * FIELD);
}

const base: usize = memory.data(144, 8);

/** Builds the rows of base^(2^(width·i)). */
export function buildTable(table: usize, point: usize, width: u32, rows: i32): void {
  const entries: usize = 1 << (width - 1);
  memory.copy(base, point, POINT);
  for (let i = 0; i < rows; i++) {
    buildRow(table + usize(i) * entries * PACKED, base, entries);
    double(base, row + (entries - 1) * POINT);
    completeT(base);
  }
}

const digits: usize = memory.data(64, 8);

/** Signed digits of an exponent below 2^253; width 4 or 8. No branch depends on the exponent. */
function recode(scalar: usize, width: u32): void {
  const count: u32 = 256 / width;
  const mask: u32 = (1 << width) - 1;
  const half: u32 = 1 << (width - 1);
  let over: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const bit = i * width;
    const digit = ((u32(load<u8>(scalar + (bit >> 3))) >> (bit & 7)) & mask) + over;
    over = (digit + half) >> width;
    store<i8>(digits + i, i8(digit - (over << width)));
  }
}

const affine: usize = memory.data(3 * 36, 8);
const negated: usize = memory.data(36, 8);
const unreduced: usize = memory.data(36, 8);
const picked: usize = memory.data(96, 8);

/**
 * Loads the entry of a digit from −8 to 7 of a row of eight: every entry is read, and masks keep the one that is
 * wanted, so that neither branches nor addresses depend on the digit.
 */
function select(table: usize, digit: i32): void {
  const negative: u32 = u32(digit >> 31);
  const size: u32 = (u32(digit) ^ negative) - negative;
  const none: u64 = u64((i64(size) - 1) >> 63);
  let w0: u64 = none & 1;
  let w1: u64 = 0;
  let w2: u64 = 0;
  let w3: u64 = 0;
  let w4: u64 = none & 1;
  let w5: u64 = 0;
  let w6: u64 = 0;
  let w7: u64 = 0;
  let w8: u64 = 0;
  let w9: u64 = 0;
  let w10: u64 = 0;
  let w11: u64 = 0;
  for (let i: u32 = 1; i <= 8; i++) {
    const mask: u64 = u64((i64(size ^ i) - 1) >> 63);
    w0 |= load<u64>(table) & mask;
    w1 |= load<u64>(table, 8) & mask;
    w2 |= load<u64>(table, 16) & mask;
    w3 |= load<u64>(table, 24) & mask;
    w4 |= load<u64>(table, 32) & mask;
    w5 |= load<u64>(table, 40) & mask;
    w6 |= load<u64>(table, 48) & mask;
    w7 |= load<u64>(table, 56) & mask;
    w8 |= load<u64>(table, 64) & mask;
    w9 |= load<u64>(table, 72) & mask;
    w10 |= load<u64>(table, 80) & mask;
    w11 |= load<u64>(table, 88) & mask;
    table += PACKED;
  }
  // The entry of −digit has the first two elements exchanged and the third negated.
  const swap: u64 = u64(i64(i32(negative)));
  const s0 = (w0 ^ w4) & swap;
  const s1 = (w1 ^ w5) & swap;
  const s2 = (w2 ^ w6) & swap;
  const s3 = (w3 ^ w7) & swap;
  store<u64>(picked, w0 ^ s0);
  store<u64>(picked, w1 ^ s1, 8);
  store<u64>(picked, w2 ^ s2, 16);
  store<u64>(picked, w3 ^ s3, 24);
  store<u64>(picked, w4 ^ s0, 32);
  store<u64>(picked, w5 ^ s1, 40);
  store<u64>(picked, w6 ^ s2, 48);
  store<u64>(picked, w7 ^ s3, 56);
  store<u64>(picked, w8, 64);
  store<u64>(picked, w9, 72);
  store<u64>(picked, w10, 80);
  store<u64>(picked, w11, 88);
  unpackPicked(picked, negative);
}

const zero: usize = memory.data(36, 8);

/** Unpacks an entry to `affine`; the mask tells whether to negate its third element. */
function unpackPicked(entry: usize, negative: u32): void {
  unpack(affine, entry);
  unpack(affine + FIELD, entry + 32);
  unpack(affine + 2 * FIELD, entry + 64);
  subtract(unreduced, zero, affine + 2 * FIELD);
  carry(negated, unreduced);
  for (let i: usize = 0; i < FIELD; i += 4) {
    const kept = load<u32>(affine + 2 * FIELD + i);
    store<u32>(affine + 2 * FIELD + i, kept ^ ((kept ^ load<u32>(negated + i)) & negative));
  }
}

/** Forgets the digits and the last entry of a secret exponent. */
function forget(): void {
  memory.fill(digits, 0, 64);
  memory.fill(picked, 0, 96);
  memory.fill(affine, 0, 3 * FIELD);
  memory.fill(negated, 0, FIELD);
  memory.fill(unreduced, 0, FIELD);
}

/** out = base^scalar for a secret scalar, from a table of width 4 with 64 rows. */
export function fixedSecret(out: usize, table: usize, scalar: usize): void {
  recode(scalar, 4);
  setIdentity(out);
  for (let i: usize = 0; i < 64; i++) {
    select(table + i * 8 * PACKED, load<i8>(digits + i));
    addAffine(out, out, affine);
  }
  forget();
}

/** out = base^scalar for a public scalar, from a table of width 8 with 32 rows: the fast way, in variable time. */
export function fixedPublic(out: usize, table: usize, scalar: usize): void {
  recode(scalar, 8);
  setIdentity(out);
  for (let i: usize = 0; i < 32; i++) {
    const digit = i32(load<i8>(digits + i));
    if (digit == 0) continue;
    const size = digit < 0 ? -digit : digit;
    const entry = table + (i * MOST + usize(size) - 1) * PACKED;
    if (digit > 0) {
      unpack(affine, entry);
      unpack(affine + FIELD, entry + 32);
      unpack(affine + 2 * FIELD, entry + 64);
    } else {
      unpack(affine, entry + 32);
      unpack(affine + FIELD, entry);
      unpack(unreduced, entry + 64);
      subtract(unreduced, zero, unreduced);
      carry(affine + 2 * FIELD, unreduced);
    }
    addAffine(out, out, affine);
  }
}

const single: usize = memory.data(8 * 96, 8);

/** out = point^scalar for a secret scalar and any point: a row of its own, 64 times four doublings and an addition. */
export function variableSecret(out: usize, point: usize, scalar: usize): void {
  buildRow(single, point, 8);
  recode(scalar, 4);
  setIdentity(out);
  for (let i: usize = 64; i > 0; i--) {
    double(out, out);
    double(out, out);
    double(out, out);
    double(out, out);
    completeT(out);
    select(single, load<i8>(digits + i - 1));
    addAffine(out, out, affine);
  }
  forget();
}
