/**
 * The field of integers modulo p = 2^255 − 19: nine limbs of 29 bits, least significant first, in nine 32-bit words.
 *
 * Limbs may be a little too large. "Unit" below counts them in 2^29: products and `carry` give one unit (limb 1 up
 * to 2^29 + 2^18), `add` the sum of its operands' units, `subtract` one more unit pair (see there). A product of
 * operands of x and y units needs x·y ≤ 6: its largest column is then below 9·6·2^58 < 2^64.
 * No branch and no address depends on a value.
 */

/** Bytes of an element in memory. */
export const FIELD: usize = 36;

const LIMB: u64 = 0x1fffffff;
const LIMB32: u32 = 0x1fffffff;
/** 2^261 modulo p. */
const FOLD: u64 = 1216;
const FOLD32: u32 = 1216;

/** out = a + b; units add up. */
export function add(out: usize, a: usize, b: usize): void {
  store<u32>(out, load<u32>(a, 0) + load<u32>(b, 0), 0);
  store<u32>(out, load<u32>(a, 4) + load<u32>(b, 4), 4);
  store<u32>(out, load<u32>(a, 8) + load<u32>(b, 8), 8);
  store<u32>(out, load<u32>(a, 12) + load<u32>(b, 12), 12);
  store<u32>(out, load<u32>(a, 16) + load<u32>(b, 16), 16);
  store<u32>(out, load<u32>(a, 20) + load<u32>(b, 20), 20);
  store<u32>(out, load<u32>(a, 24) + load<u32>(b, 24), 24);
  store<u32>(out, load<u32>(a, 28) + load<u32>(b, 28), 28);
  store<u32>(out, load<u32>(a, 32) + load<u32>(b, 32), 32);
}

/** out = a − b for b of one unit: 128p is added, which makes two units more. */
export function subtract(out: usize, a: usize, b: usize): void {
  store<u32>(out, load<u32>(a, 0) + (0x3ffff680 - load<u32>(b, 0)), 0);
  store<u32>(out, load<u32>(a, 4) + (0x3ffffffe - load<u32>(b, 4)), 4);
  store<u32>(out, load<u32>(a, 8) + (0x3ffffffe - load<u32>(b, 8)), 8);
  store<u32>(out, load<u32>(a, 12) + (0x3ffffffe - load<u32>(b, 12)), 12);
  store<u32>(out, load<u32>(a, 16) + (0x3ffffffe - load<u32>(b, 16)), 16);
  store<u32>(out, load<u32>(a, 20) + (0x3ffffffe - load<u32>(b, 20)), 20);
  store<u32>(out, load<u32>(a, 24) + (0x3ffffffe - load<u32>(b, 24)), 24);
  store<u32>(out, load<u32>(a, 28) + (0x3ffffffe - load<u32>(b, 28)), 28);
  store<u32>(out, load<u32>(a, 32) + (0x3ffffffe - load<u32>(b, 32)), 32);
}

/** out = a − b for b of up to three units: 256p is added, which makes four units more. */
export function subtractWide(out: usize, a: usize, b: usize): void {
  store<u32>(out, load<u32>(a, 0) + (0x7fffed00 - load<u32>(b, 0)), 0);
  store<u32>(out, load<u32>(a, 4) + (0x7ffffffc - load<u32>(b, 4)), 4);
  store<u32>(out, load<u32>(a, 8) + (0x7ffffffc - load<u32>(b, 8)), 8);
  store<u32>(out, load<u32>(a, 12) + (0x7ffffffc - load<u32>(b, 12)), 12);
  store<u32>(out, load<u32>(a, 16) + (0x7ffffffc - load<u32>(b, 16)), 16);
  store<u32>(out, load<u32>(a, 20) + (0x7ffffffc - load<u32>(b, 20)), 20);
  store<u32>(out, load<u32>(a, 24) + (0x7ffffffc - load<u32>(b, 24)), 24);
  store<u32>(out, load<u32>(a, 28) + (0x7ffffffc - load<u32>(b, 28)), 28);
  store<u32>(out, load<u32>(a, 32) + (0x7ffffffc - load<u32>(b, 32)), 32);
}

