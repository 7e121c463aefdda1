import { expectGood } from '../support/good.ts';
import {
  card,
  cast,
  enter,
  expect,
  field,
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

for (const language of ['fr', 'nl'] as const) {
  test(`every open page is good for everybody, ${language}, with a form refused, too`, async ({ page }) => {
    for (const path of openPages) {
      await page.goto(`${path}?lang=${language}`);
      await expect(title(page)).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectGood(page, path);
    }
    await page.goto(`/recover-password/?lang=${language}`);
    await field(page, 'mobile').fill('12');
    await field(page, 'identifier').fill('abc');
    await field(page, 'orderNumber').fill('1');
    await page
      .locator('main')
      .getByRole('button', { name: /^(Recevoir mon mot de passe|Mijn wachtwoord ontvangen)$/ })
      .click();
    await expect(page.locator('isoloir-error-summary')).toBeVisible();
    await expectGood(page, 'a form with slips');
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

for (const { language, voter } of [
  { language: 'fr', voter: voterFor('axe vote') },
  { language: 'nl', voter: voterFor('reflow', 'praticiens-hospitaliers', 'nl') },
] as const) {
  test(`every state of a vote of lists is good for everybody, ${language}`, async ({ page }) => {
    const press = (name: RegExp) => page.getByRole('button', { name }).first().click();
    await proveIdentity(page, voter);
    await expectGood(page, 'order number');
    await signIn(page, voter);
    await expectGood(page, 'dashboard');
    await press(/\(menu\)$/);
    await expectGood(page, 'menu of the voter');
    await page.keyboard.press('Escape');
    await card(page, 'CSN').getByRole('link').click();
    await expectGood(page, 'dialog before the ballot');
    await page.keyboard.press('Escape');
    await enter(page, 'CSN');
    await expectGood(page, 'ballot');
    await press(/^(Continuer|Verder)$/);
    await expectGood(page, 'ballot without a choice');
    await press(/^(Profession de foi|Programmaverklaring)/);
    await expectGood(page, 'statement');
    await page.keyboard.press('Escape');
    await press(/candidats|kandidaten/);
    await expectGood(page, 'candidates of a list');
    await page.keyboard.press('Escape');
    await page.getByRole('radio').first().check();
    await expectGood(page, 'ballot with a choice');
    await press(/^(Accessibilité|Toegankelijkheid)$/);
    await expectGood(page, 'text size');
    await page.keyboard.press('Escape');
    await review(page);
    await expectGood(page, 'summary');
    await cast(page);
    await expect(page.getByRole('img', { name: /Code QR|QR-code/ })).toBeVisible();
    await expectGood(page, 'receipt and proof of signature');
    await press(/^(Envoyer|Verzenden)$/);
    await expectGood(page, 'proof of signature without an address');
    await page.goto('/elections/');
    await card(page, 'CSN').getByRole('link').click();
    await expect(page.locator('isoloir-signature-proof')).toBeVisible();
    await expectGood(page, 'already voted');
    await page.goto('/profile/');
    await expect(title(page)).toHaveText(/^(Mon profil|Mijn profiel)$/);
    await expectGood(page, 'profile');
  });
}
