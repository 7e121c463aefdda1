import type { Page } from '@playwright/test';
import { lowerTail } from '../../scripts/lib/statistics.ts';

/** How a page comes to be there, as browsers measure it. Times in milliseconds. */
export interface Vitals {
  /** First contentful paint: something is there. */
  readonly painted: number;
  /** Largest contentful paint: what is largest is there. */
  readonly largest: number;
  /** Total blocking time: by how much tasks exceeded 50 ms, all together, after the first paint. */
  readonly blocked: number;
  /** Cumulative layout shift: how much has moved that nobody moved; all of it, not only the worst five seconds. */
  readonly shifted: number;
}

/** Reads what the browser has noted of a page that has come to rest. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(async () => {
    const noted = (type: string): Promise<readonly PerformanceEntry[]> =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type, buffered: true });
        // Nothing is told of what never happened: then a paint later is soon enough.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(observer.takeRecords())));
      });
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const largest = (await noted('largest-contentful-paint')).at(-1)?.startTime ?? painted;
    const tasks = await noted('longtask');
    const blocked = tasks
      .filter(({ startTime, duration }) => startTime + duration > painted)
      .reduce((sum, { duration }) => sum + duration - 50, 0);
    const shifted = (await noted('layout-shift')).reduce((sum, entry) => {
      const moved = 'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
      return 'hadRecentInput' in entry && entry.hadRecentInput === true ? sum : sum + moved;
    }, 0);
    return { painted, largest, blocked, shifted };
  });
}

/**
 * What Lighthouse makes of such figures on a telephone, 0 to 100: each on a log-normal curve through the values at which it
 * gives 90 and 50 points, weighted as it weighs them. Its fifth figure, the speed index, wants a film of the page and is
 * left out, so that the four others weigh a ninth more.
 */
export function scoreOf({ painted, largest, blocked, shifted }: Vitals): number {
  const weighed = [
    { value: painted, at90: 1800, at50: 3000, weight: 10 },
    { value: largest, at90: 2500, at50: 4000, weight: 25 },
    { value: blocked, at90: 200, at50: 600, weight: 30 },
    { value: shifted, at90: 0.1, at50: 0.25, weight: 25 },
  ];
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return (
    (100 / all) *
    weighed.reduce((sum, { value, at90, at50, weight }) => {
      if (value <= 0) return sum + weight;
      const deviation = Math.log(at50 / at90) / deviationsOf90;
      return sum + weight * (1 - lowerTail(Math.log(value / at50) / deviation));
    }, 0)
  );
}

/** Deviations from the middle of a normal distribution beyond which a tenth lies. */
const deviationsOf90 = 1.2815515655446004;
