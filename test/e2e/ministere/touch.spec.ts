import { devices, type Page } from '@playwright/test';
import { castButton, expect, field, signIn, test, title } from './support/portal.ts';
import { overflow } from '../support/reflow.ts';
import { voterFor } from './support/voters.ts';

const { userAgent } = devices['Pixel 5'];
const phone = { userAgent, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test.describe('on a phone', () => {
  test.use(phone);

  test('a voter signs in, reads, votes and goes back to the elections by touch alone', async ({ page }) => {
    const voter = voterFor('touch');
    await page.goto('/?lang=fr');
    await page.getByRole('link', { name: /Pro Santé Connect/ }).tap();
    await page.locator('#number').fill(voter.number);
    await page.locator('#step button.main').tap();
    await page.locator('#proof').fill(await page.locator('#to-type').innerText());
    await page.locator('#step button.main').tap();
    await field(page, 'orderNumber').tap();
    await expect(field(page, 'orderNumber')).toBeFocused();
    await field(page, 'orderNumber').fill(voter.orderNumber);
    await page.getByRole('button', { name: 'Se connecter' }).tap();
    await expect(title(page)).toHaveText('Mes scrutins');

    // The panel is a menu here.
    const menu = page.getByRole('navigation', { name: 'Scrutins' });
    const toggle = menu.getByRole('button', { name: 'Scrutins' });
    await expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await expect(menu.getByRole('link').first()).toBeHidden();
    await toggle.tap();
    await expect(menu.getByRole('link')).toHaveCount(3);
    await expect(menu.getByRole('link').first()).toBeVisible();
    await toggle.tap();
    await expect(menu.getByRole('link').first()).toBeHidden();

    await page.getByRole('link', { name: 'Accéder au scrutin' }).first().tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).tap();
    await page.getByRole('button', { name: /Profession de foi .*Quatre Saisons/ }).tap();
    const dialog = page.getByRole('dialog', { name: /Quatre Saisons/ });
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Fermer' }).tap();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: /candidat.*Quatre Saisons/ }).tap();
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).tap();

    // Anywhere on a list chooses it, its name as well as its box.
    await page.getByText('Collectif des Quatre Saisons', { exact: true }).first().tap();
    await expect(page.getByRole('radio', { name: /Quatre Saisons/ })).toBeChecked();
    await page.getByRole('button', { name: 'Continuer' }).tap();
    await expect(page.locator('isoloir-list-review')).toContainText('Collectif des Quatre Saisons');
    await expect(castButton(page)).toHaveAttribute('aria-disabled', 'false');
    await castButton(page).tap();
    await expect(title(page)).toHaveText('Votre vote est enregistré');
    await page.getByRole('link', { name: 'Terminer' }).tap();
    await expect(title(page)).toHaveText('Mes scrutins');
    await expect(page.locator('main').getByText('Vote enregistré', { exact: true })).toHaveCount(1);
  });

  test('what is touched is large enough', async ({ page }) => {
    await signIn(page, voterFor('reflow', 'enseignants'));
    await expect(page.getByRole('link', { name: 'Accéder au scrutin' })).toHaveCount(2);
    expect(await smallTargets(page), 'elections').toEqual([]);
    await page.getByRole('link', { name: 'Accéder au scrutin' }).first().tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).tap();
    await expect(page.getByRole('radio', { name: 'Voter blanc' })).toBeVisible();
    expect(await smallTargets(page), 'ballot').toEqual([]);
  });
});

test('no page scrolls both ways at 320 pixels, in either language', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const fits = async (state: string) => {
    await page.waitForLoadState('networkidle');
    expect(await overflow(page), state).toEqual([]);
  };
  const openPages = [
    '/',
    '/candidates/',
    '/sign-in/',
    '/recover-identifier/',
    '/recover-password/',
    '/check/',
    '/accessibility/',
    '/nothing/is/here/',
  ];
  for (const language of ['fr', 'nl']) {
    for (const path of openPages) {
      await page.goto(`${path}?lang=${language}`);
      await expect(title(page)).toBeVisible();
      await fits(`${path} ${language}`);
    }
  }
  await signIn(page, voterFor('reflow'));
  await fits('elections');
  await page.getByRole('button', { name: 'Scrutins' }).click();
  await fits('menu of elections');
  await page.goto('/profile/');
  await expect(title(page)).toBeVisible();
  await fits('profile');
  await page.goto('/elections/');
  await page.getByRole('link', { name: 'Accéder au scrutin' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await fits('before the ballot');
  await page.getByRole('dialog').getByRole('button', { name: 'Continuer' }).click();
  const long = page.getByRole('radio', { name: /Pont commun/ });
  await expect(long).toBeVisible();
  await fits('ballot');
  await page.getByRole('button', { name: /Profession de foi .*Pont commun/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await fits('statement');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /candidat.*Pont commun/ }).click();
  await fits('candidates');
  await page.keyboard.press('Escape');
  await long.check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(castButton(page)).toHaveAttribute('aria-disabled', 'false');
  await fits('review');
  await castButton(page).click();
  await expect(page.getByRole('img', { name: 'Code QR' })).toBeVisible();
  await fits('receipt');
  await page.goto('/signed-out/?lang=fr');
  await expect(title(page)).toHaveText('Votre session est fermée');
  await fits('signed out');
});

/** Whatever can be touched and is less than 24 pixels high or wide, links within a sentence excepted (WCAG 2.5.8). */
async function smallTargets(page: Page): Promise<readonly string[]> {
  const targets = await page
    .locator('main')
    .getByRole('link')
    .or(page.locator('main').getByRole('button'))
    .or(page.locator('main').getByRole('radio'))
    .all();
  expect(targets.length).toBeGreaterThan(0);
  const small: string[] = [];
  for (const target of targets) {
    const box = await target.boundingBox();
    if (box !== null && (box.height < 24 || box.width < 24))
      small.push(`${await target.innerText()} ${box.width}×${box.height}`);
  }
  return small;
}
