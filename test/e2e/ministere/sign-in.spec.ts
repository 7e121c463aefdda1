import {
  expect,
  field,
  internationalForm,
  keptByPage,
  proveIdentity,
  recoverIdentifier,
  recoverPassword,
  test,
  title,
} from './support/portal.ts';
import { passwordSentTo, subjectsTo } from './support/inbox.ts';
import { electionsOf, voterFor } from './support/voters.ts';

const cards = 'isoloir-election-card';

test('the first page says when, by whom, how to come in, who helps and how long a session lasts', async ({
  page,
}) => {
  await page.goto('/?lang=fr');
  await expect(title(page)).toHaveText('Élections 2024 des représentants des personnels médicaux');
  const main = page.locator('main');
  await expect(main).toContainText(/Vous pouvez voter jour et nuit, du .* au .* \(heure de Paris\)/);
  await expect(main).toContainText('Direction générale de l’offre de soins (DGOS)');
  await expect(main).toContainText('01 99 00 53 03');
  await expect(main).toContainText('de 8 h à 20 h');
  await expect(main).toContainText('10 minutes sans activité');
  await expect(page.getByRole('link', { name: 'S’identifier avec Pro Santé Connect' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Récupérer mon mot de passe' })).toBeVisible();
  await page.getByRole('link', { name: 'Se connecter avec un identifiant' }).click();
  await expect(page.getByRole('heading', { name: 'Avec un identifiant et un mot de passe' })).toBeFocused();
});

test('a key of the identity provider is completed by the order number; a wrong one tells nothing', async ({
  page,
}) => {
  const voter = voterFor('key', 'enseignants');
  await proveIdentity(page, voter);
  const order = field(page, 'orderNumber');
  const button = page.getByRole('button', { name: 'Se connecter' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/Pour continuer, remplissez\s: Numéro d’ordre/);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(order).toBeFocused();
  await order.fill('12');
  await button.click();
  await expect(order).toHaveAccessibleDescription(/4, 5 ou 6 chiffres/);
  await order.fill(voter.orderNumber === '1234' ? '1235' : '1234');
  await button.click();
  await expect(page.locator('isoloir-error-summary')).toContainText('ne permettent pas d’ouvrir une session');
  await expect(page.locator('isoloir-error-summary').getByRole('group')).toBeFocused();
  await order.fill(` ${voter.orderNumber.slice(0, 2)} ${voter.orderNumber.slice(2)}b`);
  await button.click();
  await expect(title(page)).toHaveText('Mes scrutins');
  await expect(page.locator(cards)).toHaveCount(electionsOf.enseignants);
});

test('identifier by e-mail, password by SMS, then in: nothing typed is kept, and what was typed is not typed twice', async ({
  page,
}) => {
  const voter = voterFor('recoveries', 'contractuels');
  const identifier = await recoverIdentifier(page, voter);
  await expect(page.locator('main')).toContainText('cette page ne dit pas si c’est le cas');
  await expect(page.getByRole('heading', { name: 'Vous ne recevez rien ?' })).toBeVisible();

  const password = await recoverPassword(page, voter, identifier);
  await expect(page.locator('main')).not.toContainText(identifier);
  await page.getByRole('link', { name: 'Retour à la connexion' }).click();
  await expect(field(page, 'identifier')).toHaveValue(identifier);
  expect(await keptByPage(page)).not.toContain(identifier);
  const secret = field(page, 'password');
  await expect(secret).toHaveAttribute('type', 'password');
  await expect(secret).toHaveAttribute('autocomplete', 'current-password');
  await expect(field(page, 'identifier')).toHaveAttribute('autocomplete', 'username');
  await secret.fill(
    password
      .toLowerCase()
      .replaceAll(/[ -]/g, '')
      .replace(/(.{4})/g, '$1-'),
  );
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(secret).toHaveAttribute('type', 'text');
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await field(page, 'orderNumber').press('Enter');
  await expect(title(page)).toHaveText('Mes scrutins');
  await expect(page.locator(cards)).toHaveCount(electionsOf.contractuels);
  expect(await keptByPage(page)).not.toContain(identifier);
  // The office’s rule: whoever has the account learns that somebody asked for a password.
  await expect.poll(() => subjectsTo(page, voter.email)).toHaveLength(2);
});

test('a slip in identifier or password is told here; every refusal of the server reads the same', async ({
  page,
}) => {
  const voter = voterFor('refused', 'contractuels');
  const identifier = await recoverIdentifier(page, voter);
  const password = await recoverPassword(page, voter, identifier);
  await page.goto('/sign-in/?lang=fr');
  const plain = identifier.replaceAll(/[ -]/g, '');
  const slipped = (plain.startsWith('2') ? '3' : '2') + plain.slice(1);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/sign-in/password')) sent.push(request.url());
  });
  await field(page, 'identifier').fill(slipped);
  await field(page, 'password').fill('ABCD');
  await field(page, 'orderNumber').fill(voter.orderNumber);
  const button = page.getByRole('button', { name: 'Se connecter' });
  await button.click();
  const summary = page.locator('isoloir-error-summary');
  await expect(summary).toContainText('Un caractère de l’identifiant n’est pas le bon');
  await expect(summary).toContainText('Le mot de passe a 12 lettres et chiffres');
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await summary.getByRole('link').first().click();
  await expect(field(page, 'identifier')).toBeFocused();
  expect(sent).toEqual([]);

  const refusals = new Set<string>();
  const other = voterFor('password', 'contractuels');
  for (const [typedIdentifier, orderNumber] of [
    [identifier, other.orderNumber],
    ['2222 2322', voter.orderNumber],
  ] as const) {
    await field(page, 'identifier').fill(typedIdentifier);
    await field(page, 'password').fill(password);
    await field(page, 'orderNumber').fill(orderNumber);
    await button.click();
    await expect(summary).toContainText(/ne permettent pas d’ouvrir une session|n’est pas le bon/);
    refusals.add((await summary.innerText()).trim());
    await expect(field(page, 'password')).toHaveValue(password);
  }
  expect(sent.length).toBeGreaterThan(0);
  await field(page, 'identifier').fill(identifier);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await button.click();
  await expect(title(page)).toHaveText('Mes scrutins');
});

test('a new password takes the place of the one before, in Dutch', async ({ page }) => {
  const voter = voterFor('revoked', 'contractuels', 'nl');
  const identifier = await recoverIdentifier(page, voter);
  const first = await recoverPassword(page, voter, identifier);
  const second = await recoverPassword(page, voter, identifier, 2);
  expect(second).not.toBe(first);
  await page.goto('/sign-in/?lang=nl');
  await field(page, 'identifier').fill(identifier);
  await field(page, 'password').fill(first);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  const button = page.getByRole('button', { name: 'Aanmelden' });
  await button.click();
  await expect(page.locator('isoloir-error-summary')).toContainText(
    'Met deze gegevens kunt u zich niet aanmelden',
  );
  await field(page, 'password').fill(second);
  await button.click();
  await expect(title(page)).toHaveText('Mijn stemmingen');
});

test('whoever asks for what is not theirs reads the same, and nothing is sent', async ({ page }) => {
  const voter = voterFor('password', 'enseignants');
  await page.goto('/recover-password/?lang=fr');
  await field(page, 'mobile').fill(voter.mobile);
  await field(page, 'identifier').fill('2222 2322');
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: 'Recevoir mon mot de passe' }).click();
  await expect(page.locator('isoloir-error-summary')).toContainText('Un caractère de l’identifiant');
  await page.goto('/recover-identifier/?lang=fr');
  await field(page, 'number').fill(voter.number);
  await field(page, 'orderNumber').fill(voter.orderNumber === '4321' ? '4322' : '4321');
  await page.getByRole('button', { name: 'Recevoir mon identifiant' }).click();
  await expect(title(page)).toHaveText('Consultez vos e-mails');
  await page.goto(`/recover-identifier/?lang=fr`);
  await field(page, 'number').fill('10000056671');
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: 'Recevoir mon identifiant' }).click();
  await expect(field(page, 'number')).toHaveAccessibleDescription(
    /Un chiffre du numéro RPPS n’est pas le bon/,
  );
  // A mail that was asked for afterwards has come: what was asked before would have come by now.
  await recoverIdentifier(page, voterFor('password', 'praticiens-hospitaliers'));
  expect(await subjectsTo(page, voter.email)).toEqual([]);
  await expect(passwordSentTo(page, internationalForm(voter))).rejects.toThrow();
});
