import { signReference } from '@isoloir/protocol';
import {
  cast,
  enter,
  expect,
  list,
  review,
  signIn,
  test,
  title,
  withOtherSignature,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

test('a reference shows by link or paste that its ballot is in the urn, of which event, college and section', async ({
  page,
}) => {
  await signIn(page, voterFor('check', 'enseignants'));
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  const tracker = await review(page);
  const receipt = await cast(page);
  const opened = page.context().waitForEvent('page');
  await receipt.getByRole('link', { name: /nouvel onglet/ }).click();
  const tab = await opened;
  await expect(title(tab)).toHaveText('Votre bulletin est dans l’urne');
  const facts = tab.locator('main');
  await expect(facts).toContainText('La signature est correcte');
  await expect(facts).toContainText('Élections 2024 des représentants des personnels médicaux');
  await expect(facts).toContainText('Commission statutaire nationale (CSN)');
  await expect(facts).toContainText('1er collège');
  await expect(facts).toContainText('2e collège');
  await expect(facts).not.toContainText('3e collège');
  await expect(facts).toContainText(tracker);
  await expect(facts).not.toContainText('Boussole');
  expect(tab.url()).not.toContain('ISO1');

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await receipt.getByRole('button', { name: 'Copier la référence' }).click();
  const reference = await page.evaluate(() => navigator.clipboard.readText());
  await tab.goto('/check/?lang=nl');
  const field = tab.getByRole('textbox');
  const button = tab.getByRole('button', { name: 'Controleren' });

  // The page has all that it checks with before it goes offline: a program that answers is there.
  await expect(field).toBeVisible();
  await expect.poll(() => tab.workers().length).toBe(1);
  expect(await tab.workers()[0]?.evaluate(() => 'ready')).toBe('ready');
  await tab.context().setOffline(true);
  await field.fill(reference);
  await button.click();
  await expect(title(tab)).toHaveText('De handtekening klopt');
  await expect(facts).toContainText('Wij weten nog niet of het stembiljet in de stembus zit');
  await tab.context().setOffline(false);
  await tab.getByRole('button', { name: 'Opnieuw vragen aan de server' }).click();
  await expect(title(tab)).toHaveText('Uw stembiljet zit in de stembus');

  const again = tab.getByRole('button', { name: 'Een andere referentie controleren' });
  for (const [text, heading] of [
    [withOtherSignature(reference), 'Deze referentie is niet echt'],
    [foreign, 'Deze referentie komt van een andere stemming'],
  ] as const) {
    await again.click();
    await field.fill(text);
    await button.click();
    await expect(title(tab)).toHaveText(heading);
  }
  await again.click();
  await field.fill(reference.slice(0, -20));
  await button.click();
  await expect(field).toHaveAccessibleDescription(/geen volledige referentie/);
});

test('a check whose program did not come with the page says so, keeps what was pasted, and works once it comes', async ({
  page,
}) => {
  const program = '**/assets/encryption.worker-*.js';
  await page.route(program, (route) => route.abort());
  const missed = page.waitForEvent('requestfailed');
  await page.goto('/check/?lang=nl');
  const field = page.getByRole('textbox');
  await field.fill(foreign);
  await missed;
  await page.getByRole('button', { name: 'Controleren' }).click();
  await expect(page.locator('isoloir-error-summary')).toContainText('De server is niet bereikbaar.');
  await expect(field).toHaveValue(foreign);
  await page.unroute(program);
  await page.getByRole('button', { name: 'Controleren' }).click();
  await expect(title(page)).toHaveText('Deze referentie komt van een andere stemming');
});

/** A genuine reference of another server: another key signed it. */
const foreign = foreignReference();

function foreignReference(): string {
  const [election, print, tracker] = ['DoVjrMn6vuvzsq', 'A'.repeat(43), 'B'.repeat(43)] as const;
  return signReference({ election, fingerprint: print, run: 1, tracker }, new Uint8Array(32).fill(7));
}
