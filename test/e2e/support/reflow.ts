import type { Page } from '@playwright/test';
import { record } from '../../support/access-log.ts';
import { circumstances } from './axe.ts';

/** How far the page is wider than the window, and what sticks out. */
export async function overflow(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
  const { what, language } = await circumstances(page);
  const mode = `${page.viewportSize()?.width ?? 0} px`;
  record({ check: 'reflow', what, subject: await page.title(), language, mode, findings: found.length });
  return found;
}
