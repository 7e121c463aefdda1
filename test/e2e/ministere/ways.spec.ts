import { pressOn, tabTo, typeIn } from '../support/keyboard.ts';
import { card, expect, list, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('a whole vote by keyboard only, in French', async ({ page }) => {
  test.slow();
  const voter = voterFor('keyboard', 'enseignants');
  const { keyboard } = page;
  await page.goto('/?lang=fr');
  await pressOn(page, /Pro Santé Connect/);
  await page.locator('#number').focus();
  await keyboard.type(voter.number);
  await keyboard.press('Enter');
  const code = await page.locator('#to-type').innerText();
  await page.locator('#proof').focus();
  await keyboard.type(code);
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText('Complétez avec votre numéro d’ordre');
  await typeIn(page, /^Numéro d’ordre/, voter.orderNumber);
  await keyboard.press('Enter');

  await expect(title(page)).toHaveText('Mes scrutins');
  await expect(card(page, 'CSN')).toBeVisible();
  await card(page, 'CSN').getByRole('link').focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(card(page, 'CSN').getByRole('link')).toBeFocused();
  await keyboard.press('Enter');
  await pressOn(page, /^Continuer$/);

  await expect(title(page)).toHaveText('Choisissez une liste');
  await expect(title(page)).toBeFocused();
  await tabTo(page, /Profession de foi/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('radio').first().focus();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await pressOn(page, /^Continuer$/);
  await expect(title(page)).toHaveText('Vérifiez vos choix');
  await expect(page.getByText('Votre bulletin est chiffré. Vous pouvez confirmer.')).toBeVisible();
  await pressOn(page, /^Confirmer mon vote$/);
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(title(page)).toBeFocused();
  await pressOn(page, /\(menu\)$/);
  await pressOn(page, /^Se déconnecter$/);
  await expect(title(page)).toHaveText('Votre session est fermée');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a whole vote by touch, in Dutch: the panel is a menu, every target is large enough', async ({
    page,
  }) => {
    test.slow();
    const voter = voterFor('touch', 'praticiens-hospitaliers', 'nl');
    await page.goto('/?lang=nl');
    await page.getByRole('link', { name: /Pro Santé Connect/ }).tap();
    await page.locator('#number').fill(voter.number);
    await page.locator('#step button.main').tap();
    await page.locator('#proof').fill(await page.locator('#to-type').innerText());
    await page.locator('#step button.main').tap();
    await page.getByRole('textbox').fill(voter.orderNumber);
    await page.getByRole('button', { name: 'Aanmelden' }).tap();
    await expect(title(page)).toHaveText('Mijn stemmingen');
    const menu = page.getByRole('button', { name: 'Stemmingen' });
    await expect(menu).toHaveAttribute('aria-expanded', 'false');
    await menu.tap();
    await expect(page.getByRole('navigation', { name: 'Stemmingen' }).getByRole('link')).toHaveCount(3);
    await menu.tap();

    await card(page, 'CD').getByRole('link').tap();
    await page.getByRole('dialog').getByRole('button').first().tap();
    await expect(title(page)).toHaveText('Kies een lijst');
    for (const radio of await page.getByRole('radio').all()) {
      const box = await radio.evaluate((input) => input.closest('label')?.getBoundingClientRect().height);
      expect(box).toBeGreaterThanOrEqual(44);
    }
    await page
      .getByRole('button', { name: /^Programmaverklaring/ })
      .first()
      .tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).tap();
    await list(page, /Horizon/).tap();
    await page.getByRole('button', { name: 'Verder' }).tap();
    await expect(page.locator('.tracker code')).toHaveText(/^[A-Za-z0-9+/]{43}$/);
    const sides = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(sides[0]).toBeLessThanOrEqual(sides[1] ?? 0);
    await page.getByRole('button', { name: 'Mijn stem bevestigen' }).tap();
    await expect(title(page)).toHaveText('Uw stem is geregistreerd');
    await page.getByRole('button', { name: 'Code kopiëren' }).tap();
  });
});

for (const language of ['fr', 'nl'] as const) {
  const words = {
    fr: {
      order: 'Numéro d’ordre (obligatoire)',
      enter: 'Se connecter',
      panel: 'Scrutins',
      goOn: 'Continuer',
      next: 'Continuer',
      blank: /^Voter blanc/,
      steps: 'Étapes du vote',
      cast: 'Confirmer mon vote',
      done: 'Votre vote est enregistré',
      receipt: 'Accusé de réception de votre vote',
      proof: 'Recevoir ma preuve d’émargement par e-mail',
    },
    nl: {
      order: 'Inschrijvingsnummer bij de orde (verplicht)',
      enter: 'Aanmelden',
      panel: 'Stemmingen',
      goOn: 'Doorgaan',
      next: 'Verder',
      blank: /^Blanco stemmen/,
      steps: 'Stappen van het stemmen',
      cast: 'Mijn stem bevestigen',
      done: 'Uw stem is geregistreerd',
      receipt: 'Ontvangstbewijs van uw stem',
      proof: /aanstipping/,
    },
  }[language];

  test(`a whole vote by roles and names alone, in ${language}`, async ({ page }) => {
    const voter = voterFor('roles', 'contractuels', language);
    await page.goto(`/?lang=${language}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Pro Santé Connect/ })
      .click();
    // The identity provider’s pages are another site’s.
    await page.locator('#number').fill(voter.number);
    await page.locator('#step button.main').click();
    await page.locator('#proof').fill(await page.locator('#to-type').innerText());
    await page.locator('#step button.main').click();

    const main = page.getByRole('main');
    await main.getByRole('textbox', { name: words.order }).fill(voter.orderNumber);
    await main.getByRole('button', { name: words.enter }).click();
    await main
      .getByRole('article', { name: /\(CSPM\)/ })
      .getByRole('link')
      .click();
    await page
      .getByRole('dialog', { name: /\(CSPM\)/ })
      .getByRole('button', { name: words.goOn })
      .click();
    await expect(page.getByRole('navigation', { name: words.steps })).toBeVisible();
    await expect(
      page.getByRole('navigation', { name: words.panel }).getByRole('link', { name: /\(CSPM\)/ }),
    ).toHaveAttribute('aria-current', 'page');
    const ballot = main.getByRole('group', {
      name: language === 'fr' ? /Choix d’une liste/ : /Keuze van een lijst/,
    });
    await ballot.getByRole('radio', { name: words.blank }).check();
    await main.getByRole('button', { name: words.next, exact: true }).click();
    await main.getByRole('button', { name: words.cast }).click();
    await expect(main.getByRole('heading', { level: 1, name: words.done })).toBeFocused();
    await expect(main.getByRole('article', { name: words.receipt })).toBeVisible();
    await expect(main.getByRole('region', { name: words.proof })).toBeVisible();
    await expect(main.getByRole('img', { name: /QR/ })).toBeVisible();
  });
}
