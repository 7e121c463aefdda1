import type { BrowserContext, Page } from '@playwright/test';
import { generateVerificationCode } from '@isoloir/protocol';
import { expectAccessible } from './support/axe.ts';
import { pressOn, tabTo, typeIn, writeOver } from './support/keyboard.ts';
import { readPdf } from './support/pdf.ts';
import {
  castButton,
  choose,
  expect,
  keptByPage,
  openBallot,
  review,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { type Voter, voterFor } from './support/voters.ts';

/** Everything that the pages of a context send: addresses and bodies, as they leave the browser. */
async function traffic(context: BrowserContext): Promise<{ url: string; body: string }[]> {
  const sent: { url: string; body: string }[] = [];
  await context.route('**', async (route) => {
    const request = route.request();
    sent.push({ url: request.url(), body: request.postData() ?? '' });
    await route.fallback();
  });
  return sent;
}

/** Waits for a download that pressing a button by keyboard starts. */
async function downloadBy(page: Page, name: RegExp) {
  const [file] = await Promise.all([page.waitForEvent('download'), pressOn(page, name)]);
  return readPdf(file);
}

/** The site of the organisation itself, where its members begin. */
const hostSite = { fr: 'http://localhost:18483/', nl: 'http://localhost:18483/nl/' } as const;

/** From the banner on the organisation’s own site through the eID, by keyboard. */
async function enterWithCard(page: Page, voter: Voter): Promise<void> {
  const { keyboard } = page;
  await page.goto(hostSite[voter.language]);
  await pressOn(page, /^(Voter|Stemmen)$/);
  await expect(title(page)).toHaveText(/^(Se connecter|Aanmelden)$/);
  await pressOn(page, /eID/);
  await page.locator('#number').focus();
  await keyboard.type(voter.number);
  await keyboard.press('Enter');
  await page.locator('#proof').focus();
  await keyboard.type('1234');
  await keyboard.press('Enter');
  await expect(page.locator('isoloir-home-card')).toHaveCount(3);
}

const code = /([23456789A-Z]{4}\s){6}[23456789A-Z]{4}/;

test('the whole way in French by keyboard, from the banner to “thank you”, then the check in another browser', async ({
  page,
  browser,
}) => {
  const { keyboard } = page;
  const sent = await traffic(page.context());
  await enterWithCard(page, voterFor('after vote'));
  await expectAccessible(page, 'the cards');
  await pressOn(page, /^Voter$/);
  await expect(title(page)).toHaveText('Mes scrutins');
  await pressOn(page, /^Voter\s: Conseil provincial de Liège$/);
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  for (const name of [/NOIRFALISE/, /JOIRIS/, /SCHYNS/]) await pressOn(page, name, 'Space');
  await pressOn(page, /^Continuer$/);

  // What a code reveals is said before it is made; nothing can be cast before the voter has decided.
  await expect(page.getByRole('group', { name: 'Voulez-vous un code' })).toContainText(
    'Quiconque possède ce code peut lire votre vote.',
  );
  await expect(page.getByRole('radio', { name: 'Avec un code de vérification' })).toBeChecked();
  await expect(castButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page, 'the decision on a code');
  await pressOn(page, /^Chiffrer mon bulletin$/);
  await expect(page.getByText('Votre bulletin est chiffré. Vous pouvez confirmer.')).toBeVisible();
  await pressOn(page, /^Confirmer mon vote$/);

  // 1. The confirmation has to be downloaded first.
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(page).toHaveURL(/\/after-vote\/\?election=/);
  await expect(title(page)).toBeFocused();
  await pressOn(page, /^Suivant$/);
  const refusal = page.getByText('Pour continuer, téléchargez d’abord votre confirmation de vote (PDF).');
  await expect(refusal).toBeVisible();
  await expect(page.locator('isoloir-sub-steps #refusal')).toBeFocused();
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expectAccessible(page, 'the refusal');
  await keyboard.press('Shift+Tab');
  await page.locator('isoloir-document-download').getByRole('button').focus();
  const confirmation = await downloadBy(page, /^Téléchargez votre confirmation de vote \(PDF\)$/);
  expect(confirmation.name).toBe('confirmation-de-vote.pdf');
  expect(confirmation.information).toMatch(/Tagged: +yes/);
  expect(confirmation.text).toContain('(heure de Bruxelles)');
  expect(confirmation.text.replaceAll(/\s/g, '')).toMatch(/ISO1\.[\w-]+\.[\w-]+/);
  expect(confirmation.text).not.toContain('NOIRFALISE');
  await expect(page.getByText('Document téléchargé. Conservez-le.')).toBeVisible();
  await pressOn(page, /^Suivant$/);

  // 2. The vote as cast.
  await expect(title(page)).toHaveText('Contrôlez le vote émis');
  await expect(title(page)).toBeFocused();
  await expect(page.locator('.document')).toContainText('NOIRFALISE');
  await expectAccessible(page, 'the vote as cast');
  const castVote = await downloadBy(page, /^Téléchargez le vote émis \(PDF\)$/);
  for (const name of ['NOIRFALISE Loïc', 'JOIRIS Éléonore', 'SCHYNS Ophélie']) {
    expect(castVote.text).toContain(name);
  }
  expect(castVote.text).not.toContain('BAUGNET');
  const [shown = ''] = code.exec(castVote.text) ?? [];
  const secret = shown.replaceAll(/\s/g, '');
  expect(secret).toHaveLength(28);
  await pressOn(page, /^Suivant$/);

  // 3. Both by e-mail, when the address is one.
  await expect(title(page)).toHaveText('Confirmations de vote par e-mail');
  await expect(page.getByText('votre navigateur doit le remettre au serveur')).toBeVisible();
  const withCastVote = page.getByRole('checkbox', { name: 'Envoyer aussi le document du vote émis' });
  await expect(withCastVote).not.toBeChecked();
  await pressOn(page, /^Envoyer aussi le document du vote émis$/, 'Space');
  await expect(withCastVote).toBeChecked();
  await typeIn(page, /^Votre adresse électronique privée/, 'pas une adresse');
  await pressOn(page, /^Envoyer les confirmations$/);
  const summary = page.locator('isoloir-email-confirmations isoloir-error-summary');
  await expect(summary).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur\s: /);
  await expect(page.getByRole('textbox', { name: /privée/ })).toHaveValue('pas une adresse');
  await expectAccessible(page, 'an address that is none');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /privée/ })).toBeFocused();
  await writeOver(page, 'after.vote@example.org');
  await pressOn(page, /^Envoyer les confirmations$/);
  await expect(page.getByText('Les confirmations sont en route.')).toBeVisible();
  const mail = async () => {
    const answer = await page.request.get('/development/inbox.json?to=after.vote@example.org');
    return answer.text();
  };
  await expect.poll(mail).toContain('confirmation-de-vote.pdf');
  expect(await mail()).toContain('vote-emis.pdf');
  expect(await mail()).not.toContain(secret);
  await pressOn(page, /^Suivant$/);

  // 4. My data: what the server finds wrong, and then keeps.
  await expect(title(page)).toHaveText('Contrôlez vos données');
  await expect(page.getByRole('textbox', { name: /INAMI/ })).toBeVisible();
  await typeIn(page, /INAMI/, '1-23456-00-001');
  await pressOn(page, /^Enregistrer mes données$/);
  await expect(page.locator('isoloir-contact-data-form isoloir-error-summary')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /INAMI/ })).toHaveValue('1-23456-00-001');
  await expectAccessible(page, 'data with an error');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /INAMI/ })).toBeFocused();
  await writeOver(page, '1-23456-25-001');
  await pressOn(page, /^Enregistrer mes données$/);
  await expect(page.getByText('Vos données sont enregistrées.')).toBeVisible();
  await pressOn(page, /^Suivant$/);

  // 5. The end.
  await expect(title(page)).toHaveText('Merci d’avoir voté');
  await expectAccessible(page, 'the end');
  expect(await keptByPage(page)).not.toContain(secret);
  await pressOn(page, /^Terminer$/);
  await expect(title(page)).toHaveText('Votre session est fermée');
  await page.goBack();
  await expect(page.locator('main')).not.toContainText('NOIRFALISE');
  await expect(title(page)).toHaveText('Se connecter');

  // On another device, by somebody who only has the code.
  const other = await browser.newContext({ baseURL: 'http://localhost:18480', locale: 'nl-BE' });
  const phone = await other.newPage();
  const asked = await traffic(other);
  await phone.goto('/check-vote/');
  await expect(title(phone)).toHaveText('Mijn stem controleren');
  await phone.getByLabel('Stemming', { exact: true }).selectOption({ label: 'Provinciale raad van Luik' });
  const wrong = secret.slice(0, -1) + (secret.endsWith('2') ? '3' : '2');
  await phone.getByRole('textbox').fill(wrong);
  await phone.keyboard.press('Enter');
  const problem = phone.locator('isoloir-verification-check isoloir-error-summary');
  await expect(problem).toContainText('een teken', { ignoreCase: true });
  await expect(phone).toHaveTitle(/^Fout: /);
  expect(asked.filter(({ url }) => url.includes('/bucket'))).toEqual([]);
  await phone.getByRole('textbox').fill(generateVerificationCode());
  await phone.keyboard.press('Enter');
  await expect(problem).toContainText('Geen stembiljet van deze verkiezing');
  await expectAccessible(phone, 'an unknown code');

  await phone.getByRole('textbox').fill(shown.toLowerCase());
  await phone.keyboard.press('Enter');
  await expect(title(phone)).toHaveText('Uw stem zoals ze in de stembus zit');
  await expect(title(phone)).toBeFocused();
  const cast = phone.locator('isoloir-vote-as-cast');
  for (const name of ['NOIRFALISE Loïc', 'JOIRIS Éléonore', 'SCHYNS Ophélie']) {
    await expect(cast).toContainText(name);
  }
  await expect(cast).not.toContainText('BAUGNET');
  await expect(phone.getByText('dit stembiljet telt')).toBeVisible();
  await expectAccessible(phone, 'the vote as cast, opened again');
  await phone.getByRole('button', { name: 'Mijn stem verbergen' }).click();
  await expect(phone.locator('main')).not.toContainText('NOIRFALISE');

  // The code went nowhere but into the document that the voter had mailed.
  for (const { url, body } of [...sent, ...asked]) {
    expect(url).not.toContain(secret);
    expect(body).not.toContain(secret);
  }
  const prefixes = asked.filter(({ url }) => url.includes('/bucket'));
  expect(prefixes).toHaveLength(2);
  for (const { body } of prefixes) expect(body).toMatch(/^\{"prefix":"[0-9a-f]{0,4}","robotCheck":"/);
  await other.close();
});

