import type { Page } from '@playwright/test';
import { tokenMailedTo } from '../../ministere/support/inbox.ts';
import { field } from '../../ministere/support/portal.ts';
import { expect, title } from '../../support/portal.ts';
import type { Voter } from './voters.ts';

export { cast, field, list, review } from '../../ministere/support/portal.ts';
export { expect, keptByPage, test, title } from '../../support/portal.ts';

/** Where the example’s pages are, on a server that it shares. */
export const base = '/inami-2018/';

/** Asks for a token on the page for that, which is open. */
export async function ask(page: Page, number: string): Promise<void> {
  await field(page, 'number').fill(number);
  await page.getByRole('button', { name: /^(Recevoir mon jeton|Mijn token ontvangen)$/ }).click();
  await expect(title(page)).toHaveText(/^(Consultez vos e-mails|Bekijk uw e-mails)$/);
}

/** Has a token sent; the answer is the one of the newest mail, once so many have come. */
export async function tokenOf(page: Page, voter: Voter, count = 1): Promise<string> {
  await page.goto(`${base}request-token/?lang=${voter.language}`);
  await ask(page, voter.number);
  return tokenMailedTo(page, voter.email, count);
}

/** Proves an identity at the identity provider, as far as the page that asks for the token. */
export async function proveIdentity(page: Page, voter: Voter): Promise<void> {
  await page.goto(`${base}sign-in/?lang=${voter.language}`);
  await page.getByRole('link', { name: 'itsme' }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('button[value=approve]').click();
  await expect(title(page)).toHaveText(/^(Complétez avec votre jeton de vote|Vul aan met uw stemtoken)$/);
}

/** Gives the token that the page asks for. */
export async function complete(page: Page, token: string): Promise<void> {
  await field(page, 'token').fill(token);
  await page.getByRole('button', { name: /^(Se connecter|Aanmelden)$/ }).click();
}

/** Signs in with a key of the identity provider and a token, and arrives at the elections. */
export async function signIn(page: Page, voter: Voter): Promise<void> {
  const token = await tokenOf(page, voter);
  await proveIdentity(page, voter);
  await complete(page, token);
  await expect(title(page)).toHaveText(/^(Mes scrutins|Mijn stemmingen)$/);
}

/** From the elections to the ballot. */
export async function openBallot(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Voter|Stemmen)\s?:/ }).click();
  await expect(title(page)).toHaveText(/^(Choisissez une liste|Kies een lijst)$/);
}
