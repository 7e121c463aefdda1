import { tokenMailedTo, subjectsTo } from '../ministere/support/inbox.ts';
import { expectAccessible } from '../support/axe.ts';
import { overflow } from '../support/reflow.ts';
import {
  ask,
  base,
  cast,
  complete,
  expect,
  field,
  keptByPage,
  list,
  openBallot,
  proveIdentity,
  review,
  test,
  title,
  tokenOf,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const summary = 'isoloir-error-summary';

test('a token: asked for, told to nobody else, asked for again; then a key, the last token, and a vote', async ({
  page,
}) => {
  const voter = voterFor('token');
  await page.goto(`${base}?lang=fr`);
  await page.getByRole('link', { name: 'Se connecter pour voter' }).click();
  await expect(page.getByRole('heading', { name: 'D’abord, votre jeton de vote' })).toBeVisible();
  await page.getByRole('link', { name: 'Demander mon jeton de vote' }).click();
  await expect(title(page)).toHaveText('Demander mon jeton de vote');
  await expect(page.locator('main')).toContainText('avec votre numéro INAMI');

  // Whoever asks for whatever reads the same.
  await ask(page, '10000000009');
  const told = await page.locator('main').innerText();
  await page.getByRole('link', { name: 'Recommencer' }).click();
  await ask(page, voter.number.replaceAll('-', ' '));
  expect(await page.locator('main').innerText()).toBe(told);
  const first = await tokenMailedTo(page, voter.email);
  const token = await tokenOf(page, voter, 2);
  expect(token).not.toBe(first);
  expect(await subjectsTo(page, voter.email)).toHaveLength(2);

  await proveIdentity(page, voter);
  const button = page.getByRole('button', { name: 'Se connecter' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/remplissez\s: Jeton de vote/);
  await expect(field(page, 'orderNumber')).toHaveCount(0);
  await complete(page, token.slice(0, -1) + (token.endsWith('2') ? '3' : '2'));
  await expect(field(page, 'token')).toHaveAccessibleDescription(/Un caractère du jeton n’est pas le bon/);
  await complete(page, first);
  await expect(page.locator(summary)).toContainText('seul le dernier est valable');
  await page.goto(`${base}elections/`);
  await expect(title(page)).toHaveText('Se connecter');

  await proveIdentity(page, voter);
  await complete(page, ` ${token.toLowerCase().replaceAll('-', ' ')} `);
  await expect(title(page)).toHaveText('Mes scrutins');
  expect(await keptByPage(page)).not.toContain(token);
  await openBallot(page);
  await list(page, /La Mésange/).check();
  await review(page);
  await cast(page);

  // Used: who comes back with it is told so, and when.
  await page.goto(`${base}signed-out/`);
  await expect(title(page)).toHaveText('Votre session est fermée');
  await proveIdentity(page, voter);
  await complete(page, token);
  await expect(page.locator(summary)).toContainText(
    /Ce jeton de vote a fait son travail.*Date\s: .* \(heure de Bruxelles\)/,
  );
});

test('whoever comes from the provider without a token asks for one and comes back, in Dutch', async ({
  page,
}) => {
  const voter = voterFor('way round', 'nl');
  await proveIdentity(page, voter);
  await page.getByRole('link', { name: 'Mijn stemtoken vragen' }).click();
  await ask(page, voter.number);
  await expect(page.locator('main')).toContainText('zegt deze pagina niet of dat zo is');
  const token = await tokenMailedTo(page, voter.email);
  await page.getByRole('link', { name: 'Terug naar het aanmelden' }).click();
  await expect(title(page)).toHaveText('Vul aan met uw stemtoken');
  await complete(page, token);
  await expect(title(page)).toHaveText('Mijn stemmingen');
  await openBallot(page);
  await list(page, /Open Kaap/).check();
  await review(page);
  await cast(page);
});

test('axe finds nothing on the pages of tokens, and each fits 320 pixels', async ({ page }) => {
  for (const [language, scheme] of [
    ['fr', 'dark'],
    ['nl', 'light'],
  ] as const) {
    const voter = voterFor('reflow', language);
    await page.emulateMedia({ colorScheme: scheme });
    const check = async (state: string): Promise<void> => {
      await page.setViewportSize({ width: 1280, height: 2400 });
      await expectAccessible(page, `${state} ${language}`);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page), `${state} ${language}`).toEqual([]);
    };
    for (const path of ['', 'sign-in/', 'request-token/']) {
      await page.goto(`${base}${path}?lang=${language}`);
      await expect(title(page)).toBeVisible();
      await page.waitForLoadState('networkidle');
      await check(path);
    }
    await ask(page, '1');
    await check('a token was sent');
    await proveIdentity(page, voter);
    await check('token wanted');
    await complete(page, 'x');
    await expect(page.locator(summary)).toBeVisible();
    await check('a token with a slip');
  }
});
