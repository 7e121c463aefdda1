import type { Page } from '@playwright/test';
import { generateVerificationCode } from '@isoloir/protocol';
import { expectGood } from './support/good.ts';
import { castButton, expect, openBallot, review, signIn, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

const button = (page: Page, name: RegExp) => page.locator('main').getByRole('button', { name });

const voters = [
  { language: 'fr', district: 'liege' },
  { language: 'nl', district: 'flemish-brabant' },
] as const;

for (const { language, district } of voters) {
  test(`every state after a vote is good for everybody, ${language}`, async ({ page }) => {
    const voter = voterFor('after vote axe', language, district);
    const next = button(page, /^(Suivant|Volgende)$/);
    const download = page.locator('isoloir-document-download').getByRole('button');
    const downloaded = page.getByText(/^(Document téléchargé|Document gedownload)/);

    await signIn(page, voter);
    await expectGood(page, 'cards');
    await page.goto('/my-data/');
    const number = page.getByRole('textbox', { name: /INAMI|RIZIV/ });
    const save = button(page, /^(Enregistrer mes données|Mijn gegevens bewaren)$/);
    await expect(number).toBeVisible();
    await expectGood(page, 'my data');
    const own = await number.inputValue();
    await number.fill('1-23456-00-001');
    await save.click();
    await expect(page.locator('isoloir-contact-data-form isoloir-error-summary')).toBeVisible();
    await expectGood(page, 'my data with an error');
    await number.fill(own);
    await save.click();
    await expect(page.getByText(/^(Vos données sont enregistrées|Uw gegevens zijn bewaard)/)).toBeVisible();
    await expectGood(page, 'my data, saved');

    await openBallot(page, voter);
    for (const category of [/effectifs|Gewone/, /suppléants|Plaatsvervangende/]) {
      await page.getByRole('group', { name: category }).getByRole('checkbox').first().check();
    }
    await review(page, 'with');
    await castButton(page).click();
    await expect(page.getByRole('img', { name: /Code QR|QR-code/ })).toBeVisible();
    await expectGood(page, 'step 1');
    await next.click();
    await expect(page.locator('isoloir-sub-steps #refusal')).toBeFocused();
    await expectGood(page, 'step 1, refused');
    await download.click();
    await expect(downloaded).toBeVisible();
    await expectGood(page, 'step 1, done');
    await next.click();
    await expect(page.locator('.document-code')).toBeVisible();
    await expectGood(page, 'step 2');
    const code = (await page.locator('.document-code').innerText()).replaceAll(/\s/g, '');
    await download.click();
    await expect(downloaded).toBeVisible();
    await expectGood(page, 'step 2, done');
    await next.click();
    const address = page.getByRole('textbox').first();
    const send = button(page, /^(Envoyer les confirmations|Bevestigingen verzenden)$/);
    await expect(address).toBeVisible();
    await expectGood(page, 'step 3');
    await address.fill('');
    await page.getByRole('checkbox').last().check();
    await send.click();
    await expect(
      page.locator('isoloir-email-confirmations isoloir-error-summary').getByRole('link'),
    ).toHaveCount(2);
    await expectGood(page, 'step 3 with errors');
    await page.getByRole('checkbox').last().uncheck();
    await address.fill(`axe.${language}@example.org`);
    await send.click();
    await expect(page.locator('#sent')).toBeFocused();
    await expectGood(page, 'step 3, on its way');
    await next.click();
    await expect(number).toBeVisible();
    await expectGood(page, 'step 4');
    await next.click();
    await expect(title(page)).toHaveText(/^(Merci d’avoir voté|Bedankt voor uw stem)$/);
    // The data were looked at and not saved.
    await expect(page.getByText(/^(Non faite|Niet gedaan)$/)).toHaveCount(1);
    await expectGood(page, 'step 5');
    await button(page, /^(Terminer|Afsluiten)$/).click();
    await expect(title(page)).toHaveText(/^(Votre session est fermée|U bent afgemeld van deze site)$/);
    await expectGood(page, 'signed out');

    await page.goto('/check-vote/');
    await expect(page.getByText(/^(Vérification anti-robot réussie|Robotcontrole geslaagd)/)).toBeVisible();
    await expectGood(page, 'code asked');
    const field = page.getByRole('textbox');
    const problem = page.locator('main isoloir-error-summary');
    await field.fill(code);
    await field.press('Enter');
    await expect(problem).toContainText(/Il manque le scrutin|De stemming ontbreekt/);
    await expect(problem).toBeFocused();
    await expectGood(page, 'no election chosen');
    await problem.getByRole('link').click();
    await expect(page.locator('#election')).toBeFocused();
    await page.locator('#election').selectOption({ label: await electionName(page, district) });
    await field.fill(`${code.slice(0, -1)}?`);
    await field.press('Enter');
    await expect(problem).toBeVisible();
    await expectGood(page, 'a code that is none');
    await field.fill(generateVerificationCode());
    await field.press('Enter');
    await expect(problem).toContainText(/Aucun bulletin|Geen stembiljet/);
    await expectGood(page, 'an unknown code');
    await field.fill(code);
    await field.press('Enter');
    await expect(page.locator('isoloir-vote-as-cast')).toBeVisible();
    await expectGood(page, 'the vote as cast');
  });

  test(`a robot check that the server refuses is said in words, and done anew by itself, ${language}`, async ({
    page,
  }) => {
    await page.goto(`/check-vote/?lang=${language}`);
    const passed = page.getByText(/^(Vérification anti-robot réussie|Robotcontrole geslaagd)/);
    await expect(passed).toBeVisible();
    await page.locator('#election').selectOption({ index: 1 });
    // The server is given a proof that is none; its own answer comes back.
    await page.route(
      '**/ballots/bucket',
      async (route) => {
        const body = route.request().postData() ?? '';
        const forged = body.replace(/"robotCheck":"[^"]*"/, `"robotCheck":"${btoa('{"number":1}')}"`);
        const answer = await route.fetch({ postData: forged });
        expect(await answer.json()).toMatchObject({ code: 'robot-check-failed' });
        await route.fulfill({ response: answer });
      },
      { times: 1 },
    );
    const field = page.getByRole('textbox');
    const secret = generateVerificationCode();
    await field.fill(secret);
    await field.press('Enter');
    const problem = page.locator('main isoloir-error-summary');
    await expect(problem).toContainText(/anti-robot|robotcontrole/i);
    await expect(problem).toBeFocused();
    await expect(field).toHaveValue(secret);
    await expect(passed).toBeVisible();
    await expectGood(page, 'a refused robot check');
    await field.press('Enter');
    await expect(problem).toContainText(/Aucun bulletin|Geen stembiljet/);
  });
}

/** What the election of a district is called on the page now. */
async function electionName(page: Page, district: 'liege' | 'flemish-brabant'): Promise<string> {
  const names = await page.locator('#election option').allInnerTexts();
  const name = names.find((text) => (district === 'liege' ? /Liège|Luik/ : /Brabant/).test(text));
  if (name === undefined) throw new Error(`no election of ${district} to choose from`);
  return name;
}
