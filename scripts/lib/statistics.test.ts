import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kolmogorovSmirnovP, lowerTail, mannWhitneyP, medianOf, percentileOf } from './statistics.ts';

/** A sample that looks random and is the same each time, of numbers from 0 up to 1. */
function sample(size: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: size }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  });
}

test('the median is the middle, or between the two in the middle', () => {
  assert.equal(medianOf([3, 1, 2]), 2);
  assert.equal(medianOf([4, 1, 2, 3]), 2.5);
});

test('a percentile is a value of the sample, as many as that part of it reach it at most', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.deepEqual(
    [0, 0.5, 0.95, 1].map((part) => percentileOf(hundred, part)),
    [1, 50, 95, 100],
  );
  assert.equal(percentileOf([], 0.5), 0);
});

test('a tenth of a normal distribution lies below 1.28 deviations under its middle, and nine tenths below as many over it', () => {
  assert.ok(Math.abs(lowerTail(-1.2815515655446004) - 0.1) < 1e-6);
  assert.ok(Math.abs(lowerTail(0) - 0.5) < 1e-6);
  assert.ok(Math.abs(lowerTail(1.2815515655446004) - 0.9) < 1e-6);
});

describe('the Mann–Whitney test', () => {
  test('gives the p-value that SciPy gives, ties included', () => {
    const one = [1, 2, 2, 3, 4, 5, 6, 7, 8, 9];
    const other = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
    // mannwhitneyu(one, other, method='asymptotic'): U = 18
    assert.ok(Math.abs(mannWhitneyP(one, other) - 0.016964912953587) < 1e-7);
    assert.equal(mannWhitneyP(one, other), mannWhitneyP(other, one));
    assert.equal(mannWhitneyP([1, 1, 1], [1, 1, 1]), 1);
  });

  test('finds a shift of a tenth of the spread in a thousand pairs, and none where there is none', () => {
    const [one, other] = [sample(1000, 1), sample(1000, 2)];
    assert.ok(mannWhitneyP(one, other) > 0.01);
    assert.ok(
      mannWhitneyP(
        one,
        other.map((value) => value + 0.1),
      ) < 1e-6,
    );
  });

  test('is wrong about as often as its level says', () => {
    const found = Array.from({ length: 400 }, (_, at) =>
      mannWhitneyP(sample(60, 3 + at), sample(60, 9001 + 7 * at)),
    );
    const wrong = found.filter((p) => p < 0.05).length;
    assert.ok(wrong > 5 && wrong < 40, String(wrong));
  });
});

describe('the Kolmogorov–Smirnov test', () => {
  test('gives the asymptotic p-value of a known distance', () => {
    // Distance 0.5 of 50 and 50: λ = (5 + 0.12 + 0.022)·0.5 = 2.571; p = 2·(e^(−2λ²) − …) = 3.6e-6.
    const one = Array.from({ length: 50 }, (_, at) => at);
    const other = one.map((value) => value + 25);
    assert.ok(Math.abs(kolmogorovSmirnovP(one, other) - 3.63e-6) < 1e-7);
  });

  test('finds another spread around the same middle', () => {
    const [one, other] = [sample(1000, 5), sample(1000, 6)];
    const wider = other.map((value) => 0.5 + (value - 0.5) * 1.4);
    assert.ok(kolmogorovSmirnovP(one, other) > 0.01);
    assert.ok(kolmogorovSmirnovP(one, wider) < 0.001);
  });
});
