import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { overflow } from '../support/reflow.ts';
import {
  card,
  cast,
  enter,
  expect,
  field,
  list,
  proveIdentity,
  review,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const openPages = [
  '/',
  '/sign-in/',
  '/recover-identifier/',
  '/recover-password/',
  '/candidates/',
  '/check/',
  '/accessibility/',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the open pages, ${colorScheme}, with forms empty and refused`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    for (const language of ['fr', 'nl']) {
      for (const path of openPages) {
        await page.goto(`${path}?lang=${language}`);
        await expect(title(page)).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page, `${path} ${language}`);
      }
    }
    await page.goto('/recover-password/?lang=fr');
    await field(page, 'mobile').fill('12');
    await field(page, 'identifier').fill('abc');
    await field(page, 'orderNumber').fill('1');
    await page.getByRole('button', { name: 'Recevoir mon mot de passe' }).click();
    await expect(page.locator('isoloir-error-summary')).toBeVisible();
    await expectAccessible(page, 'a form with slips');
  });
}

test('every page says how accessible it is, and the declaration where to complain, as French rules ask', async ({
  page,
}) => {
  await page.goto('/?lang=fr');
  await page.getByRole('link', { name: 'Accessibilité : non conforme' }).click();
  await expect(title(page)).toHaveText('Déclaration d’accessibilité');
  await expect(page.getByText(/article 47 de la loi n°\s2005-102/)).toBeVisible();
  await expect(page.getByRole('link', { name: /message au Défenseur des droits/ })).toBeVisible();
});

test('axe finds nothing in any state of a vote of lists', async ({ page }) => {
  test.slow();
  // So high that what sticks to the edge of a window covers nothing: axe can not see through it.
  await page.setViewportSize({ width: 1280, height: 3000 });
  const voter = voterFor('axe vote');
  await proveIdentity(page, voter);
  await expectAccessible(page, 'order number');
  await signIn(page, voter);
  await expectAccessible(page, 'dashboard');
  await page.getByRole('button', { name: /\(menu\)$/ }).click();
  await expectAccessible(page, 'menu of the voter');
  await page.keyboard.press('Escape');
  await card(page, 'CSN').getByRole('link').click();
  await expectAccessible(page, 'dialog before the ballot');
  await page.keyboard.press('Escape');
  await enter(page, 'CSN');
  await expectAccessible(page, 'ballot');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expectAccessible(page, 'ballot without a choice');
  await page.getByRole('button', { name: /^Profession de foi Boussole/ }).click();
  await expectAccessible(page, 'statement');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /candidats Boussole/ }).click();
  await expectAccessible(page, 'candidates of a list');
  await page.keyboard.press('Escape');
  await list(page, /Boussole/).check();
  await expectAccessible(page, 'ballot with a choice');
  await page.getByRole('button', { name: 'Accessibilité' }).click();
  await expectAccessible(page, 'text size');
  await page.keyboard.press('Escape');
  await review(page);
  await expectAccessible(page, 'summary');
  await cast(page);
  await expect(page.getByRole('img', { name: 'Code QR' })).toBeVisible();
  await expectAccessible(page, 'receipt and proof of signature');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expectAccessible(page, 'proof of signature without an address');
  await page.goto('/elections/');
  await card(page, 'CSN').getByRole('link').click();
  await expect(page.locator('isoloir-signature-proof')).toBeVisible();
  await expectAccessible(page, 'already voted');
  await page.goto('/profile/');
  await expect(title(page)).toHaveText('Mon profil');
  await expectAccessible(page, 'profile');
});

test('a vote in Dutch, whose words are long, fits 320 pixels; text at 200 % with wide spacing fits, too', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  const fits = async (state: string): Promise<void> => {
    expect(await overflow(page), state).toEqual([]);
  };
  const voter = voterFor('reflow', 'praticiens-hospitaliers', 'nl');
  await signIn(page, voter);
  await fits('dashboard');
  await enter(page, 'CD');
  await fits('ballot');
  await page
    .getByRole('button', { name: /^Programmaverklaring/ })
    .first()
    .click();
  await fits('statement');
  await page.keyboard.press('Escape');
  await list(page, /Brug/).check();
  await review(page);
  await fits('summary');
  await cast(page);
  await expect(page.getByRole('img', { name: 'QR-code' })).toBeVisible();
  await fits('receipt');
  await page.goto('/profile/');
  await fits('profile');
  await widened(page);
  for (const path of ['/elections/', '/profile/', '/candidates/']) {
    await page.goto(path);
    await expect(title(page)).toBeVisible();
    await widened(page);
    await fits(`${path} at 200 %`);
  }
});

async function widened(page: Page): Promise<void> {
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    for (const [name, value] of [
      ['line-height', '1.5'],
      ['letter-spacing', '0.12em'],
      ['word-spacing', '0.16em'],
    ] as const) {
      document.documentElement.style.setProperty(name, value);
    }
  });
}
