import { tabTo } from './support/keyboard.ts';
import {
  box,
  castButton,
  choose,
  encryptButton,
  expect,
  openBallot,
  pasted,
  review,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('a whole vote in Dutch, by keyboard only', async ({ page }) => {
  const voter = voterFor('keyboard', 'nl');
  const { keyboard } = page;
  await page.goto('/?lang=nl');
  await expect(title(page)).toHaveText('Verkiezingen 2024 van de Orde der artsen');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await tabTo(page, /^Aanmelden om te stemmen$/);
  await keyboard.press('Enter');

  await expect(title(page)).toBeFocused();
  await expect(page.getByText('10 minuten zonder activiteit')).toBeVisible();
  await tabTo(page, /eID-kaartlezer/);
  await keyboard.press('Enter');
  await page.locator('#number').focus();
  await keyboard.type(voter.number);
  await keyboard.press('Enter');
  await page.locator('#proof').focus();
  await keyboard.type('1234');
  await keyboard.press('Enter');

  await expect(title(page)).toHaveText('Verkiezingen 2024 van de Orde der artsen');
  await tabTo(page, /^Stemmen$/);
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Mijn stemmingen');
  await expect(title(page)).toBeFocused();
  await tabTo(page, /^Stemmen: Provinciale raad van Luik$/);
  await keyboard.press('Enter');

  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await expect(title(page)).toHaveText('Kies uw kandidaten');
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Kies uw kandidaten – Verkiezingen 2024 .* – Orde der artsen/);
  for (const name of [/BAUGNET/, /TILKIN/, /SCHYNS/]) {
    await tabTo(page, name);
    await keyboard.press('Space');
  }
  await tabTo(page, /^Verder$/);
  await keyboard.press('Enter');

  await expect(title(page)).toHaveText('Kijk uw keuzes na');
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Kijk uw keuzes na – /);
  const chosen = page.locator('isoloir-ballot-review');
  for (const name of ['BAUGNET Amandine', 'TILKIN Hugues', 'SCHYNS Ophélie']) {
    await expect(chosen.getByText(name)).toBeVisible();
  }
  await tabTo(page, /^Mijn stembiljet versleutelen$/);
  await keyboard.press('Enter');
  await expect(page.getByText('Uw stembiljet is versleuteld. U kunt bevestigen.')).toBeVisible();
  const tracker = await page.locator('.tracker code').innerText();
  await tabTo(page, /^Mijn stem bevestigen$/);
  await keyboard.press('Enter');

  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  await expect(title(page)).toBeFocused();
  const receipt = page.locator('isoloir-receipt');
  await expect(receipt.getByText(tracker)).toBeVisible();
  await expect(receipt.getByText('Brusselse tijd')).toBeVisible();
  await expect(receipt).not.toContainText('BAUGNET');
  await expect(page.getByText('Download uw stembevestiging (PDF)')).toBeVisible();
  await tabTo(page, /^Afmelden$/);
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('U bent afgemeld van deze site');
});

test('a whole vote in French, by mouse, with a change of mind on the way', async ({ page }) => {
  await openBallot(page, voterFor('mouse'));
  await choose(page);
  const first = await review(page);
  await page.getByRole('button', { name: 'Modifier', exact: true }).nth(1).click();

  await expect(title(page)).toHaveText('Sélectionnez vos candidats');
  await expect(box(page, /effectifs/, /BAUGNET/)).toBeChecked();
  await expect(box(page, /suppléants/, /CRAHAY/)).toBeFocused();
  await box(page, /suppléants/, /MÉLOTTE/).uncheck();
  await box(page, /suppléants/, /SCHYNS/).check();
  const second = await review(page);
  expect(second).not.toBe(first);
  await expect(page.locator('isoloir-ballot-review')).not.toContainText('MÉLOTTE');

  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(page.locator('isoloir-receipt')).toContainText(second);
});

test('one choice too many changes nothing and says why', async ({ page }) => {
  await openBallot(page, voterFor('maximum'));
  const names = [/BAUGNET/, /CRAHAY/, /ORTHO/, /JOIRIS/];
  for (const name of names) await box(page, /effectifs/, name).check();
  const fifth = box(page, /effectifs/, /XHIGNESSE/);
  await fifth.click();
  await expect(fifth).not.toBeChecked();
  await expect(fifth).toBeEnabled();
  await expect(fifth).toBeFocused();
  await expect(fifth).toHaveAccessibleDescription(/Maximum atteint/);
  for (const name of names) await expect(box(page, /effectifs/, name)).toBeChecked();
});

test('a voter who has voted is told when, and is shown no ballot', async ({ page }) => {
  await openBallot(page, voterFor('twice'));
  const address = page.url();
  await choose(page);
  await review(page);
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await page.goto(address);
  await expect(title(page)).toHaveText('Vous avez déjà voté');
  await expect(page.getByText(/Date\s: .*\(heure de Bruxelles\)/)).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a second ballot, cast from another tab, is refused with when the first was recorded', async ({
  page,
}) => {
  await openBallot(page, voterFor('other tab'));
  const address = page.url();
  await choose(page);
  await review(page);

  const other = await page.context().newPage();
  await other.goto(address);
  await expect(other.getByRole('checkbox').first()).toBeVisible();
  await review(other);
  await castButton(other).click();
  await expect(title(other)).toHaveText('Votre vote est enregistré');

  await castButton(page).click();
  await expect(title(page)).toHaveText('Vous avez déjà voté');
  await expect(page.getByText(/Date\s: .*\(heure de Bruxelles\)/)).toBeVisible();
  await expect(page.locator('main')).not.toContainText('BAUGNET');
});

