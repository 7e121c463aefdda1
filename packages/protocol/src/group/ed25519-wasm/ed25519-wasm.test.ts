/**
 * The WebAssembly module against its reference on `@noble/curves`, and its field against integers modulo p: more than
 * 100,000 cases from a seed of the day's own, which a failure names.
 */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { type EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '../../generated/edwards25519.ts';
import { ed25519Group as reference } from '../ed25519.ts';
import { createEd25519WasmGroup, type PointWords } from './group.ts';
import { instantiateCurve, moduleBytes } from './module.ts';

const p = ed25519.Point.Fp.ORDER;
const q = reference.order;
const seed = randomBytes(16).toString('hex');
let drawn = 0;
let cases = 0;

/** The next 64 bytes that the seed gives, as an integer. */
function draw(): bigint {
  drawn += 1;
  return BigInt(`0x${createHash('sha512').update(`${seed}|${drawn}`).digest('hex')}`);
}

function need<T>(value: T | undefined): T {
  assert.ok(value !== undefined, `seed ${seed}`);
  return value;
}

/** One case: both say the same. */
function same(actual: unknown, expected: unknown, what: string): void {
  cases += 1;
  // The plain comparison is many times faster than a deep one, and messages are only made where needed.
  if (actual !== expected) assert.deepEqual(actual, expected, `${what}; seed ${seed}`);
}

const wasm = need(createEd25519WasmGroup());
const texts = (points: readonly PointWords[]): readonly string[] => wasm.encode(points);
const referenceTexts = (points: readonly EdwardsPoint[]): readonly string[] => reference.encode(points);
const textOf = (value: bigint): string => value.toString(16).padStart(64, '0');

/** Exponents at the borders of digits, windows and words, and the order's neighbours. */
const edges: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, q - 1n, q - 2n, q >> 1n, (q >> 1n) + 1n],
  ...[4n, 5n, 8n, 16n, 32n, 64n, 128n, 192n, 248n, 252n].flatMap((bits) => [
    (1n << bits) - 1n,
    1n << bits,
    (1n << bits) + 1n,
  ]),
  // Digits of 8 and −8, of 128 and −128 throughout.
  ...['8', '7', '80', '7f', 'f', '01', '10'].map((digits) =>
    BigInt(`0x${digits.repeat(62 / digits.length)}`),
  ),
].filter((exponent) => exponent < q);
const exponents = (count: number): readonly bigint[] => [
  ...edges,
  ...Array.from({ length: count }, () => draw() % q),
];

/** The eight points whose order divides 8. */
const torsion: readonly EdwardsPoint[] = (() => {
  for (let y = 2n; ; y += 1n) {
    const point = reference.decode(textOf(y));
    if (point === undefined) continue;
    const generator = point.multiplyUnsafe(q - 1n).add(point);
    if (generator.double().double().is0()) continue;
    const points: EdwardsPoint[] = [];
    for (let power = ed25519.Point.ZERO; points.length < 8; power = power.add(generator)) points.push(power);
    return points;
  }
})();

/** A point of both, on any of the eight cosets of the subgroup. */
const pairs: readonly { fast: PointWords; slow: EdwardsPoint }[] = torsion
  .flatMap((rest) => [
    rest,
    rest.add(ed25519.Point.BASE),
    ...exponents(4)
      .slice(-4)
      .map((k) => rest.add(ed25519.Point.BASE.multiply(k))),
  ])
  .map((slow) => ({ slow, fast: need(wasm.decode(need(reference.encode([slow])[0]))) }));

describe('the module', () => {
  it('has the hash that it was built with', () => {
    assert.equal(createHash('sha256').update(moduleBytes()).digest('hex'), sha256);
  });

  it('adds less than 15,000 bytes to the page, with the code that calls it', () => {
    const files = ['../../generated/edwards25519.ts', 'group.ts', 'hex.ts', 'module.ts', 'table-slots.ts'];
    const sources = files.map((file) => readFileSync(new URL(file, import.meta.url)));
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    // Sources with all their comments: what is built is smaller still. Tables are computed, not shipped.
    const { byteLength } = brotliCompressSync(Buffer.concat(sources), { params: parameters });
    assert.ok(byteLength < 15_000, `${byteLength} bytes`);
  });

  it('needs nothing from outside', async () => {
    const module = await WebAssembly.compile(moduleBytes());
    assert.deepEqual(WebAssembly.Module.imports(module), []);
  });
});

