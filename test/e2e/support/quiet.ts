import { expect, type Page, type Request } from '@playwright/test';

/** Milliseconds without a request after which nothing more is under way. */
const quiet = 1000;

/**
 * Waits until everything that a page still fetches has come: nothing is under way, and nothing has been for a second.
 * The browser's own `networkidle` is once for each document, and may be in a pause in which the page computes.
 */
export async function untilQuiet(page: Page): Promise<void> {
  const under = new Set<Request>();
  let last = performance.now();
  page.on('request', (request) => {
    under.add(request);
    last = performance.now();
  });
  const over = (request: Request): void => {
    under.delete(request);
    last = performance.now();
  };
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  await page.waitForLoadState('networkidle');
  await expect.poll(() => under.size === 0 && performance.now() - last > quiet).toBe(true);
}
