import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { minutesAfter } from '../../../packages/server/src/clock.ts';
import { annulConsultation } from '../../../packages/server/src/office/annul.ts';
import { publishIncident, withdrawNotice } from '../../../packages/server/src/office/notices.ts';
import type { Office } from '../../../packages/server/src/office/office.ts';
import { pauseConsultation, resumeConsultation } from '../../../packages/server/src/office/pause.ts';
import type { SealingInput } from '../../../packages/server/src/office/seal.ts';
import { makeTrusteeFiles, readPublicKeyFile } from '../../../packages/server/src/office/trustee-files.ts';
import { must } from '../../../packages/server/src/rehearsal/stage.ts';
import { type Demo, exampleFolder, startDemo } from '../../../scripts/lib/demo.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  card,
  cast,
  enter,
  expect,
  field,
  list,
  panelEntry,
  recoverIdentifier,
  recoverPassword,
  review,
  signIn,
  test,
  title,
} from './support/portal.ts';
import { type Voter, voterFor } from './support/voters.ts';

// On a server of its own, on which these tests do what an office and an identity provider do on a bad day, one after the other.
const port = 18_530;
const id = 'ministere-2024';
test.describe.configure({ mode: 'serial' });
test.use({ baseURL: `http://localhost:${port}` });

const folder = mkdtempSync(join(tmpdir(), 'isoloir-worst-day-e2e-'));
let demo: Demo | undefined;
test.beforeAll(async () => {
  demo = await startDemo({ dataFolder: folder, port, folders: [exampleFolder(id)] });
});
test.afterAll(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true });
});

function running(): Demo {
  if (demo === undefined) throw new Error('The server is not there');
  return demo;
}

const office = (): Office => running().data;

/** New keys of three trustees, as sealing takes them. */
function newKeys(): SealingInput {
  const files = [1, 2, 3].map((number) => {
    const privateFile = join(folder, `${number}.private.json`);
    const publicFile = join(folder, `${number}.public.json`);
    must(makeTrusteeFiles('Ed25519', `Trustee ${number}`, { privateFile, publicFile }, 'none'));
    return publicFile;
  });
  return { trustees: files.map((file) => ({ file, text: must(readPublicKeyFile(file)).trustee })) };
}

/** So much time that a page which is polite has asked what is new. */
async function aMinuteLater(page: Page): Promise<void> {
  await page.clock.fastForward(61_000);
}

