import type { Page } from '@playwright/test';
import { vitalsOf } from '../../bench/vitals.ts';

/** What browsers call good: below it a page is felt to stand still while it comes. */
export const goodShift = 0.1;

/** On a telephone everything stands below everything else. */
export const telephone = { width: 412, height: 823 } as const;

/**
 * How much of a page moves by itself while it comes (cumulative layout shift) over a line on which each part of it is a
 * while on its way, so that what is there is painted before the next.
 */
export async function shiftOf(page: Page, path: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const { shifted } = await vitalsOf(page);
  await devtools.detach();
  return shifted;
}
