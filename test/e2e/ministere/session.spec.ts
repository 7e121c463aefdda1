import type { Locator, Page } from '@playwright/test';
import { castButton, expect, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// The hours of these tests are those of an injected clock; what a session is, is the server's own answer.

function warning(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' });
}

const garance = /Garance/;

/** Chooses a list in the voter's first election. */
async function chooseList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Accéder au scrutin' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('radio', { name: garance }).check();
}

/** What a voter must be told who loses choices, and that the page has none any more. */
async function expectVoteLost(page: Page): Promise<void> {
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.locator('main')).toContainText('Votre vote n’a pas été enregistré.');
  await expect(page.locator('main')).toContainText('Vos choix ont été effacés de cette page.');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(garance);
}

test('after eight minutes the voter is asked, goes on by one key with the choice, and is signed out otherwise', async ({
  page,
}) => {
  await page.clock.install();
  await signIn(page, voterFor('idle'));
  await chooseList(page);
  await page.clock.fastForward('07:30');
  await expect(warning(page)).toBeHidden();
  await page.clock.fastForward('00:40');
  await expect(warning(page)).toBeVisible();
  await expect(warning(page)).toContainText('votre session se termine dans');
  await expect(page.getByText('Si vous continuez, vos choix restent sur cette page.')).toBeVisible();
  await expect(warning(page).getByRole('button', { name: 'Continuer' })).toBeFocused();
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await page.keyboard.press('Enter');
  expect((await kept).ok()).toBe(true);
  await expect(warning(page)).toBeHidden();
  await expect(page.getByRole('radio', { name: garance })).toBeChecked();

  await page.clock.fastForward('08:10');
  await expect(warning(page)).toBeVisible();
  const keptAgain = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await page.keyboard.press('Escape');
  expect((await keptAgain).ok()).toBe(true);
  await expect(warning(page)).toBeHidden();

  await page.clock.fastForward('10:10');
  await expectVoteLost(page);
  await page.getByRole('link', { name: 'Se connecter de nouveau' }).click();
  await expect(title(page)).toHaveText('Se connecter');
});

test('tabs share a session: what the voter does in one keeps the other, and signing out in one ends both', async ({
  page,
  context,
}) => {
  const voter = voterFor('two tabs');
  await page.clock.install();
  await signIn(page, voter);
  const other = await context.newPage();
  await other.goto('/elections/');
  await expect(title(other)).toHaveText('Mes scrutins');
  await chooseList(other);

  // Twelve minutes in all, and not one sign of life from the tab with the ballot.
  for (const pause of ['06:00', '06:00']) {
    await page.clock.fastForward(pause);
    const told = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
    await page.bringToFront();
    await page.keyboard.press('Shift');
    expect((await told).ok()).toBe(true);
  }
  await expect(warning(other)).toBeHidden();
  await expect(other.getByRole('radio', { name: garance })).toBeChecked();

  await page.clock.fastForward('08:10');
  await expect(warning(page)).toBeVisible();
  await expect(warning(other)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(warning(page)).toBeHidden();
  await expect(warning(other)).toBeHidden();

  await page.getByRole('button', { name: `${voter.name} (menu)` }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(title(page)).toHaveText('Votre session est fermée');
  await expectVoteLost(other);
  await page.goto('/elections/');
  await expect(page.getByText('Connectez-vous d’abord pour voir cette page.')).toBeVisible();
});

test('signing in elsewhere ends the session before, which is told so, and whose ballot is not recorded', async ({
  page,
  browser,
}) => {
  const voter = voterFor('revoked');
  await signIn(page, voter);
  await chooseList(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(castButton(page)).toHaveAttribute('aria-disabled', 'false');

  const elsewhere = await browser.newContext({ baseURL: 'http://localhost:18484' });
  const phone = await elsewhere.newPage();
  await signIn(phone, voter);

  await castButton(page).click();
  await expectVoteLost(page);

  // Back at the first device: its session takes the place of the one on the phone, which asks for a page and is told.
  await signIn(page, voter);
  await expect(page.getByText('Vote enregistré', { exact: true })).toHaveCount(0);
  await phone.reload();
  await expect(title(phone)).toHaveText('Votre session est terminée');
  await expect(phone.locator('main')).toContainText('Vous avez ouvert une autre session');
  await expect(phone.locator('main')).toContainText('Une seule session est possible à la fois.');
  await elsewhere.close();
});
