import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateCredential } from '@isoloir/protocol';
import { type Demo, startDemo } from '../../scripts/lib/demo.ts';
import { writeVariant } from '../server/variants.ts';
import { expectAccessible } from './support/axe.ts';
import { pressOn, tabTo, typeIn, writeOver } from './support/keyboard.ts';
import { expect, keptByPage, test, title } from './support/portal.ts';
import { type Voter, voterFor } from './support/voters.ts';

// A consultation whose credentials an independent registrar has mailed, on a server of its own.
const port = 18_490;
test.use({ baseURL: `http://localhost:${port}` });
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-mailed-e2e-'));
let demo: Demo | undefined;

test.beforeAll(async () => {
  const variant = writeVariant(join(folder, 'ordre-2024'));
  demo = await startDemo({ dataFolder: join(folder, 'data'), port, folders: [variant] });
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

/** The code in a voter’s letter, from the registrar’s private list. */
function letterOf({ number }: Voter): string {
  const lists = join(folder, 'data/demo-trustees/ordre-2024/registrar/private');
  for (const name of readdirSync(lists)) {
    const line = readFileSync(join(lists, name), 'utf8')
      .split('\n')
      .find((row) => row.split(',').includes(number));
    const code = /[\w]{5}-[\w]{6}-[\w]{5}-[\w]{6}/.exec(line ?? '')?.[0];
    if (code !== undefined) return code;
  }
  throw new Error(`no letter for ${number}`);
}

/** From the sign-in to the ballot, by keyboard. */
async function openBallot(page: Page, voter: Voter): Promise<void> {
  const { keyboard } = page;
  await page.goto(`/sign-in/?lang=${voter.language}`);
  await pressOn(page, /eID/);
  await page.locator('#number').focus();
  await keyboard.type(voter.number);
  await keyboard.press('Enter');
  await page.locator('#proof').focus();
  await keyboard.type('1234');
  await keyboard.press('Enter');
  await expect(title(page)).toHaveText(/^(Mes scrutins|Mijn stemmingen)$/);
  await expect(page.getByRole('link', { name: /^(Voter|Stemmen)\s?:/ })).toBeVisible();
  await pressOn(page, /^(Voter|Stemmen)\s?:/);
  await expect(page.getByRole('checkbox').first()).toBeVisible();
}

async function choose(page: Page, names: readonly RegExp[]): Promise<void> {
  for (const name of names) await pressOn(page, name, 'Space');
}

const encrypt = /^(Chiffrer mon bulletin|Mijn stembiljet versleutelen)$/;
const cast = /^(Confirmer mon vote|Mijn stem bevestigen)$/;
const field = /^(Code de votre lettre|Code uit uw brief)/;

/** The summary has the focus and says this, and so does the tab. */
async function expectSummary(page: Page, text: string): Promise<void> {
  const summary = page.locator('isoloir-error-summary');
  await expect(summary.getByRole('group')).toBeFocused();
  await expect(summary.getByRole('group')).toContainText(text);
  await expect(page).toHaveTitle(/^(Erreur\s: |Fout: )/);
}

async function castAndSettle(page: Page): Promise<void> {
  await pressOn(page, encrypt);
  await expect(page.locator('.tracker code')).toHaveText(/^[A-Za-z0-9+/]{43}$/);
  await pressOn(page, cast);
}

test('a vote in French by keyboard with the code of a letter, mistyped in every way before', async ({
  page,
}) => {
  const voter = voterFor('mailed');
  const letter = letterOf(voter);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await openBallot(page, voter);
  await expect(page.getByText('il vous faudra le code de la lettre')).toBeVisible();
  await expectAccessible(page, 'ballot');
  await choose(page, [/BAUGNET/, /NOIRFALISE/, /MÉLOTTE/]);
  await pressOn(page, /^Continuer$/);
  await expect(title(page)).toHaveText('Vérifiez vos choix');
  await expect(title(page)).toBeFocused();
  await expectAccessible(page, 'review');

  await pressOn(page, encrypt);
  await expectSummary(page, 'Saisissez le code de votre lettre.');
  await expectAccessible(page, 'review without a code');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const input = page.getByLabel(field);
  await expect(input).toBeFocused();
  await expect(input).toHaveAccessibleDescription(/Saisissez le code de votre lettre\./);
  for (const [typed, told] of [
    [letter.slice(0, -1), 'Il manque des caractères'],
    [`${letter}2`, 'Il y a trop de caractères'],
    [`0${letter.slice(1)}`, 'Un caractère ne peut pas être dans un code'],
  ] as const) {
    await typeIn(page, field, typed);
    await expect(page.locator('isoloir-error-summary')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expectSummary(page, told);
    await expect(input).toHaveValue(typed);
  }

  const foreign = generateCredential();
  await typeIn(page, field, foreign);
  await castAndSettle(page);
  await expectSummary(page, 'n’est pas un code de ce scrutin');
  await expect(page.getByText(/Votre vote n’est pas enregistré\s: le code a été refusé/)).toBeVisible();
  await expect(title(page)).toHaveText('Vérifiez vos choix');
  for (const name of ['BAUGNET', 'NOIRFALISE', 'MÉLOTTE']) {
    await expect(page.locator('isoloir-ballot-review')).toContainText(name);
  }
  await expect(input).toHaveValue(foreign);
  await expect(page.locator('.tracker')).toHaveCount(0);
  await expectAccessible(page, 'review after a refusal');

  await typeIn(page, field, ` ${letter.replaceAll('-', ' ')} `);
  const kept = await keptByPage(page);
  await castAndSettle(page);
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(page.locator('main')).not.toContainText('BAUGNET');
  for (const code of [letter, foreign]) {
    const digits = code.replaceAll('-', '');
    for (const trace of [kept, await keptByPage(page), ...sent]) {
      expect(trace).not.toContain(code);
      expect(trace).not.toContain(digits);
    }
  }
});

test('a vote in Dutch by keyboard: a code that has served, a change of mind, and what to do without the letter', async ({
  page,
}) => {
  const voter = voterFor('mailed', 'nl');
  await openBallot(page, voter);
  await expect(page.getByText('hebt u de code nodig uit de brief')).toBeVisible();
  await choose(page, [/BAUGNET/, /SCHYNS/]);
  await pressOn(page, /^Verder$/);
  await expect(title(page)).toHaveText('Kijk uw keuzes na');
  await pressOn(page, /^Brief kwijt of niet ontvangen\?$/);
  await expect(page.getByText('Neem voor het einde van de stemming contact op')).toBeVisible();
  const lost = page.locator('.letter');
  await expect(lost.getByRole('link', { name: /@/ })).toBeVisible();
  await expectAccessible(page, 'what to do without the letter');

  // Somebody else’s letter, whose vote is recorded already.
  await typeIn(page, field, letterOf(voterFor('mailed')));
  await castAndSettle(page);
  await expectSummary(page, 'Met deze code is al een stembiljet ingediend.');
  await expectAccessible(page, 'review after a used code');

  const letter = letterOf(voter);
  await typeIn(page, field, letter);
  await pressOn(page, /^Mijn keuzes wijzigen$/);
  await expect(title(page)).toHaveText('Kies uw kandidaten');
  await choose(page, [/TILKIN/]);
  await pressOn(page, /^Verder$/);
  await expect(page.getByLabel(field)).toHaveValue(letter);
  await tabTo(page, field);
  await writeOver(page, letter);
  await castAndSettle(page);
  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  await expect(page.locator('isoloir-receipt')).toBeVisible();
});
