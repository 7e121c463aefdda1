import { expectGood } from './support/good.ts';
import { ballotAddress, castButton, expect, openBallot, review, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const openPages = [
  '/',
  '/candidates/',
  '/sign-in/',
  '/sign-in/?error=identity-provider-down',
  '/check/',
  '/check-vote/',
  '/accessibility/',
  '/signed-out/',
  '/nothing/is/here/',
];

for (const language of ['fr', 'nl'] as const) {
  test(`every open page is good for everybody, ${language}`, async ({ page }) => {
    for (const path of openPages) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await expect(title(page)).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectGood(page, path);
    }
  });
}

test('the accessibility statement has the parts of the European model, in both languages', async ({
  page,
}) => {
  const parts = {
    fr: [
      'État de conformité',
      'Contenus non accessibles',
      'Établissement de cette déclaration',
      'Ce que vous pouvez faire',
      'Retour d’information et contact',
      'Voies de recours',
    ],
    nl: [
      'Nalevingsstatus',
      'Niet-toegankelijke inhoud',
      'Opstelling van deze verklaring',
      'Wat u kunt doen',
      'Feedback en contactgegevens',
      'Klachtenprocedure',
    ],
  };
  for (const language of ['fr', 'nl'] as const) {
    await page.goto(`/accessibility/?lang=${language}`);
    const main = page.locator('main');
    await expect(main.getByRole('heading', { level: 2 })).toHaveText(parts[language]);
    await expect(main.getByRole('link', { name: 'elections@example.org' })).toBeVisible();
    await expect(main.getByRole('link', { name: /Médiateur fédéral|Federale Ombudsman/ })).toBeVisible();
  }
});

for (const { language, district } of [
  { language: 'fr', district: 'liege' },
  { language: 'nl', district: 'flemish-brabant' },
] as const) {
  test(`every state of a vote is good for everybody, ${language}`, async ({ page }) => {
    const press = (name: RegExp) => page.getByRole('button', { name }).click();
    const boxes = (group: RegExp) => page.getByRole('group', { name: group }).getByRole('checkbox');
    await openBallot(page, voterFor('axe', language, district));
    const address = page.url();
    await expectGood(page, 'empty ballot');
    const full = boxes(/effectifs|Gewone leden/);
    // The ballots of the two languages are those of two districts: in one of them, none may be blank.
    const blank = page.getByRole('checkbox', { name: /^Blanco stemmen/ }).first();
    if (district === 'flemish-brabant') {
      await press(/^Verder$/);
      await expect(page.locator('isoloir-error-summary')).toBeVisible();
      await expectGood(page, 'incomplete ballot');
      await full.first().check();
      await blank.click();
      await expectGood(page, 'question before erasing');
      await press(/^Wissen en blanco stemmen$/);
      await expect(blank).toBeChecked();
      await expectGood(page, 'blank ballot');
      await blank.uncheck();
    }
    for (const index of [0, 1, 2, 3]) await full.nth(index).check();
    await full.nth(4).click();
    await expectGood(page, 'ballot over its maximum');
    await page.locator('isoloir-text-size').getByRole('button').first().click();
    await expectGood(page, 'text size');
    await page.keyboard.press('Escape');
    await boxes(/suppléants|Plaatsvervangende/)
      .first()
      .check();
    await review(page);
    await expectGood(page, 'review');

    let lost = true;
    await page.route(ballotAddress, (route) => (lost ? route.abort() : route.continue()));
    await castButton(page).click();
    await expect(title(page)).toHaveText(/^(Nous ne savons pas encore|We weten nog niet)/);
    await expectGood(page, 'unknown outcome');
    lost = false;
    await press(/^(Demander maintenant|Nu opnieuw vragen)$/);
    await expect(title(page)).toHaveText(/^(Votre vote est enregistré|Uw stem is geregistreerd)$/);
    await expect(page.getByRole('img', { name: /Code QR|QR-code/ })).toBeVisible();
    await expectGood(page, 'receipt');
    await page.goto(address);
    await expect(title(page)).toHaveText(/^(Vous avez déjà voté|U hebt al gestemd)$/);
    await expectGood(page, 'already voted');
    await page.goto('/elections/');
    await expect(page.getByText(/^(Vote enregistré|Stem geregistreerd)$/)).toBeVisible();
    await expectGood(page, 'elections');
  });
}