describe('its field', () => {
  const curve = need(instantiateCurve());
  const a = curve.points.value;
  const [b, out, bytes] = [a + 36, a + 72, a + 144];
  const words = new Uint32Array(curve.memory.buffer);
  const put = (at: number, limbs: readonly number[]): void => words.set(limbs, at / 4);
  const valueOf = (limbs: readonly number[]): bigint =>
    limbs.reduceRight((sum, limb) => (sum << 29n) + BigInt(limb), 0n);
  const at = (address: number): readonly number[] => [...words.subarray(address / 4, address / 4 + 9)];
  const canonical = (address: number): bigint => {
    curve.toBytes(bytes, address);
    return BigInt(
      `0x${Buffer.from(new Uint8Array(curve.memory.buffer, bytes, 32))
        .reverse()
        .toString('hex')}`,
    );
  };
  const unit = 2 ** 29 + 2 ** 18;
  /** Limbs of up to so many units: random ones, or all at one of the borders. */
  const limbs = (units: number, kind: number): readonly number[] => {
    const most = units * unit;
    if (kind === 0) return Array.from({ length: 9 }, () => most);
    if (kind === 1) return Array.from({ length: 9 }, () => 0);
    if (kind === 2) return Array.from({ length: 9 }, (_, index) => (index % 2 === 0 ? most : 0));
    const random = draw();
    return Array.from({ length: 9 }, (_, index) => Number((random >> BigInt(32 * index)) % BigInt(most + 1)));
  };
  const fits = (address: number, units: number): void => {
    assert.ok(
      at(address).every((limb) => limb <= units * unit),
      `seed ${seed}`,
    );
  };
  const modulo = (value: bigint): bigint => ((value % p) + p) % p;

  it('multiplies and squares all that it promises to', () => {
    for (let index = 0; index < 12_000; index += 1) {
      const [left, right] = (
        [
          [1, 1],
          [3, 2],
          [2, 3],
          [1, 6],
          [6, 1],
          [2, 2],
        ] as const
      )[index % 6] ?? [1, 1];
      const x = limbs(left, index % 41);
      const y = limbs(right, index % 43);
      put(a, x);
      put(b, y);
      curve.multiply(out, a, b);
      fits(out, 1);
      same(canonical(out), modulo(valueOf(x) * valueOf(y)), 'product');
      const z = limbs(2, index % 37);
      put(a, z);
      curve.square(out, a);
      fits(out, 1);
      same(canonical(out), modulo(valueOf(z) ** 2n), 'square');
    }
  });

  it('adds, subtracts, carries and reads and writes bytes', () => {
    for (let index = 0; index < 8_000; index += 1) {
      const x = limbs(1, index % 41);
      const y = limbs(1, index % 43);
      const wide = limbs(3, index % 37);
      put(a, x);
      put(b, y);
      curve.add(out, a, b);
      same(canonical(out), modulo(valueOf(x) + valueOf(y)), 'sum');
      curve.subtract(out, a, b);
      fits(out, 3);
      same(canonical(out), modulo(valueOf(x) - valueOf(y)), 'difference');
      put(b, wide);
      curve.subtractWide(out, a, b);
      fits(out, 5);
      same(canonical(out), modulo(valueOf(x) - valueOf(wide)), 'wide difference');
      curve.carry(a, out);
      fits(a, 1);
      same(canonical(a), canonical(out), 'carry');
      curve.unpack(out, bytes);
      same(canonical(out), canonical(a), 'bytes');
    }
  });

  it('has one form only for the numbers around p', () => {
    for (let offset = -40n; offset <= 40n; offset += 1n) {
      for (const times of [0n, 1n, 2n, 3n, 31n, 63n]) {
        const value = times * p + offset;
        if (value < 0n) continue;
        put(
          a,
          Array.from({ length: 9 }, (_, index) => Number((value >> BigInt(29 * index)) & 0x1fffffffn)),
        );
        same(canonical(a), modulo(value), 'canonical number');
      }
    }
  });
});

