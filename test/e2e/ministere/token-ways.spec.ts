import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Demo, startDemo } from '../../../scripts/lib/demo.ts';
import { writeMinistryVariant } from '../../server/ministry-variant.ts';
import { tokenMailedTo } from './support/inbox.ts';
import { expect, field, recoverIdentifier, recoverPassword, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// The Ministry's two ways in, each of which also wants a token: on a server of its own.
const port = 18_550;
test.use({ baseURL: `http://localhost:${port}` });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-token-ways-e2e-'));
let demo: Demo | undefined;
test.beforeAll(async () => {
  const example = writeMinistryVariant(join(folder, 'ministere-2024'), (yaml) =>
    yaml.replace(/^signIn:\n/m, 'signIn:\n  token: {}\n'),
  );
  demo = await startDemo({ dataFolder: join(folder, 'data'), port, folders: [example] });
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

const button = (page: Page) => page.getByRole('button', { name: 'Se connecter' });

test('a key with its order number, and a password with its own, both ask for the token, and open nothing without it', async ({
  page,
}) => {
  const [voter, other] = [voterFor('key', 'enseignants'), voterFor('password', 'enseignants')];
  const ask = async (number: string): Promise<void> => {
    await page.goto('/request-token/?lang=fr');
    await field(page, 'number').fill(number);
    await page.getByRole('button', { name: 'Recevoir mon jeton' }).click();
    await expect(title(page)).toHaveText('Consultez vos e-mails');
  };
  await page.goto('/?lang=fr');
  await expect(page.locator('main')).toContainText('Il vous faut aussi votre jeton de vote');
  await ask(other.number);
  const theirs = await tokenMailedTo(page, other.email);
  await ask(voter.number);
  const token = await tokenMailedTo(page, voter.email);

  const signsInWith = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(fields)) await field(page, name).fill(text);
    await expect(button(page)).toHaveAccessibleDescription(/remplissez\s: Jeton de vote/);
    await field(page, 'token').fill(theirs);
    await button(page).click();
    await expect(page.locator('isoloir-error-summary')).toContainText('seul le dernier est valable');
    await field(page, 'token').fill(token);
    await button(page).click();
    await expect(title(page)).toHaveText('Mes scrutins');
    await page.goto('/signed-out/');
    await expect(title(page)).toHaveText('Votre session est fermée');
  };

  await page.goto('/');
  await page.getByRole('link', { name: /Pro Santé Connect/ }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('#proof').fill(await page.locator('#to-type').innerText());
  await page.locator('#step button.main').click();
  await expect(title(page)).toHaveText('Complétez votre connexion');
  await signsInWith({ orderNumber: voter.orderNumber });

  const identifier = await recoverIdentifier(page, voter);
  const password = await recoverPassword(page, voter, identifier);
  await page.goto('/sign-in/?lang=fr');
  await signsInWith({ identifier, password, orderNumber: voter.orderNumber });
});
