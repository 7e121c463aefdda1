/**
 * Several powers of one base by public exponents (Yao's method): the doublings are made once for all exponents, and
 * each exponent only sorts some of them into its buckets, one for each odd digit. Variable time.
 */
import {
  addPoints,
  addPrepared,
  completeT,
  double,
  negate,
  POINT,
  prepare,
  setIdentity,
  subtractPrepared,
} from './point';

/** The most exponents at once. */
export const MOST: i32 = 16;

const WIDTH: i32 = 5;
const BUCKETS: usize = 8;
const LENGTH: usize = 264;

const digits: usize = memory.data(16 * 264, 8);
const buckets: usize = memory.data(16 * 8 * 144, 8);
const filled: usize = memory.data(16 * 8, 8);
const current: usize = memory.data(144, 8);
const prepared: usize = memory.data(144, 8);
const running: usize = memory.data(144, 8);
const weighted: usize = memory.data(144, 8);

function bitAt(scalar: usize, position: i32): i32 {
  return position > 255 ? 0 : (i32(load<u8>(scalar + (position >> 3))) >> (position & 7)) & 1;
}

/** Odd digits from −15 to 15 of an exponent below 2^253 by bit position; the length up to the last. */
function recode(out: usize, scalar: usize): i32 {
  memory.fill(out, 0, LENGTH);
  let over = 0;
  let position = 0;
  let length = 0;
  while (position < 256) {
    // Without a carry nothing happens on a 0; with one, a 1 becomes 0 and the carry stays.
    if (((bitAt(scalar, position) + over) & 1) == 0) {
      position++;
      continue;
    }
    let digit = over;
    for (let bit = 0; bit < WIDTH; bit++) digit += bitAt(scalar, position + bit) << bit;
    over = i32(digit >= 16);
    store<i8>(out + position, i8(digit - (over << WIDTH)));
    length = position + 1;
    position += WIDTH;
  }
  return length;
}

/** out = Π bucket_i^(2i+1): running products from the top, so that no power is computed. */
function combine(out: usize, own: usize, ownFilled: usize): void {
  setIdentity(running);
  setIdentity(weighted);
  let started = false;
  for (let i: usize = BUCKETS - 1; i > 0; i--) {
    if (load<u8>(ownFilled + i)) {
      if (started) {
        addPoints(running, running, own + i * POINT);
      } else {
        memory.copy(running, own + i * POINT, POINT);
      }
      started = true;
    }
    if (started) addPoints(weighted, weighted, running);
  }
  if (load<u8>(ownFilled)) addPoints(running, running, own);
  double(weighted, weighted);
  completeT(weighted);
  addPoints(out, running, weighted);
}

/** Writes base^scalar for each scalar of 32 bytes. */
export function sharedPowers(out: usize, base: usize, scalars: usize, count: i32): void {
  let length = 0;
  for (let job = 0; job < count; job++) {
    length = max(length, recode(digits + usize(job) * LENGTH, scalars + usize(job) * 32));
  }
  memory.fill(filled, 0, usize(count) * BUCKETS);
  memory.copy(current, base, POINT);
  for (let position = 0; position < length; position++) {
    if (position > 0) double(current, current);
    let ready = false;
    for (let job = 0; job < count; job++) {
      const digit = i32(load<i8>(digits + usize(job) * LENGTH + usize(position)));
      if (digit == 0) continue;
      if (!ready) {
        if (position > 0) completeT(current);
        prepare(prepared, current);
        // The doubling's own values, which T is made of, are gone with the first addition.
        ready = true;
      }
      const slot = usize(job) * BUCKETS + usize((digit < 0 ? -digit : digit) >> 1);
      const bucket = buckets + slot * POINT;
      if (load<u8>(filled + slot)) {
        if (digit > 0) addPrepared(bucket, bucket, prepared);
        else subtractPrepared(bucket, bucket, prepared);
      } else {
        store<u8>(filled + slot, 1);
        if (digit > 0) memory.copy(bucket, current, POINT);
        else negate(bucket, current);
      }
    }
  }
  for (let job: usize = 0; job < usize(count); job++) {
    combine(out + job * POINT, buckets + job * BUCKETS * POINT, filled + job * BUCKETS);
  }
}