/** Brings up to seven units down to one. */
export function carry(out: usize, a: usize): void {
  const a0 = load<u32>(a, 0);
  const a1 = load<u32>(a, 4);
  const a2 = load<u32>(a, 8);
  const a3 = load<u32>(a, 12);
  const a4 = load<u32>(a, 16);
  const a5 = load<u32>(a, 20);
  const a6 = load<u32>(a, 24);
  const a7 = load<u32>(a, 28);
  const a8 = load<u32>(a, 32);
  store<u32>(out, (a0 & LIMB32) + (a8 >> 29) * FOLD32);
  store<u32>(out, (a1 & LIMB32) + (a0 >> 29), 4);
  store<u32>(out, (a2 & LIMB32) + (a1 >> 29), 8);
  store<u32>(out, (a3 & LIMB32) + (a2 >> 29), 12);
  store<u32>(out, (a4 & LIMB32) + (a3 >> 29), 16);
  store<u32>(out, (a5 & LIMB32) + (a4 >> 29), 20);
  store<u32>(out, (a6 & LIMB32) + (a5 >> 29), 24);
  store<u32>(out, (a7 & LIMB32) + (a6 >> 29), 28);
  store<u32>(out, (a8 & LIMB32) + (a7 >> 29), 32);
}

/** out = a·b. */
export function multiply(out: usize, a: usize, b: usize): void {
  const a0: u64 = load<u32>(a, 0);
  const a1: u64 = load<u32>(a, 4);
  const a2: u64 = load<u32>(a, 8);
  const a3: u64 = load<u32>(a, 12);
  const a4: u64 = load<u32>(a, 16);
  const a5: u64 = load<u32>(a, 20);
  const a6: u64 = load<u32>(a, 24);
  const a7: u64 = load<u32>(a, 28);
  const a8: u64 = load<u32>(a, 32);
  const b0: u64 = load<u32>(b, 0);
  const b1: u64 = load<u32>(b, 4);
  const b2: u64 = load<u32>(b, 8);
  const b3: u64 = load<u32>(b, 12);
  const b4: u64 = load<u32>(b, 16);
  const b5: u64 = load<u32>(b, 20);
  const b6: u64 = load<u32>(b, 24);
  const b7: u64 = load<u32>(b, 28);
  const b8: u64 = load<u32>(b, 32);
  let h0: u64 = a0 * b0;
  let h1: u64 = a0 * b1 + a1 * b0;
  let h2: u64 = a0 * b2 + a1 * b1 + a2 * b0;
  let h3: u64 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  let h4: u64 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  let h5: u64 = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  let h6: u64 = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  let h7: u64 = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  let h8: u64 = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  let h9: u64 = a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1;
  let h10: u64 = a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2;
  let h11: u64 = a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3;
  let h12: u64 = a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4;
  let h13: u64 = a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5;
  let h14: u64 = a6 * b8 + a7 * b7 + a8 * b6;
  let h15: u64 = a7 * b8 + a8 * b7;
  let h16: u64 = a8 * b8;
  // The upper columns, carried to limbs, come down as multiples of 2^261 = 1216 (mod p).
  h10 += h9 >> 29;
  h11 += h10 >> 29;
  h12 += h11 >> 29;
  h13 += h12 >> 29;
  h14 += h13 >> 29;
  h15 += h14 >> 29;
  h16 += h15 >> 29;
  h0 += (h9 & LIMB) * FOLD;
  h1 += (h10 & LIMB) * FOLD;
  h2 += (h11 & LIMB) * FOLD;
  h3 += (h12 & LIMB) * FOLD;
  h4 += (h13 & LIMB) * FOLD;
  h5 += (h14 & LIMB) * FOLD;
  h6 += (h15 & LIMB) * FOLD;
  h7 += (h16 & LIMB) * FOLD;
  h8 += (h16 >> 29) * FOLD;
  h1 += h0 >> 29;
  h2 += h1 >> 29;
  h3 += h2 >> 29;
  h4 += h3 >> 29;
  h5 += h4 >> 29;
  h6 += h5 >> 29;
  h7 += h6 >> 29;
  h8 += h7 >> 29;
  h0 = (h0 & LIMB) + (h8 >> 29) * FOLD;
  h1 = (h1 & LIMB) + (h0 >> 29);
  store<u32>(out, u32(h0 & LIMB));
  store<u32>(out, u32(h1), 4);
  store<u32>(out, u32(h2 & LIMB), 8);
  store<u32>(out, u32(h3 & LIMB), 12);
  store<u32>(out, u32(h4 & LIMB), 16);
  store<u32>(out, u32(h5 & LIMB), 20);
  store<u32>(out, u32(h6 & LIMB), 24);
  store<u32>(out, u32(h7 & LIMB), 28);
  store<u32>(out, u32(h8 & LIMB), 32);
}