test('in Dutch, without a code: the vote counts alike, and a later visit goes on where the first one stopped', async ({
  page,
  browser,
}) => {
  const voter = voterFor('without code', 'nl', 'flemish-brabant');
  await enterWithCard(page, voter);
  await pressOn(page, /^Stemmen$/);
  await expect(title(page)).toHaveText('Mijn stemmingen');
  await pressOn(page, /^Stemmen: Provinciale raad van Vlaams-Brabant$/);
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  await pressOn(page, /BOSMANS Bavo/, 'Space');
  await page
    .getByRole('group', { name: /Plaatsvervangende/ })
    .getByRole('checkbox')
    .first()
    .focus();
  await page.keyboard.press('Space');
  await pressOn(page, /^Verder$/);
  await tabTo(page, /^Met een verificatiecode$/);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Zonder verificatiecode' })).toBeChecked();
  await pressOn(page, /^Mijn stembiljet versleutelen$/);
  await expect(page.getByText('Uw stembiljet is versleuteld. U kunt bevestigen.')).toBeVisible();
  await pressOn(page, /^Mijn stem bevestigen$/);
  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  const confirmation = await downloadBy(page, /^Download uw stembevestiging \(PDF\)$/);
  expect(confirmation.name).toBe('stembevestiging.pdf');
  expect(confirmation.text).toContain('(Brusselse tijd)');
  await pressOn(page, /^Volgende$/);
  await expect(title(page)).toHaveText('Controleer uw uitgebrachte stem');
  await expect(page.getByText('U hebt gestemd zonder verificatiecode')).toBeVisible();
  await page.goBack();
  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  await page.goForward();
  await expect(title(page)).toHaveText('Controleer uw uitgebrachte stem');

  const other = await browser.newContext({ baseURL: 'http://localhost:18480' });
  const later = await other.newPage();
  await signIn(later, voter);
  await later.goto('/elections/');
  await later.getByRole('link', { name: 'Bevestiging, documenten en gegevens' }).click();
  await expect(title(later)).toHaveText('Stembevestigingen per e-mail');
  await later.getByRole('button', { name: 'Vorige' }).click();
  await expect(later.getByText('kan hier niet meer worden getoond')).toBeVisible();
  await later.getByRole('button', { name: 'Vorige' }).click();
  await expect(later.locator('.document')).toContainText(voter.name);
  await expect(later.locator('.document')).toContainText('niemand kan een stembiljet met uw naam verbinden');
  await expectAccessible(later, 'the confirmation, later');
  await other.close();
});

test('a robot check that fails is said in words, and can be done again', async ({ page }) => {
  await page.route('**/api/v1/robot-check', (route) => route.abort());
  await page.goto('/check-vote/?lang=fr');
  await expect(page.getByRole('button', { name: 'Refaire la vérification anti-robot' })).toBeVisible();
  await page.getByRole('textbox').fill(generateVerificationCode());
  await page.keyboard.press('Enter');
  await expect(page.locator('isoloir-verification-check isoloir-error-summary')).toContainText(
    'La vérification anti-robot n’a pas abouti',
  );
  await expectAccessible(page, 'a robot check that failed');
  await page.unroute('**/api/v1/robot-check');
  await page.getByRole('button', { name: 'Refaire la vérification anti-robot' }).click();
  await expect(page.getByText('Vérification anti-robot réussie.')).toBeVisible();
});

test('whoever would lose their code by leaving is asked first', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await openBallot(page, voterFor('code at risk'));
  await choose(page);
  await review(page, 'with');
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(page.getByText('Votre confirmation de vote', { exact: true })).toBeVisible();
  await page.goto('/elections/');
  expect(asked).toEqual(['beforeunload']);
  await expect(title(page)).toHaveText('Mes scrutins');
});
