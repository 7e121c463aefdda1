import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, exampleFolder, startDemo } from '../../scripts/lib/demo.ts';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import { expectAccessible } from './support/axe.ts';
import { castButton, choose, expect, openBallot, review, test, title } from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// On a server of its own, whose mails go to a port at which nobody listens at first.
const port = 18_500;
const smtpPort = port + 5;
test.use({ baseURL: `http://localhost:${port}` });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-mail-down-e2e-'));
let demo: Demo | undefined;
const began = Date.now();
let minutesAhead = 0;

test.beforeAll(async () => {
  demo = await startDemo({
    dataFolder: folder,
    port,
    folders: [exampleFolder('ordre-2024')],
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    // It stands still: the second attempt comes when the test says so.
    clock: () => new Date(began + minutesAhead * 60_000),
  });
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

/** What the office’s own command says of the mails. */
function officeMails(): string {
  return execFileSync(process.execPath, ['packages/server/src/command/main.ts', 'mails'], {
    encoding: 'utf8',
    env: { ...process.env, ISOLOIR_DATA: folder },
  });
}

test('while the mail server is down, the documents wait, nobody is told that they have gone, and they go once it is back', async ({
  page,
}) => {
  await openBallot(page, voterFor('mail down'));
  await choose(page);
  await review(page, 'with');
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await page.getByRole('button', { name: 'Téléchargez votre confirmation de vote (PDF)' }).click();
  await expect(page.getByText('Document téléchargé. Conservez-le.')).toBeVisible();
  const next = page.getByRole('button', { name: 'Suivant' });
  await next.click();
  await next.click();
  await page.getByRole('textbox', { name: /privée/ }).fill('waits@example.org');
  await page.getByRole('checkbox', { name: 'Envoyer aussi le document du vote émis' }).check();
  await page.getByRole('button', { name: 'Envoyer les confirmations' }).click();
  const told = page.locator('isoloir-email-confirmations #sent');
  await expect(told).toContainText('Les confirmations sont en route.');
  await expect(told).toContainText('Rien reçu après quelques minutes');
  await expect(told).not.toContainText(/envoyées?|reçues/);
  await expect(told).toBeFocused();
  await expectAccessible(page, 'documents that wait');

  // The office sees that they wait, since when they are tried, and why.
  await expect
    .poll(officeMails, { intervals: [1000] })
    .toMatch(/queued confirmations ordre-2024 \S+ w\S*, next attempt .*, 1 attempt: .*ECONNREFUSED/);
  expect(officeMails()).toMatch(/2 mails: 2 queued, 0 sent, 0 failed/);
  expect(officeMails()).not.toContain('waits@example.org');

  const inbox = await startDevelopmentInbox(smtpPort);
  try {
    minutesAhead = 5;
    const received = () => inbox.mails().find(({ to }) => to.includes('waits@example.org'));
    await expect.poll(() => received()?.attachments.length).toBe(2);
    expect(received()?.attachments.map(({ fileName }) => fileName)).toEqual([
      'confirmation-de-vote.pdf',
      'vote-emis.pdf',
    ]);
    await expect.poll(officeMails, { intervals: [1000] }).toMatch(/2 mails: 0 queued, 2 sent, 0 failed/);
  } finally {
    await inbox.close();
  }
});