/** Proves an identity at the provider, which stops at the moment when it sends the browser back. */
async function proveToTheLast(page: Page, voter: Voter): Promise<void> {
  await page.goto(`/?lang=${voter.language}`);
  await page.getByRole('link', { name: /Pro Santé Connect/ }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('#proof').fill(await page.locator('#to-type').innerText());
  await page.route(
    (url) => url.port === String(port + 1),
    async (route) => {
      let answer = await route.fetch({ maxRedirects: 0 });
      let location = new URL(answer.headers().location ?? '', page.url());
      while (location.port !== String(port)) {
        answer = await page.request.get(location.href, { maxRedirects: 0 });
        location = new URL(answer.headers().location ?? '', location);
      }
      await demo?.stopIdentityProvider();
      await route.fulfill({ status: 303, headers: { location: location.href } });
    },
    { times: 1 },
  );
  await page.locator('#step button.main').click();
}

const notices = (page: Page) => page.locator('isoloir-incident-notice');

test('a notice of the office appears on an open page, is said once over all pages, and goes when withdrawn', async ({
  page,
}) => {
  const voter = voterFor('key', 'enseignants');
  await page.clock.install();
  await signIn(page, voter);
  await expect(card(page, 'CSN')).toBeVisible();
  // The element is there beforehand, so that readers notice what comes into it.
  await expect(notices(page)).toBeAttached();
  const text = { fr: 'Le service d’identification est lent.', nl: 'De identificatiedienst is traag.' };
  const { number } = must(
    await publishIncident(office(), id, [`fr=${text.fr}`, `nl=${text.nl}`], { mail: false }),
  );
  await aMinuteLater(page);
  await expect(notices(page).getByRole('listitem')).toContainText(text.fr);
  await expect(notices(page).getByRole('listitem')).toContainText(/Publié le .* à .* \(heure de Paris\)/);
  await expect(notices(page).getByRole('alert')).toContainText(text.fr);
  await expectAccessible(page, 'a notice');
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await expect(notices(page).getByRole('listitem')).toContainText(text.nl);
  await page.getByRole('button', { name: 'Français' }).click();

  // On the next page it stands, and is not said again; to somebody else it is.
  await page.goto('/profile/');
  await expect(notices(page).getByRole('listitem')).toContainText(text.fr);
  await expect(title(page)).toBeFocused();
  await page.clock.fastForward(2000);
  await expect(notices(page).getByRole('alert')).toHaveText('');
  const other = await page.context().newPage();
  await other.goto('/?lang=fr');
  await expect(notices(other).getByRole('alert')).toContainText(text.fr);
  await other.close();

  must(await withdrawNotice(office(), id, number));
  await aMinuteLater(page);
  await expect(notices(page).getByRole('listitem')).toHaveCount(0);
  await expect(notices(page).getByRole('status')).toContainText('Message retiré');
});

test('a suspended vote reads as suspended, on a page that was open, too; then it goes on', async ({
  page,
}) => {
  const voter = voterFor('two elections', 'enseignants');
  await page.clock.install();
  await signIn(page, voter);
  await expect(card(page, 'CSN')).toContainText('À voter');
  // From then on the page asks what is new.
  await expect(notices(page)).toBeAttached();
  const notice = { fr: 'Le vote est suspendu jusqu’à midi.', nl: 'De stemming is onderbroken tot 12 uur.' };
  must(await pauseConsultation(office(), id, { reason: 'an error', notice }));
  await aMinuteLater(page);
  for (const place of [card(page, 'CSN'), panelEntry(page, 'CSN')]) {
    await expect(place).toContainText('Vote suspendu');
    await expect(place).not.toContainText('Vote en cours');
  }
  await expect(page.locator('main')).toContainText('Le vote est suspendu pour le moment');
  await page.goto('/?lang=nl');
  await expect(page.locator('main')).toContainText('De stemming is tijdelijk onderbroken');
  await page.goto('/elections/?lang=nl');
  await expect(card(page, 'CSN')).toContainText('Stemming onderbroken');
  must(await resumeConsultation(office(), id, { reason: 'mended' }));
  await page.goto('/elections/?lang=fr');
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  await review(page);
  await cast(page);
});

test('an annulment in the middle of a vote is told at the next step; whoever was signed in votes in the new run', async ({
  page,
}) => {
  await page.clock.install();
  await signIn(page, voterFor('keyboard', 'enseignants'));
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  const { data } = running();
  const opensAt = data.clock();
  const text = {
    fr: 'Les votes sont annulés. Votez de nouveau.',
    nl: 'De stemmen zijn geannuleerd. Stem opnieuw.',
  };
  must(
    await annulConsultation(data, id, {
      reason: 'an error of the programme',
      notice: text,
      restart: { opensAt, closesAt: minutesAfter(opensAt, 20 * 24 * 60), sealing: newKeys() },
    }),
  );
  // While there are choices on the page it asks nothing; the answer to the ballot tells.
  await aMinuteLater(page);
  await expect(notices(page)).not.toContainText(text.fr);
  await review(page);
  await page.getByRole('button', { name: 'Confirmer mon vote' }).click();
  await expect(title(page)).toHaveText('Votre vote n’est pas enregistré');
  await expect(page.locator('main')).toContainText('annulé');
  await aMinuteLater(page);
  await expect(notices(page).getByRole('list')).toContainText(text.fr);

  await page.locator('main').getByRole('link', { name: 'Retour à mes scrutins' }).click();
  await expect(card(page, 'CSN')).toContainText('À voter');
  await enter(page, 'CSN');
  await list(page, /Boussole/).check();
  await review(page);
  await cast(page);
});

test('the identity provider stops in the middle of a sign-in: told in words, with the other way in; who is signed in votes', async ({
  page,
  browser,
}) => {
  const inside = await browser.newContext({ baseURL: `http://localhost:${port}` });
  const before = await inside.newPage();
  await signIn(before, voterFor('password', 'enseignants'));

  // It stops between its own last page and the server's question to it.
  const voter = voterFor('one election', 'contractuels');
  await proveToTheLast(page, voter);
  const told = page.locator('#sign-in-error');
  await expect(told).toBeFocused();
  await expect(told).toContainText('Le service d’identification ne répond pas');
  await expect(told).toContainText('choisissez un autre moyen de vous identifier');
  await expect(page.locator('footer')).toContainText('01 99 00 53 03');
  await expectAccessible(page, 'the provider is down');

  // From then on nobody is sent to a page that does not answer.
  await page.goto('/?lang=nl');
  await page.getByRole('link', { name: /Pro Santé Connect/ }).click();
  await expect(told).toContainText('antwoordt niet');

  const identifier = await recoverIdentifier(page, voter);
  const password = await recoverPassword(page, voter, identifier);
  await page.goto('/sign-in/?lang=fr&with=password');
  await field(page, 'identifier').fill(identifier);
  await field(page, 'password').fill(password);
  await field(page, 'orderNumber').fill(voter.orderNumber);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(title(page)).toHaveText('Mes scrutins');

  await enter(before, 'CSN');
  await list(before, /Boussole/).check();
  await review(before);
  await cast(before);
  await inside.close();
});
