import type { Page } from '@playwright/test';

/** Gives the ballot of the page something to choose from, as a script of its owner would. */
export async function fillBallot(page: Page, minimum = 0): Promise<void> {
  await page.waitForFunction(() => customElements.get('isoloir-ballot-grid') !== undefined);
  await page.locator('isoloir-ballot-grid').evaluate((grid, fewest) => {
    const candidates = ['AUBRY Claire', 'BODART Simon', 'CLAES Noor'].map((name) => ({ id: name, name }));
    const category = {
      id: 'effective',
      name: 'Membres effectifs',
      minimum: fewest,
      maximum: 2,
      blankAllowed: false,
    };
    Reflect.set(grid, 'categories', [{ ...category, candidates }]);
  }, minimum);
}

/** What of a rule of the page could show inside: the look of the texts in our roots. */
export function looks(page: Page, selector: string, inside: string): Promise<Record<string, string>> {
  return page.locator(selector).evaluate((host, target) => {
    const found = host.shadowRoot?.querySelector(target);
    if (found === null || found === undefined) throw new Error(`Nothing is ${target}`);
    const { display, textTransform, fontStyle, float, color, position, borderTopStyle } =
      getComputedStyle(found);
    const before = getComputedStyle(found, '::before').content;
    return { display, textTransform, fontStyle, float, color, position, borderTopStyle, before };
  }, inside);
}
