import { castButton, choose, expect, openBallot, review, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('a session that ended before the cast records nothing, says so, and wipes the choices', async ({
  page,
}) => {
  await openBallot(page, voterFor('session'));
  await choose(page);
  await review(page);
  await page.context().clearCookies();
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.getByText('Votre vote n’a pas été enregistré.')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('BAUGNET');
});

test('a voter without activity is asked in time, may go on with their choices, and is signed out otherwise', async ({
  page,
}) => {
  const voter = voterFor('idle');
  await page.clock.install();
  await openBallot(page, voter);
  await choose(page);
  const dialog = page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' });
  await page.clock.fastForward('07:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('00:40');
  await expect(dialog).toBeVisible();
  await expect(page.getByText('Si vous continuez, vos choix restent sur cette page.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Continuer' })).toBeFocused();
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await dialog.getByRole('button', { name: 'Continuer' }).click();
  // What it asks must have its answer before the clock goes on: else it is asked again, then.
  await (await kept).finished();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('checkbox', { name: /BAUGNET/ })).toBeChecked();

  await page.clock.fastForward('10:10');
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.locator('main')).not.toContainText('BAUGNET');
});

test('a page of the voter’s, opened without a session, leads to the sign-in', async ({ page }) => {
  await page.goto('/elections/?lang=fr');
  await expect(page.getByText('Connectez-vous d’abord pour voir cette page.')).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'Se connecter' }).click();
  await expect(page.getByRole('link', { name: 'itsme' })).toBeVisible();
});

test('a sign-in that fails says why in words, and takes the focus there', async ({ page }) => {
  await page.goto('/sign-in/?error=sign-in-unknown-voter&lang=nl');
  await expect(page.locator('main').getByRole('alert')).toContainText('u staat niet op de kiezerslijst');
  await expect(page.locator('#sign-in-error')).toBeFocused();
  await expect(page).toHaveTitle(/^Fout: Aanmelden/);
  await page.goto('/sign-in/?error=%3Cscript%3E');
  await expect(page.locator('main').getByRole('alert')).toContainText('identiteit is niet bevestigd');
});

test('cancelling at the identity provider comes back with an explanation', async ({ page }) => {
  await page.goto('/sign-in/?lang=fr');
  await page.getByRole('link', { name: 'itsme' }).click();
  await page.locator('button[value=client]').click();
  await expect(page.locator('main').getByRole('alert')).toContainText('Votre identité n’a pas été confirmée');
});

test('the voter’s own language is shown after sign-in, unless they chose one', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'nl-BE', baseURL: 'http://localhost:18480' });
  const page = await context.newPage();
  const voter = voterFor('own language');
  await page.goto('/sign-in/');
  await expect(title(page)).toHaveText('Aanmelden');
  await page.getByRole('link', { name: 'itsme' }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('button[value=approve]').click();
  await expect(title(page)).toHaveText('Élections 2024 de l’Ordre des médecins');
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await page.reload();
  await expect(title(page)).toHaveText('Verkiezingen 2024 van de Orde der artsen');
  await context.close();
  expect(voter.language).toBe('fr');
});

test('the text size is applied, kept for the next page, and stored with nothing else', async ({ page }) => {
  await signIn(page, voterFor('own language'));
  await page.getByRole('button', { name: /Taille du texte/ }).click();
  await page.getByRole('radio', { name: /200/ }).check();
  await page.getByRole('button', { name: 'Valider' }).click();
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(await size()).toBe('32px');
  await page.goto('/');
  await expect(title(page)).toBeVisible();
  expect(await size()).toBe('32px');
  const stored = await page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage)).sort(),
  );
  expect(stored).toEqual(['isoloir.language', 'isoloir.text-size']);
});