/** out = a². */
export function square(out: usize, a: usize): void {
  const a0: u64 = load<u32>(a, 0);
  const a1: u64 = load<u32>(a, 4);
  const a2: u64 = load<u32>(a, 8);
  const a3: u64 = load<u32>(a, 12);
  const a4: u64 = load<u32>(a, 16);
  const a5: u64 = load<u32>(a, 20);
  const a6: u64 = load<u32>(a, 24);
  const a7: u64 = load<u32>(a, 28);
  const a8: u64 = load<u32>(a, 32);
  const d0 = a0 << 1;
  const d1 = a1 << 1;
  const d2 = a2 << 1;
  const d3 = a3 << 1;
  const d4 = a4 << 1;
  const d5 = a5 << 1;
  const d6 = a6 << 1;
  const d7 = a7 << 1;
  let h0: u64 = a0 * a0;
  let h1: u64 = d0 * a1;
  let h2: u64 = d0 * a2 + a1 * a1;
  let h3: u64 = d0 * a3 + d1 * a2;
  let h4: u64 = d0 * a4 + d1 * a3 + a2 * a2;
  let h5: u64 = d0 * a5 + d1 * a4 + d2 * a3;
  let h6: u64 = d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3;
  let h7: u64 = d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4;
  let h8: u64 = d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4;
  let h9: u64 = d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5;
  let h10: u64 = d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5;
  let h11: u64 = d3 * a8 + d4 * a7 + d5 * a6;
  let h12: u64 = d4 * a8 + d5 * a7 + a6 * a6;
  let h13: u64 = d5 * a8 + d6 * a7;
  let h14: u64 = d6 * a8 + a7 * a7;
  let h15: u64 = d7 * a8;
  let h16: u64 = a8 * a8;
  // The upper columns, carried to limbs, come down as multiples of 2^261 = 1216 (mod p).
  h10 += h9 >> 29;
  h11 += h10 >> 29;
  h12 += h11 >> 29;
  h13 += h12 >> 29;
  h14 += h13 >> 29;
  h15 += h14 >> 29;
  h16 += h15 >> 29;
  h0 += (h9 & LIMB) * FOLD;
  h1 += (h10 & LIMB) * FOLD;
  h2 += (h11 & LIMB) * FOLD;
  h3 += (h12 & LIMB) * FOLD;
  h4 += (h13 & LIMB) * FOLD;
  h5 += (h14 & LIMB) * FOLD;
  h6 += (h15 & LIMB) * FOLD;
  h7 += (h16 & LIMB) * FOLD;
  h8 += (h16 >> 29) * FOLD;
  h1 += h0 >> 29;
  h2 += h1 >> 29;
  h3 += h2 >> 29;
  h4 += h3 >> 29;
  h5 += h4 >> 29;
  h6 += h5 >> 29;
  h7 += h6 >> 29;
  h8 += h7 >> 29;
  h0 = (h0 & LIMB) + (h8 >> 29) * FOLD;
  h1 = (h1 & LIMB) + (h0 >> 29);
  store<u32>(out, u32(h0 & LIMB));
  store<u32>(out, u32(h1), 4);
  store<u32>(out, u32(h2 & LIMB), 8);
  store<u32>(out, u32(h3 & LIMB), 12);
  store<u32>(out, u32(h4 & LIMB), 16);
  store<u32>(out, u32(h5 & LIMB), 20);
  store<u32>(out, u32(h6 & LIMB), 24);
  store<u32>(out, u32(h7 & LIMB), 28);
  store<u32>(out, u32(h8 & LIMB), 32);
}
