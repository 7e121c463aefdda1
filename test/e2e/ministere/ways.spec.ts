import { pressOn, tabTo, typeIn } from '../support/keyboard.ts';
import { card, expect, list, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('a whole vote by keyboard only, in French', async ({ page }) => {
  test.slow();
  const voter = voterFor('keyboard', 'enseignants');
  const { keyboard } = page;
  await page.goto('/?lang=fr');
  await expect(title(page)).toHaveText('Élections 2024 des représentants des personnels médicaux');
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
