/** The middle of a sample, sorted or not. */
export function medianOf(sample: readonly number[]): number {
  const sorted = sample.toSorted((one, other) => one - other);
  const [low = NaN, high = NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}

/** The least value of a sample that this part of it (0 to 1) does not exceed; 0 of nothing. */
export function percentileOf(sample: readonly number[], part: number): number {
  const sorted = sample.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(sorted.length * part))) - 1] ?? 0;
}

/**
 * The two-sided p-value of the Mann–Whitney U test: how likely samples of one and the same distribution would be ranked at
 * least as unevenly. Normal approximation with correction for ties and continuity; for samples of twenty or more.
 */
export function mannWhitneyP(one: readonly number[], other: readonly number[]): number {
  const all = [
    ...one.map((value) => ({ value, first: true })),
    ...other.map((value) => ({ value, first: false })),
  ].sort((left, right) => left.value - right.value);
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length;) {
    let end = start + 1;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const rank = (start + 1 + end) / 2;
    rankSum += rank * all.slice(start, end).filter(({ first }) => first).length;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  const [n, m, total] = [one.length, other.length, all.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  if (deviation === 0) return 1;
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / deviation;
  return 2 * upperTail(distance);
}

/** The p-value of the two-sample Kolmogorov–Smirnov test, which also sees differences of spread; asymptotic. */
export function kolmogorovSmirnovP(one: readonly number[], other: readonly number[]): number {
  const sorted = [one, other].map((sample) => sample.toSorted((left, right) => left - right));
  const [first = [], second = []] = sorted;
  const shareUpTo = (sample: readonly number[], value: number): number => {
    let [low, high] = [0, sample.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sample[middle] ?? Infinity) <= value) low = middle + 1;
      else high = middle;
    }
    return low / sample.length;
  };
  const distance = Math.max(
    ...[...first, ...second].map((value) => Math.abs(shareUpTo(first, value) - shareUpTo(second, value))),
  );
  const size = Math.sqrt((first.length * second.length) / (first.length + second.length));
  const scaled = (size + 0.12 + 0.11 / size) * distance;
  if (scaled < 0.2) return 1;
  let p = 0;
  for (let term = 1; term <= 100; term += 1) {
    p += 2 * (-1) ** (term - 1) * Math.exp(-2 * term ** 2 * scaled ** 2);
  }
  return Math.min(1, Math.max(0, p));
}

/** The share of a normal distribution beyond so many deviations (Abramowitz and Stegun 26.2.17; error below 1e-7). */
function upperTail(deviations: number): number {
  const t = 1 / (1 + 0.2316419 * deviations);
  const coefficients = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const series = coefficients.reduce((sum, coefficient, index) => sum + coefficient * t ** (index + 1), 0);
  return (Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** The share of a normal distribution below so many deviations from its middle. */
export function lowerTail(deviations: number): number {
  return deviations < 0 ? upperTail(-deviations) : 1 - upperTail(deviations);
}
