import type { Page } from '@playwright/test';

/** Name of what has the focus, through shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    // Without a focus it is the body, whose text holds every name on the page.
    if (element === document.body) return '';
    if (element instanceof HTMLInputElement) return element.labels?.[0]?.textContent.trim() ?? '';
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  });
}

/** Presses Tab until something with such a name has the focus, as somebody without a mouse does; it may still be coming. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (const began = performance.now(); performance.now() - began < 30_000;) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by keyboard to ${name.source}`);
}

/** Goes to something by Tab and presses a key on it. */
export async function pressOn(page: Page, name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and writes in it, in place of what it holds. */
export async function typeIn(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await writeOver(page, text);
}

/** Writes in the field that has the focus, in place of what it holds. */
export async function writeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
