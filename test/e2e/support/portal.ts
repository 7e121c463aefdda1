import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Voter } from './voters.ts';

export { expect } from '@playwright/test';

/** A test during which the page breaks neither its security policy nor itself. */
export const test = base.extend<{ healthyPage: undefined }>({
  healthyPage: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (/content security policy|trusted ?types|trustedscript/i.test(message.text())) {
          problems.push(message.text());
        }
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** Goes through the identity provider with itsme, from the portal’s page of keys. */
export async function signIn(page: Page, voter: Voter): Promise<void> {
  await page.goto(`/sign-in/?lang=${voter.language}`);
  await page.getByRole('link', { name: 'itsme' }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('button[value=approve]').click();
  await expect(page.locator('isoloir-home-card')).toHaveCount(3);
}

/** From the cards of the home page to the voter’s elections. */
export async function openElections(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Voter|Stemmen)$/ }).click();
  await expect(title(page)).toHaveText(/Mes scrutins|Mijn stemmingen/);
}

/** Opens the ballot of the voter’s one election. */
export async function openBallot(page: Page, voter: Voter): Promise<void> {
  await signIn(page, voter);
  await openElections(page);
  await page.getByRole('link', { name: /^(Voter|Stemmen)\s?:/ }).click();
  await expect(page.getByRole('checkbox').first()).toBeVisible();
}

/** The box of a candidate, in one of the two categories of a ballot. */
export function box(page: Page, category: RegExp, candidate: RegExp): Locator {
  return page.getByRole('group', { name: category }).getByRole('checkbox', { name: candidate });
}

/** Ticks two full members and a substitute of the Liège ballot. */
export async function choose(page: Page): Promise<void> {
  await box(page, /effectifs|gewone/i, /BAUGNET/).check();
  await box(page, /effectifs|gewone/i, /NOIRFALISE/).check();
  await box(page, /suppléants|plaatsvervangende/i, /MÉLOTTE/).check();
}

/** Goes to the review, has the ballot encrypted, with a verification code or without, and gives its tracker. */
export async function review(page: Page, code: 'with' | 'without' = 'without'): Promise<string> {
  await page.getByRole('button', { name: /^(Continuer|Verder)$/ }).click();
  if (code === 'without') await page.getByRole('radio', { name: /^(Sans code|Zonder)/ }).check();
  await encryptButton(page).click();
  const tracker = page.locator('.tracker code');
  await expect(tracker).toHaveText(/^[A-Za-z0-9+/]{43}$/);
  return tracker.innerText();
}

/** The button that encrypts, once the voter has decided on a verification code. */
export function encryptButton(page: Page): Locator {
  return page.getByRole('button', { name: /^(Chiffrer mon bulletin|Mijn stembiljet versleutelen)$/ });
}

/** The button that casts. */
export function castButton(page: Page): Locator {
  return page.getByRole('button', { name: /^(Confirmer mon vote|Mijn stem bevestigen)$/ });
}

/** The title of the page. */
export function title(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** The address of ballots, for tests that stand between the page and the server. */
export const ballotAddress = '**/api/v1/elections/*/ballots';

/** Everything that the page could have kept: storage, its own history entry and its address. */
export function keptByPage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    return JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookie: document.cookie,
      history: JSON.stringify(history.state),
      address: location.href,
      databases,
      caches,
    });
  });
}

/** What was copied, as it comes out where somebody pastes it. */
export async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => document.body.append(document.createElement('textarea')));
  const field = page.locator('body > textarea');
  await field.focus();
  await page.keyboard.press('Control+V');
  await expect(field).not.toHaveValue('');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text;
}

/** A reference with a signature that the server did not make; all else is as it was. */
export function withOtherSignature(reference: string): string {
  const signature = reference.slice(reference.lastIndexOf('.') + 1);
  const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  return reference.slice(0, -signature.length) + other;
}
