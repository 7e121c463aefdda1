import { card, enter, expect, keptByPage, list, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const warning = { name: 'Êtes-vous toujours là ?' } as const;

test('who is idle is asked two minutes ahead, goes on by one key with their choice, and is signed out otherwise', async ({
  page,
}) => {
  await page.clock.install();
  await signIn(page, voterFor('idle'));
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  const dialog = page.getByRole('dialog', warning);
  await page.clock.fastForward('07:30');
  await expect(dialog).toBeHidden();
  await page.clock.fastForward('00:40');
  await expect(dialog).toBeVisible();
  await expect(page.getByText('vos choix restent sur cette page')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Continuer' })).toBeFocused();
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await page.keyboard.press('Enter');
  await (await kept).finished();
  await expect(dialog).toBeHidden();
  await expect(list(page, /Boussole/)).toBeChecked();

  await page.clock.fastForward('10:10');
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.getByText('Votre vote n’a pas été enregistré.')).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Boussole');
  await expect(page.locator('isoloir-election-nav')).toHaveCount(0);
});

test('tabs share one session: work in one keeps the others, signing out in one ends them all', async ({
  page,
}) => {
  // All tabs of a context have one clock.
  const { clock } = page.context();
  await clock.install();
  await signIn(page, voterFor('two tabs'));
  const other = await page.context().newPage();
  await other.goto('/profile/');
  await expect(title(other)).toHaveText('Mon profil');

  await clock.fastForward('07:00');
  const told = other.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await other.keyboard.press('Tab');
  await (await told).finished();
  await clock.fastForward('02:00');
  await expect(page.getByRole('dialog', warning)).toBeHidden();
  await clock.fastForward('06:10');
  await expect(page.getByRole('dialog', warning)).toBeVisible();
  await expect(other.getByRole('dialog', warning)).toBeVisible();
  await page.getByRole('dialog', warning).getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('dialog', warning)).toBeHidden();
  await expect(other.getByRole('dialog', warning)).toBeHidden();

  await other.getByRole('button', { name: /\(menu\)$/ }).click();
  await other.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(title(other)).toHaveText('Votre session est fermée');
  await expect(title(page)).toHaveText('Votre session est terminée');
  await expect(page.locator('isoloir-election-card')).toHaveCount(0);
  await page.goto('/elections/');
  await expect(page.getByText('Connectez-vous d’abord pour voir cette page.')).toBeVisible();
});

test('the profile is masked, and one menu on every page leads to it', async ({ page }) => {
  const voter = voterFor('profile', 'enseignants');
  await signIn(page, voter);
  for (const path of ['/', '/candidates/', '/elections/']) {
    await page.goto(path);
    await page.getByRole('button', { name: /\(menu\)$/ }).click();
    await page.getByRole('link', { name: 'Mon profil' }).click();
    await expect(title(page)).toHaveText('Mon profil');
  }
  const main = page.locator('main');
  await expect(main).toContainText(voter.name);
  await expect(main).toContainText(voter.number);
  await expect(main).toContainText(voter.orderNumber);
  await expect(main).toContainText('1er collège');
  await expect(main).toContainText(/\w•••@\w•••\.org/);
  await expect(main).not.toContainText(voter.email);
  await expect(main).toContainText(voter.mobile.slice(-2));
  await expect(main).not.toContainText(voter.mobile.replaceAll(' ', ''));
  await expect(main).toContainText('Numéro RPPS');
});

test('the text size is chosen in a dialog, validated, applied at once, and remembered; nothing chosen is lost', async ({
  page,
}) => {
  await signIn(page, voterFor('text size'));
  await enter(page, 'CD');
  await list(page, /Tilleul/).check();
  const rootSize = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(await rootSize()).toBe('16px');
  await page.getByRole('button', { name: 'Accessibilité' }).click();
  await page.getByRole('radio', { name: /200/ }).check();
  expect(await rootSize()).toBe('16px');
  await page.getByRole('button', { name: 'Valider' }).click();
  expect(await rootSize()).toBe('32px');
  await expect(page.getByRole('button', { name: 'Accessibilité' })).toBeFocused();
  await expect(list(page, /Tilleul/)).toBeChecked();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto('/elections/');
  await expect(card(page, 'CD')).toBeVisible();
  expect(await rootSize()).toBe('32px');
  const kept = await keptByPage(page);
  expect(kept).toContain('isoloir.text-size');
  expect(kept).not.toContain('tilleul');
});
