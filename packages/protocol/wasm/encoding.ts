/** Field elements as 32 bytes, least significant first, and the inverse and square root that decoding needs. */
import { add, carry, FIELD, multiply, square, subtract } from './field';

const LIMB32: u32 = 0x1fffffff;

const scratch: usize = memory.data(5 * 36, 8);

/** Writes the bytes of four 64-bit words from nine limbs that are each exactly below 2^29. */
function pack(out: usize, a: usize): void {
  const a2: u64 = load<u32>(a, 8);
  const a4: u64 = load<u32>(a, 16);
  const a6: u64 = load<u32>(a, 24);
  store<u64>(out, u64(load<u32>(a)) | (u64(load<u32>(a, 4)) << 29) | (a2 << 58));
  store<u64>(out, (a2 >> 6) | (u64(load<u32>(a, 12)) << 23) | (a4 << 52), 8);
  store<u64>(out, (a4 >> 12) | (u64(load<u32>(a, 20)) << 17) | (a6 << 46), 16);
  store<u64>(out, (a6 >> 18) | (u64(load<u32>(a, 28)) << 11) | (u64(load<u32>(a, 32)) << 40), 24);
}

/** Reads 255 bits (the highest bit is ignored) as one unit. */
export function unpack(out: usize, bytes: usize): void {
  const w0 = load<u64>(bytes);
  const w1 = load<u64>(bytes, 8);
  const w2 = load<u64>(bytes, 16);
  const w3 = load<u64>(bytes, 24);
  store<u32>(out, u32(w0) & LIMB32);
  store<u32>(out, u32(w0 >> 29) & LIMB32, 4);
  store<u32>(out, u32((w0 >> 58) | (w1 << 6)) & LIMB32, 8);
  store<u32>(out, u32(w1 >> 23) & LIMB32, 12);
  store<u32>(out, u32((w1 >> 52) | (w2 << 12)) & LIMB32, 16);
  store<u32>(out, u32(w2 >> 17) & LIMB32, 20);
  store<u32>(out, u32((w2 >> 46) | (w3 << 18)) & LIMB32, 24);
  store<u32>(out, u32(w3 >> 11) & LIMB32, 28);
  store<u32>(out, u32(w3 >> 40) & 0x7fffff, 32);
}

/** Carries from limb to limb; what exceeds 2^255 comes down as 19 times as much. */
function carryFully(a: usize, extra: u32): u32 {
  let over: u32 = extra;
  for (let i: usize = 0; i < 8; i++) {
    const limb = load<u32>(a + 4 * i) + over;
    store<u32>(a + 4 * i, limb & LIMB32);
    over = limb >> 29;
  }
  const top = load<u32>(a, 32) + over;
  store<u32>(a, top & 0x7fffff, 32);
  return (top >> 23) * 19;
}

/** Writes the canonical 32 bytes of an element of up to seven units. */
export function toBytes(out: usize, a: usize): void {
  const t = scratch;
  carry(t, a);
  // Twice, for the first may still leave a little above 2^255; then the value is below 2^255.
  const first = carryFully(t, 0);
  const second = carryFully(t, first);
  carryFully(t, second);
  // It is at least p exactly when adding 19 reaches 2^255; the limbs are then those of value − p.
  memory.copy(t + FIELD, t, FIELD);
  const mask: u32 = 0 - u32(carryFully(t + FIELD, 19) != 0);
  for (let i: usize = 0; i < FIELD; i += 4) {
    const kept = load<u32>(t + i);
    store<u32>(t + i, kept ^ ((kept ^ load<u32>(t + FIELD + i)) & mask));
  }
  pack(out, t);
}

const bytesA: usize = memory.data(32, 8);
const bytesB: usize = memory.data(32, 8);

/** Whether two sets of 32 bytes are the same. */
export function sameBytes(a: usize, b: usize): bool {
  return (
    ((load<u64>(a) ^ load<u64>(b)) |
      (load<u64>(a, 8) ^ load<u64>(b, 8)) |
      (load<u64>(a, 16) ^ load<u64>(b, 16)) |
      (load<u64>(a, 24) ^ load<u64>(b, 24))) ==
    0
  );
}

/** Whether two elements, of up to seven units each, are the same modulo p. */
export function equal(a: usize, b: usize): bool {
  toBytes(bytesA, a);
  toBytes(bytesB, b);
  return sameBytes(bytesA, bytesB);
}

/** Whether an element is 0 modulo p. */
export function isZero(a: usize): bool {
  toBytes(bytesA, a);
  return (load<u64>(bytesA) | load<u64>(bytesA, 8) | load<u64>(bytesA, 16) | load<u64>(bytesA, 24)) == 0;
}

/** Whether the canonical number of an element is odd. */
export function isOdd(a: usize): bool {
  toBytes(bytesA, a);
  return (load<u8>(bytesA) & 1) == 1;
}

/** out = a^(2^times). */
function squareTimes(out: usize, a: usize, times: i32): void {
  square(out, a);
  for (let i = 1; i < times; i++) square(out, out);
}

const chain: usize = memory.data(4 * 36, 8);

/** Leaves a^(2^250 − 1) in out and a^11 in `eleventh`. */
function longPower(out: usize, eleventh: usize, a: usize): void {
  const t = chain;
  const u = chain + FIELD;
  const v = chain + 2 * FIELD;
  square(t, a); // 2
  squareTimes(u, t, 2); // 8
  multiply(u, a, u); // 9
  multiply(eleventh, t, u); // 11
  square(t, eleventh); // 22
  multiply(t, u, t); // 2^5 − 1
  squareTimes(u, t, 5);
  multiply(t, u, t); // 2^10 − 1
  squareTimes(u, t, 10);
  multiply(u, u, t); // 2^20 − 1
  squareTimes(v, u, 20);
  multiply(u, v, u); // 2^40 − 1
  squareTimes(u, u, 10);
  multiply(t, u, t); // 2^50 − 1
  squareTimes(u, t, 50);
  multiply(u, u, t); // 2^100 − 1
  squareTimes(v, u, 100);
  multiply(u, v, u); // 2^200 − 1
  squareTimes(u, u, 50);
  multiply(out, u, t); // 2^250 − 1
}

/** out = 1/a, and 0 for 0. */
export function invert(out: usize, a: usize): void {
  const power = scratch + 2 * FIELD;
  const eleventh = scratch + 3 * FIELD;
  longPower(power, eleventh, a);
  squareTimes(power, power, 5);
  multiply(out, power, eleventh); // 2^255 − 21
}

/** out = a^(2^252 − 3), which is a^((p − 5)/8). */
export function powerForRoot(out: usize, a: usize): void {
  const power = scratch + 2 * FIELD;
  const eleventh = scratch + 3 * FIELD;
  const base = scratch + 4 * FIELD;
  memory.copy(base, a, FIELD);
  longPower(power, eleventh, base);
  squareTimes(power, power, 2);
  multiply(out, power, base);
}
