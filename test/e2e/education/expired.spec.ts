import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, exampleFolder, startDemo } from '../../../scripts/lib/demo.ts';
import { expect, field, linkOf, open, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// On a server of its own, whose clock passes the end of the link.
const port = 18_540;
test.use({ baseURL: `http://localhost:${port}` });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-expired-e2e-'));
let demo: Demo | undefined;
let daysAhead = 0;
test.beforeAll(async () => {
  demo = await startDemo({
    dataFolder: folder,
    port,
    // The other one has the keys that an identity provider must offer.
    folders: ['education-2011', 'inami-2018'].map(exampleFolder),
    clock: () => new Date(Date.now() + daysAhead * 24 * 60 * 60_000),
  });
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

test('a link that has expired says so, also half-way, and what to do', async ({ page }) => {
  const voter = voterFor('expired');
  const link = await linkOf(page, voter);
  await open(page, link);
  await field(page, 'number').fill(voter.number);
  await field(page, 'birthDepartment').fill(voter.birthDepartment);
  daysAhead = 36;
  await page.getByRole('button', { name: 'Valider' }).click();
  for (const way of ['half-way', 'opened anew'] as const) {
    if (way === 'opened anew') await open(page, link);
    await expect(title(page), way).toHaveText('Ce lien n’est plus valable');
    await expect(title(page)).toBeFocused();
    await expect(page.locator('main')).toContainText('son délai est dépassé');
    await expect(page.locator('main')).toContainText('01 99 00 20 11');
  }
  // Voting is over: nobody is offered another link, and the page says why.
  await expect(page.locator('main')).toContainText('Le vote est terminé.');
  await expect(page.locator('main').getByRole('link', { name: 'Recevoir un nouveau lien' })).toHaveCount(0);
});
