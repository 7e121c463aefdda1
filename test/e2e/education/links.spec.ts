import { expectAccessible } from '../support/axe.ts';
import { overflow } from '../support/reflow.ts';
import { identifierMailedTo, subjectsTo } from '../ministere/support/inbox.ts';
import { cast, list, review } from '../ministere/support/portal.ts';
import {
  base,
  expect,
  field,
  identify,
  keptByPage,
  linkOf,
  masked,
  open,
  send,
  shownPassword,
  test,
  title,
} from './support/portal.ts';
import { dutchVoterFor, voterFor } from './support/voters.ts';

const used = 'Ce lien a déjà servi';

test('from a lost identifier to a vote: link, three steps, identifier by e-mail, password on screen', async ({
  page,
}) => {
  const voter = voterFor('vote');
  await page.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
  const link = await linkOf(page, voter);
  const secret = new URL(link).hash.slice(1);

  // E1: until when; and the secret is in no address, no storage, no request’s address.
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url() + JSON.stringify(request.headers())));
  await open(page, link);
  await expect(title(page)).toHaveText('Validation de votre identité');
  await expect(title(page)).toBeFocused();
  expect(await keptByPage(page)).not.toContain(secret);
  expect(page.url()).toMatch(/\/education-2011\/link\/$/);
  await expect(page.locator('main')).toContainText(
    /Ce lien est valable jusqu’au .* à .* \(heure de Paris\)\. Il ne sert qu’une fois/,
  );
  const steps = page.getByRole('navigation', { name: 'Obtention de vos codes de vote' });
  await expect(steps.getByRole('listitem')).toHaveText([
    /Validation de votre identité, En cours/,
    /Réception de l’identifiant, À venir/,
    /Réception du mot de passe, À venir/,
  ]);

  // E2: a slip is told here, a wrong department by the server, in the same words whatever is wrong.
  await expect(page.locator('main')).toContainText('Munissez-vous de votre NUMEN');
  await expect(field(page, 'number')).not.toHaveAttribute('inputmode', 'numeric');
  await field(page, 'number').fill(voter.number);
  await field(page, 'birthDepartment').fill('2C');
  const confirm = page.getByRole('button', { name: 'Valider' });
  await confirm.click();
  await expect(field(page, 'birthDepartment')).toHaveAccessibleDescription(/deux caractères/);
  await field(page, 'birthDepartment').fill(voter.birthDepartment === '33' ? '34' : '33');
  await confirm.click();
  await expect(page.locator('isoloir-error-summary')).toContainText('Ces informations ne correspondent pas');
  await field(page, 'birthDepartment').fill(voter.birthDepartment);
  await field(page, 'birthDepartment').press('Enter');

  // E3: the known address, masked.
  await expect(title(page)).toHaveText('Réception de l’identifiant');
  await expect(title(page)).toBeFocused();
  await expect(steps.getByRole('listitem').nth(1)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('radio', { name: masked(voter.email) })).toBeChecked();
  await expect(page.locator('main')).not.toContainText(voter.email);

  // E4: the identifier goes by e-mail, the password is shown, once, to print.
  const password = await send(page);
  expect(password).toMatch(/^[2-9A-HJKMNP-TV-Z]{12}$/);
  await expect(page.locator('main')).toContainText('Il ne s’affiche qu’une fois');
  await expect(page.locator('main')).toContainText(masked(voter.email));
  expect(await keptByPage(page)).not.toContain(password);
  await page.getByRole('button', { name: 'Imprimer cette page' }).click();
  expect(await page.evaluate<number>('window.printed')).toBe(1);
  await page.getByRole('button', { name: 'Copier le mot de passe' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(shownPassword(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimer cette page' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const identifier = await identifierMailedTo(page, voter.email);

  // Both sign in, without an order number; then the vote.
  await page.getByRole('link', { name: /^J’ai gardé mon mot de passe/ }).click();
  await expect(title(page)).toHaveText('Se connecter');
  await expect(field(page, 'orderNumber')).toHaveCount(0);
  await field(page, 'identifier').fill(identifier);
  await field(page, 'password').fill(password.toLowerCase());
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(title(page)).toHaveText('Mes scrutins');
  await page.locator('isoloir-election-card').getByRole('link').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Continuer$/ })
    .click();
  await list(page, /La Grande Cour/).check();
  await review(page);
  await cast(page);
});

