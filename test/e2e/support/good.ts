import { expect, type Page } from '@playwright/test';
import { record } from '../../support/access-log.ts';
import { inPage, lookAt, usual } from '../../support/looks.ts';
import { circumstances } from './axe.ts';

let script: Promise<string> | undefined;

/** Looks at a page of the portal, in the language it is in, as people with different needs meet it: see `lookAt`. */
export async function expectGood(page: Page, state: string): Promise<void> {
  script ??= inPage('portal.ts');
  const before = page.viewportSize();
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  await page.setViewportSize(usual);
  await page.evaluate(`(() => { ${await script} })()`);
  // From a key on, the browser shows where the focus is.
  await page.keyboard.press('Tab');
  // Away from the link that leaps over the header, which it covers while it has the focus.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const { what, language } = await circumstances(page);
  const found: string[] = [];
  for await (const { check, mode, findings } of lookAt(page, 'briefly')) {
    record({ check, what, subject: state, language, mode, findings: findings.length });
    found.push(...findings.map((finding) => `${check}, ${mode}: ${finding}`));
  }
  if (before !== null) await page.setViewportSize(before);
  expect.soft(found, `${state}, ${language}`).toEqual([]);
}
