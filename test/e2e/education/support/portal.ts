import type { Page } from '@playwright/test';
import { linkMailedTo } from '../../ministere/support/inbox.ts';
import { field } from '../../ministere/support/portal.ts';
import { expect, title } from '../../support/portal.ts';
import type { Voter } from './voters.ts';

export { field } from '../../ministere/support/portal.ts';
export { expect, keptByPage, test, title } from '../../support/portal.ts';

/** Where the example’s pages are, on the server that it shares. */
export const base = '/education-2011/';

/** Has a link sent, as whoever lost their identifier does; the answer is the link of the newest mail. */
export async function linkOf(page: Page, voter: Voter, count = 1): Promise<string> {
  await page.goto(`${base}recover-identifier/?lang=${voter.language}`);
  await field(page, 'number').fill(voter.number);
  await page.getByRole('button', { name: /^(Recevoir un lien|Een link ontvangen)$/ }).click();
  await expect(title(page)).toHaveText(/^(Consultez vos e-mails|Bekijk uw e-mails)$/);
  return linkMailedTo(page, voter.email, count);
}

/** Opens a link; another one than before in the same tab, too. */
export async function open(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

/** Step 1: says who one is. */
export async function identify(page: Page, voter: Voter): Promise<void> {
  await expect(title(page)).toHaveText(/^(Validation de votre identité|Uw identiteit bevestigen)$/);
  await field(page, 'number').fill(voter.number);
  await field(page, 'birthDepartment').fill(voter.birthDepartment);
  await page.getByRole('button', { name: /^(Valider|Bevestigen)$/ }).click();
  await expect(title(page)).toHaveText(/^(Réception de l’identifiant|De identificatiecode ontvangen)$/);
}

/** Step 2: has the identifier sent; the answer is the password that step 3 shows. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^(Envoyer|Verzenden)$/ }).click();
  await expect(title(page)).toHaveText(/^(Réception du mot de passe|Het wachtwoord ontvangen)$/);
  return (await shownPassword(page).innerText()).trim();
}

/** The password on the screen. */
export function shownPassword(page: Page) {
  return page.locator('.secret code');
}

/** What the server’s answer calls an address: enough of it for its owner. */
export function masked(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(domain.lastIndexOf('.'))}`;
}
