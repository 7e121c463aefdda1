import { type Locator, type Page } from '@playwright/test';
import { expect, title } from '../../support/portal.ts';
import { identifierMailedTo, passwordSentTo } from './inbox.ts';
import type { Voter } from './voters.ts';

export {
  ballotAddress,
  castButton,
  expect,
  keptByPage,
  test,
  title,
  withOtherSignature,
} from '../../support/portal.ts';

/** A mobile number as the gateway gets it. */
export function internationalForm({ mobile }: Voter): string {
  const digits = mobile.replaceAll(/[^+\d]/g, '');
  return digits.startsWith('0') ? `+33${digits.slice(1)}` : digits;
}

/** Proves an identity at the identity provider, as far as the page that asks for the order number. */
export async function proveIdentity(page: Page, voter: Voter): Promise<void> {
  await page.goto(`/?lang=${voter.language}`);
  await page.getByRole('link', { name: /Pro Santé Connect/ }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  const code = await page.locator('#to-type').innerText();
  await page.locator('#proof').fill(code);
  await page.locator('#step button.main').click();
  await expect(title(page)).toHaveText(/numéro d’ordre|inschrijvingsnummer/);
}

/** Signs in by the key of the identity provider and the order number. */
export async function signIn(page: Page, voter: Voter): Promise<void> {
  await proveIdentity(page, voter);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: /^(Se connecter|Aanmelden)$/ }).click();
  await expect(title(page)).toHaveText(/^(Mes scrutins|Mijn stemmingen)$/);
}

/** A field of a form by its name. */
export function field(page: Page, name: string) {
  return page.locator(`isoloir-field[name="${name}"]`).getByRole('textbox');
}

/** Has the identifier sent by mail; the answer is what the mail says. */
export async function recoverIdentifier(page: Page, voter: Voter): Promise<string> {
  await page.goto(`/recover-identifier/?lang=${voter.language}`);
  await field(page, 'number').fill(voter.number);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page
    .getByRole('button', { name: /^(Recevoir mon identifiant|Mijn identificatiecode ontvangen)$/ })
    .click();
  await expect(title(page)).toHaveText(/^(Consultez vos e-mails|Bekijk uw e-mails)$/);
  return identifierMailedTo(page, voter.email);
}

/** Has a new password sent by SMS; the answer is what the SMS says. */
export async function recoverPassword(
  page: Page,
  voter: Voter,
  identifier: string,
  count = 1,
): Promise<string> {
  await page.goto(`/recover-password/?lang=${voter.language}`);
  await field(page, 'mobile').fill(voter.mobile);
  await field(page, 'identifier').fill(identifier);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: /^(Recevoir mon mot de passe|Mijn wachtwoord ontvangen)$/ }).click();
  await expect(title(page)).toHaveText(/^(Consultez vos SMS|Bekijk uw sms-berichten)$/);
  return passwordSentTo(page, internationalForm(voter), count);
}

/** The elections of the example, by the short name in their titles. */
export type ElectionName = 'CSPM' | 'CSN' | 'CD';

/** The card of an election on the dashboard. */
export function card(page: Page, election: ElectionName): Locator {
  return page.getByRole('article', { name: new RegExp(`\\(${election}\\)`) });
}

/** The entry of an election in the panel beside the page. */
export function panelEntry(page: Page, election: ElectionName): Locator {
  return page
    .getByRole('navigation', { name: /^(Scrutins|Stemmingen)$/ })
    .getByRole('link', { name: new RegExp(`\\(${election}\\)`) });
}

/** From the dashboard, through the dialog, to the ballot of an election. */
export async function enter(page: Page, election: ElectionName): Promise<void> {
  await card(page, election).getByRole('link').click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`\\(${election}\\)`) });
  await dialog.getByRole('button', { name: /^(Continuer|Doorgaan|Verdergaan|Verder)$/ }).click();
  await expect(title(page)).toHaveText(/^(Choisissez une liste|Kies een lijst)$/);
}

/** A list on the ballot, or the blank vote. */
export function list(page: Page, name: RegExp): Locator {
  return page.getByRole('radio', { name });
}

/** Goes to the review; the answer is the tracker of the encrypted ballot. */
export async function review(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^(Continuer|Verder)$/ }).click();
  await expect(title(page)).toHaveText(/^(Vérifiez vos choix|Kijk uw keuzes na)/);
  const tracker = page.locator('.tracker code');
  await expect(tracker).toHaveText(/^[A-Za-z0-9+/]{43}$/);
  return tracker.innerText();
}

/** Casts and waits for the receipt. */
export async function cast(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^(Confirmer mon vote|Mijn stem bevestigen)$/ }).click();
  await expect(title(page)).toHaveText(/^(Votre vote est enregistré|Uw stem is geregistreerd)$/);
  return page.locator('isoloir-receipt');
}