describe('the group on the module agrees with its reference', () => {
  it('on sums, negatives and equality, also of points of small order', () => {
    const [fasts, slows]: [PointWords[], EdwardsPoint[]] = [[], []];
    for (const left of pairs) {
      for (const right of pairs) {
        fasts.push(wasm.multiply(left.fast, right.fast), wasm.multiply(left.fast, wasm.invert(right.fast)));
        slows.push(reference.multiply(left.slow, right.slow), left.slow.subtract(right.slow));
        same(wasm.equals(left.fast, right.fast), left === right, 'equality');
      }
    }
    const expected = referenceTexts(slows);
    texts(fasts).forEach((text, index) => {
      same(text, expected[index], 'sum');
    });
  });

  it('on long walks, whose points have any Z', () => {
    let { fast, slow } = need(pairs[9]);
    const step = need(pairs[20]);
    const [fasts, slows]: [PointWords[], EdwardsPoint[]] = [[], []];
    for (let index = 0; index < 20_000; index += 1) {
      fast = wasm.multiply(fast, index % 3 === 0 ? fast : step.fast);
      slow = reference.multiply(slow, index % 3 === 0 ? slow : step.slow);
      fasts.push(fast);
      slows.push(slow);
    }
    const expected = referenceTexts(slows);
    texts(fasts).forEach((text, index) => {
      same(text, expected[index], 'walk');
    });
    for (let index = 0; index < 500; index += 1) {
      const other = wasm.decode(need(expected[index]));
      same(wasm.equals(need(fasts[index]), need(other)), true, 'equality of other coordinates');
    }
  });

  it('on what is an encoding of a point and what is none', () => {
    const candidates: bigint[] = [];
    for (let y = 0n; y < 60n; y += 1n) candidates.push(y, p - 1n - y, p + y, 2n ** 255n - 1n - y);
    for (let index = 0; index < 2_000; index += 1) candidates.push(draw() % 2n ** 255n);
    for (const y of candidates) {
      for (const sign of [0n, 2n ** 255n]) {
        const text = textOf((y % 2n ** 255n) + sign);
        const [fast, slow] = [wasm.decode(text), reference.decode(text)];
        same(fast === undefined, slow === undefined, `decoding ${text}`);
        if (fast !== undefined) same(texts([fast])[0], text, 'decoded');
      }
    }
  });

  it('on powers of a fixed base, for secret and public exponents', () => {
    const bases = [need(pairs[1]), need(pairs[4]), { fast: wasm.identity, slow: reference.identity }];
    for (const { fast, slow } of bases) {
      const [table, slowTable] = [wasm.fixedBase(fast), reference.fixedBase(slow)];
      const list = exponents(4_000);
      const expected = referenceTexts(list.map((exponent) => slowTable.powerPublic(exponent)));
      texts(list.map((exponent) => table.power(exponent))).forEach((text, index) => {
        same(text, expected[index], 'secret power');
      });
      texts(list.map((exponent) => table.powerPublic(exponent))).forEach((text, index) => {
        same(text, expected[index], 'public power');
      });
    }
  });

  it('on powers of any base, and on who is a member', () => {
    for (const { fast, slow } of pairs) {
      const member = slow.isTorsionFree();
      for (let round = 0; round < 12; round += 1) {
        const list = round === 0 ? edges : exponents(1 + round).slice(-1 - round);
        const powers = texts(wasm.powers(fast, list));
        // The reference's own shared powers are under test elsewhere: here they are the expectation.
        referenceTexts(reference.powers(slow, list)).forEach((text, index) => {
          same(powers[index], text, 'shared power');
        });
        const fastMember = wasm.memberPowers(fast, list);
        same(fastMember !== undefined, member, 'membership');
        if (fastMember !== undefined) same(texts(fastMember).join(), powers.join(), 'powers of a member');
        const [exponent = 0n] = list.slice(-1);
        if (member) same(texts([wasm.power(fast, exponent)])[0], powers.at(-1), 'secret power of any base');
      }
    }
  });

  it('when more bases are in use than there are tables', () => {
    const bases = Array.from({ length: 20 }, () => {
      const exponent = draw() % q;
      const [fast, slow] = [wasm.power(wasm.generator, exponent), ed25519.Point.BASE.multiply(exponent)];
      return { table: wasm.fixedBase(fast), slow };
    });
    for (let index = 0; index < 60; index += 1) {
      const { table, slow } = need(bases[(index * 7) % 20]);
      const exponent = draw() % q;
      const expected = referenceTexts([slow.multiplyUnsafe(exponent)])[0];
      same(texts([table.power(exponent)])[0], expected, 'secret power');
      same(texts([table.powerPublic(exponent)])[0], expected, 'public power');
    }
  });

  after(() => {
    assert.ok(cases >= 100_000, `only ${cases} cases`);
  });
});