test('changing language in the middle of a vote keeps choices, step, focus and address', async ({ page }) => {
  await openBallot(page, voterFor('language'));
  const address = page.url();
  await choose(page);
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(title(page)).toHaveText('Kies uw kandidaten');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByRole('button', { name: 'Nederlands' })).toBeFocused();
  await expect(box(page, /Gewone leden/, /BAUGNET/)).toBeChecked();
  await expect(box(page, /Plaatsvervangende/, /MÉLOTTE/)).toBeChecked();

  const tracker = await review(page);
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(title(page)).toHaveText('Vérifiez vos choix');
  expect(await page.locator('.tracker code').innerText()).toBe(tracker);
  await expect(page.locator('isoloir-ballot-review')).toContainText('NOIRFALISE');
  expect(page.url()).toBe(address);
  await expect(page).toHaveTitle(/^Vérifiez vos choix – Élections 2024/);
});

test('Back goes from the review to the ballot, and never from the receipt to a ballot', async ({
  page,
  context,
  browserName,
}) => {
  // Without a window Chromium has nobody to ask, and waits; Firefox asks nobody.
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBallot(page, voterFor('back'));
  await choose(page);
  await review(page);
  await page.goBack();
  await expect(title(page)).toHaveText('Sélectionnez vos candidats');
  await expect(box(page, /effectifs/, /NOIRFALISE/)).toBeChecked();
  await page.goForward();
  await expect(title(page)).toHaveText('Vérifiez vos choix');
  await expect(page.getByRole('radio', { name: 'Sans code de vérification' })).toBeChecked();
  await encryptButton(page).click();
  await expect(page.getByText('Votre bulletin est chiffré. Vous pouvez confirmer.')).toBeVisible();
  await castButton(page).click();
  await expect(page.getByText('Téléchargez votre confirmation de vote (PDF)')).toBeVisible();

  await page.evaluate(() => history.back());
  await expect(page.getByText('Téléchargez d’abord votre confirmation de vote.')).toBeVisible();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await page.getByRole('button', { name: 'Copier la référence' }).click();
  await expect(page.getByText('Copié')).toBeVisible();
  expect(await pasted(page)).toMatch(/^ISO1\./);
  await page.getByRole('button', { name: 'Téléchargez votre confirmation de vote (PDF)' }).click();
  await expect(page.getByText('Document téléchargé. Conservez-le.')).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(title(page)).toHaveText('Mes scrutins');
});

test('an incomplete ballot says what is missing, and leads there', async ({ page }) => {
  await openBallot(page, voterFor('mouse', 'nl', 'flemish-brabant'));
  await page.getByRole('button', { name: 'Verder' }).click();
  const summary = page.locator('isoloir-error-summary');
  await expect(summary).toContainText('Uw stembiljet is niet volledig');
  await expect(summary.getByRole('group')).toBeFocused();
  await expect(page).toHaveTitle(/^Fout: /);
  await summary.getByRole('link').first().click();
  await expect(
    page
      .getByRole('group', { name: /Gewone leden/ })
      .getByRole('checkbox')
      .first(),
  ).toBeFocused();
});

test('Forward does not lead to the review of a ballot that is no longer complete', async ({ page }) => {
  await openBallot(page, voterFor('back', 'nl', 'flemish-brabant'));
  const first = (category: RegExp) =>
    page.getByRole('group', { name: category }).getByRole('checkbox').first();
  await first(/Gewone leden/).check();
  await first(/Plaatsvervangende/).check();
  await review(page);
  await page.goBack();
  await first(/Gewone leden/).uncheck();
  await page.evaluate(() => history.forward());
  await page.waitForFunction(() => Reflect.get(Object(history.state), 'step') === 'select');
  await expect(title(page)).toHaveText('Kies uw kandidaten');
  await expect(castButton(page)).toHaveCount(0);
});

test('whoever leaves is asked first while choices would be lost, and not otherwise', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await openBallot(page, voterFor('mouse', 'fr', 'flemish-brabant'));
  const address = page.url();
  await page.goto('/elections/');
  expect(asked).toEqual([]);
  await page.goto(address);
  await page.getByRole('checkbox').first().check();
  await page.goto('/elections/');
  expect(asked).toEqual(['beforeunload']);
  await page.goto(address);
  await expect(page.getByRole('checkbox').first()).not.toBeChecked();
});

test('signing out ends the session for good', async ({ page }) => {
  await signIn(page, voterFor('sign out'));
  await page.getByRole('link', { name: 'Se déconnecter' }).click();
  await expect(title(page)).toHaveText('Votre session est fermée');
  await expect(page).toHaveURL(/\/signed-out\/$/);
  await page.goto('/elections/');
  await expect(title(page)).toHaveText('Se connecter');
  await expect(page.locator('main')).not.toContainText('Conseil provincial');
});