test('to another address, in Dutch: typed twice, then fixed', async ({ page }) => {
  const voter = dutchVoterFor('elsewhere');
  const elsewhere = 'elders@example.net';
  await open(page, await linkOf(page, voter));
  await identify(page, voter);
  await page.getByRole('radio', { name: /ander, persoonlijker adres/ }).check();
  const button = page.getByRole('button', { name: 'Verzenden' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await field(page, 'email').fill('elders');
  await field(page, 'emailAgain').fill('elders');
  await button.click();
  await expect(field(page, 'email')).toHaveAccessibleDescription(/volledig e-mailadres/);
  await field(page, 'email').fill(elsewhere);
  await field(page, 'emailAgain').fill(elsewhere.replace('.net', '.nt'));
  await button.click();
  await expect(field(page, 'emailAgain')).toHaveAccessibleDescription(/twee adressen zijn niet dezelfde/);
  await field(page, 'emailAgain').fill(` ${elsewhere} `);
  await send(page);
  await expect(page.locator('main')).toContainText(masked(elsewhere));
  await identifierMailedTo(page, elsewhere);
  await expect
    .poll(() => subjectsTo(page, voter.email))
    .toContainEqual(expect.stringMatching(/naar een ander adres gestuurd/));

  const again = await linkOf(page, voter, 3);
  await open(page, again);
  await identify(page, voter);
  await expect(page.locator('main')).toContainText(masked(elsewhere));
  await expect(page.locator('main')).toContainText('kan niet meer worden gewijzigd');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await send(page);
});

test('a scanner that fetches a link, or opens it, burns nothing; used twice, it says so and what to do', async ({
  page,
  browser,
}) => {
  const voter = voterFor('scanner');
  const link = await linkOf(page, voter);
  for (let count = 0; count < 2; count += 1) {
    expect((await page.request.get(link)).status()).toBe(200);
    expect((await page.request.head(link)).status()).toBe(200);
  }
  const scanner = await browser.newContext();
  const scanned = await scanner.newPage();
  await scanned.goto(link);
  await expect(title(scanned)).toHaveText(/Validation de votre identité|Uw identiteit bevestigen/);
  await scanner.close();

  // Whoever leaves half-way, or loads the page anew, opens the link again.
  await open(page, link);
  await identify(page, voter);
  await page.reload();
  await expect(title(page)).toHaveText('Ouvrez le lien depuis votre e-mail');
  await page.goto(link);
  await identify(page, voter);
  const password = await send(page);

  // Nobody leaves a password behind unasked that was neither copied nor printed.
  const question = page.waitForEvent('dialog');
  const leaving = open(page, link);
  const dialog = await question;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await leaving;
  await expect(title(page)).toHaveText(used);
  await expect(page.locator('main')).toContainText('contactez l’assistance tout de suite');
  await expect(page.locator('main')).toContainText('01 99 00 20 11');
  await expect(page.locator('main')).not.toContainText(password);
  await page.getByRole('link', { name: 'Recevoir un nouveau lien' }).click();
  await expect(title(page)).toHaveText('Recevoir un nouveau lien');
});

test('raced from two browsers, a link shows one password, and the other browser that it was used', async ({
  page,
  browser,
}) => {
  const voter = voterFor('race');
  const link = await linkOf(page, voter);
  const other = await browser.newContext({ locale: 'fr-FR' });
  const rival = await other.newPage();
  for (const each of [page, rival]) {
    await open(each, link);
    await identify(each, voter);
  }
  await Promise.all(
    [page, rival].map((each) => each.getByRole('button', { name: /^(Envoyer|Verzenden)$/ }).click()),
  );
  for (const each of [page, rival]) {
    await expect(title(each)).toHaveText(/^(Réception du mot de passe|Ce lien a déjà servi)$/);
  }
  const titles = await Promise.all([page, rival].map((each) => title(each).innerText()));
  expect(titles.toSorted()).toEqual([used, 'Réception du mot de passe']);
  await other.close();
});

test('a link that a newer one replaced, a wrong one and one cut off say so, each in its own words', async ({
  page,
}) => {
  const voter = voterFor('replaced');
  const first = await linkOf(page, voter);
  await linkOf(page, voter, 2);
  await open(page, first);
  await expect(title(page)).toHaveText('Un lien plus récent vous a été envoyé');
  await expect(page.locator('main')).toContainText('Ouvrez l’e-mail le plus récent.');
  await page.goto(`${base}link/#${'A'.repeat(43)}`);
  await expect(title(page)).toHaveText('Ce lien n’existe pas');
  await expect(page.locator('main')).toContainText('Copiez-le en entier depuis votre e-mail');
  await page.goto(`${base}link/`);
  await expect(title(page)).toHaveText('Ouvrez le lien depuis votre e-mail');
  await expect(page.getByRole('link', { name: 'Recevoir un nouveau lien' })).toBeVisible();
});

test('axe finds nothing on any step of a link, and each fits 320 pixels', async ({ page }) => {
  for (const [voter, scheme] of [
    [voterFor('axe'), 'light'],
    [dutchVoterFor('reflow'), 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const check = async (state: string): Promise<void> => {
      await page.setViewportSize({ width: 1280, height: 2400 });
      await expectAccessible(page, `${state} ${voter.language}`);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflow(page), `${state} ${voter.language}`).toEqual([]);
    };
    const link = await linkOf(page, voter);
    await check('a link was sent');
    await page.goto(`${base}recover-identifier/`);
    await expect(title(page)).toBeVisible();
    await check('asking for a link');
    await open(page, link);
    await expect(field(page, 'number')).toBeVisible();
    await check('identity');
    await field(page, 'number').fill('x');
    await field(page, 'birthDepartment').fill('x');
    await page.getByRole('button', { name: /^(Valider|Bevestigen)$/ }).click();
    await expect(page.locator('isoloir-error-summary')).toBeVisible();
    await check('identity with a slip');
    await identify(page, voter);
    await page.getByRole('radio').nth(1).check();
    await check('another address');
    await page.getByRole('radio').first().check();
    await send(page);
    await check('password');
    await open(page, link);
    await expect(page.locator('isoloir-notice[variant="error"]')).toBeVisible();
    await check('used');
    await page.goto(`${base}sign-in/?lang=${voter.language}`);
    await expect(field(page, 'password')).toBeVisible();
    await check('sign-in');
  }
});
