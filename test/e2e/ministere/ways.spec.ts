import { pressOn, tabTo, typeIn } from '../support/keyboard.ts';
import { card, expect, list, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const words = {
  fr: {
    home: 'Élections 2024 des représentants des personnels médicaux',
    orderTitle: 'Complétez avec votre numéro d’ordre',
    orderNumber: /^Numéro d’ordre/,
    mine: 'Mes scrutins',
    enter: /^Continuer$/,
    choose: 'Choisissez une liste',
    statement: /Profession de foi/,
    next: /^Continuer$/,
    review: 'Vérifiez vos choix',
    ready: 'Votre bulletin est chiffré. Vous pouvez confirmer.',
    cast: /^Confirmer mon vote$/,
    recorded: 'Votre vote est enregistré',
    signOut: /^Se déconnecter$/,
    signedOut: 'Votre session est fermée',
  },
  nl: {
    home: 'Verkiezingen 2024 van de vertegenwoordigers van het medisch personeel',
    orderTitle: 'Vul aan met uw inschrijvingsnummer bij de orde',
    orderNumber: /^Inschrijvingsnummer bij de orde/,
    mine: 'Mijn stemmingen',
    enter: /^Doorgaan$/,
    choose: 'Kies een lijst',
    statement: /Programmaverklaring/,
    next: /^Verder$/,
    review: 'Kijk uw keuzes na',
    ready: 'Uw stembiljet is versleuteld. U kunt bevestigen.',
    cast: /^Mijn stem bevestigen$/,
    recorded: 'Uw stem is geregistreerd',
    signOut: /^Afmelden$/,
    signedOut: 'U bent afgemeld van deze site',
  },
} as const;

for (const language of ['fr', 'nl'] as const) {
  test(`a whole vote by keyboard only, in ${language === 'fr' ? 'French' : 'Dutch'}`, async ({ page }) => {
    const said = words[language];
    const voter = voterFor('keyboard', 'contractuels', language);
    const { keyboard } = page;
    const link = card(page, 'CSPM').getByRole('link');
    await page.goto(`/?lang=${language}`);
    await expect(title(page)).toHaveText(said.home);
    await pressOn(page, /Pro Santé Connect/);
    await page.locator('#number').focus();
    await keyboard.type(voter.number);
    await keyboard.press('Enter');
    const code = await page.locator('#to-type').innerText();
    await page.locator('#proof').focus();
    await keyboard.type(code);
    await keyboard.press('Enter');
    await expect(title(page)).toHaveText(said.orderTitle);
    await typeIn(page, said.orderNumber, voter.orderNumber);
    await keyboard.press('Enter');

    await expect(title(page)).toHaveText(said.mine);
    await expect(card(page, 'CSPM')).toBeVisible();
    await link.focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(link).toBeFocused();
    await keyboard.press('Enter');
    await pressOn(page, said.enter);

    await expect(title(page)).toHaveText(said.choose);
    await expect(title(page)).toBeFocused();
    await tabTo(page, said.statement);
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('radio').first().focus();
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('radio').nth(1)).toBeChecked();
    await pressOn(page, said.next);
    await expect(title(page)).toHaveText(said.review);
    await expect(page.getByText(said.ready)).toBeVisible();
    await pressOn(page, said.cast);
    await expect(title(page)).toHaveText(said.recorded);
    await expect(title(page)).toBeFocused();
    await pressOn(page, /\(menu\)$/);
    await pressOn(page, said.signOut);
    await expect(title(page)).toHaveText(said.signedOut);
  });
}

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a whole vote by touch, in Dutch: the panel is a menu, every target is large enough', async ({
    page,
  }) => {
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
