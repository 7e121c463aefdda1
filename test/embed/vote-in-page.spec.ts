import type { Page } from '@playwright/test';
import { object, parse, string } from 'valibot';
import { checkBallot, parseElection } from '../../packages/protocol/src/index.ts';
import { voterFor as electorFor } from '../e2e/ministere/support/voters.ts';
import { expectAccessible } from '../e2e/support/axe.ts';
import { pressOn, tabTo } from '../e2e/support/keyboard.ts';
import { keptByPage } from '../e2e/support/portal.ts';
import { overflow } from '../e2e/support/reflow.ts';
import { voterFor } from '../e2e/support/voters.ts';
import { documentOf, expect, faultsOf, strictPolicy, test } from './support/fixtures.ts';
import { openInstallation, type Installation } from './support/whole.ts';

// A vote in the page of a site that the sealed definition lists for it, with everything in between.

let whole: Installation;

test.beforeAll(async ({ site }) => {
  const examples = ['ordre-2024', 'ministere-2024'];
  whole = await openInstallation(18_660, site.origin, { examples, holdsVotes: true });
});

test.afterAll(() => whole.close());

/** Has the page tell whatever its owner’s scripts could hear. */
async function eavesdrop(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    const types = ['widget-state', 'selection-change', 'modify', 'open', 'statement-open', 'receipt-kept'];
    const hear = (event: Event): unknown =>
      heard.push(event instanceof CustomEvent ? [event.type, event.detail] : event.type);
    for (const type of [...types.map((name) => `isoloir-${name}`), 'message']) {
      addEventListener(type, hear, true);
      addEventListener(type, hear);
    }
  });
}

const heardBy = (page: Page): Promise<unknown> => page.evaluate('heard');
const boothOf = (page: Page) => page.locator('isoloir-booth');
const stepOf = (page: Page) => boothOf(page).locator('#step');

/** The elections that a page sends ballots for. */
function ballotsOf(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const uuid = /\/elections\/(\w+)\/ballots$/u.exec(request.url())?.[1];
    if (uuid !== undefined && request.method() === 'POST') sent.push(uuid);
  });
  return sent;
}

test('candidates, in French, by keyboard: signed in on the portal, voted in the page, and nothing of it is left', async ({
  page,
  site,
}) => {
  await eavesdrop(page);
  const faults = faultsOf(page);
  const sent = ballotsOf(page);
  const body = `<isoloir-booth api="${whole.api}" consultation="ordre-2024"></isoloir-booth>`;
  const address = site.page(documentOf({ body, files: ['isoloir-booth.js'] }), strictPolicy(whole.api));
  await page.setViewportSize({ width: 320, height: 640 });

  await page.goto(address);
  const booth = boothOf(page);
  await expect(booth.getByRole('link', { name: 'S’identifier pour voter' })).toBeVisible();
  await expectAccessible(page, 'in the page: the way in');
  expect(await overflow(page)).toEqual([]);
  await pressOn(page, /S’identifier pour voter/u);

  await page.getByRole('link', { name: 'itsme' }).click();
  await page.locator('#number').fill(voterFor('keyboard').number);
  await page.locator('#step button.main').click();
  await page.locator('button[value=approve]').click();
  await page.getByRole('link', { name: 'Voter', exact: true }).click();
  await page.getByRole('button', { name: 'Voter sur 127.0.0.1:18610' }).click();

  await expect(stepOf(page)).toContainText('Mes scrutins');
  await expect(stepOf(page)).toBeFocused();
  expect(page.url()).toBe(address);
  expect(await keptByPage(page)).toBe(
    JSON.stringify({
      local: [],
      session: [],
      cookie: '',
      history: 'null',
      address,
      databases: [],
      caches: [],
    }),
  );
  await expect(booth.locator('isoloir-election-card')).toHaveCount(1);
  await expectAccessible(page, 'in the page: elections');
  expect(await overflow(page)).toEqual([]);
  await pressOn(page, /^Accéder au scrutin/u);

  await expect(booth.getByRole('checkbox').first()).toBeVisible();
  await expect(stepOf(page)).toBeFocused();
  await expectAccessible(page, 'in the page: ballot');
  expect(await overflow(page)).toEqual([]);
  let asked = 0;
  page.on('request', () => (asked += 1));
  await pressOn(page, /BAUGNET/u, 'Space');
  await pressOn(page, /^Continuer$/u);
  await expect(stepOf(page)).toContainText('Vérifiez vos choix');
  await expect(stepOf(page)).toContainText('Cette page ne donne pas de code de vérification.');
  const tracker = await booth.locator('.tracker code').innerText();
  await expectAccessible(page, 'in the page: review');
  expect(await overflow(page)).toEqual([]);
  expect(asked).toBe(0);

  await tabTo(page, /^Confirmer mon vote$/u);
  await page.keyboard.press('Enter');
  await expect(stepOf(page)).toContainText('Votre bulletin est dans l’urne.');
  await expect(stepOf(page)).toBeFocused();
  await expectAccessible(page, 'in the page: receipt');
  expect(await overflow(page)).toEqual([]);
  await expect(booth.locator('isoloir-receipt')).toContainText(tracker);
  await expectInUrn(page, sent, tracker);

  await pressOn(page, /^Se déconnecter$/u);
  await expect(booth).toContainText('Votre session est fermée');
  expect(await heardBy(page)).toEqual([
    ['isoloir-widget-state', { state: 'loading' }],
    ['isoloir-widget-state', { state: 'ready' }],
  ]);
  expect(await keptByPage(page)).not.toMatch(/isoloir/u);
  // A site’s policy may forbid WebAssembly: the ballot is encrypted all the same.
  expect(faults.filter((fault) => !/401|WebAssembly|wasm/u.test(fault))).toEqual([]);
});

/** The one ballot that was sent is in the urn, by the tracker that the voter was told, and its proofs hold. */
async function expectInUrn(page: Page, sent: readonly string[], tracker: string): Promise<void> {
  expect(sent).toHaveLength(1);
  const uuid = sent[0] ?? '';
  const sealed = await page.request.get(`${whole.api}/elections/${uuid}`);
  const election = parseElection(parse(object({ election: string() }), await sealed.json()).election);
  const ballot = (await whole.data.store.urn.find(uuid, tracker)) ?? '';
  expect(election.ok && checkBallot(election.value, ballot).ok).toBe(true);
}

test('lists, in Dutch: each list’s own words are in the page, and the vote is in the urn', async ({
  page,
  site,
}) => {
  await eavesdrop(page);
  const sent = ballotsOf(page);
  const body = `<isoloir-booth api="${whole.api}" consultation="ministere-2024"></isoloir-booth>`;
  const policy = strictPolicy(whole.api).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  const address = site.page(documentOf({ body, files: ['isoloir-booth.js'], lang: 'nl' }), policy);
  const faults = faultsOf(page);
  await page.goto(address);
  const booth = boothOf(page);
  await booth.getByRole('link', { name: 'Aanmelden om te stemmen' }).click();

  const voter = electorFor('one election', 'contractuels');
  await page.getByRole('link', { name: /Pro Santé Connect/u }).click();
  await page.locator('#number').fill(voter.number);
  await page.locator('#step button.main').click();
  await page.locator('#proof').fill(await page.locator('#to-type').innerText());
  await page.locator('#step button.main').click();
  await page.locator('isoloir-field[name="orderNumber"]').getByRole('textbox').fill(voter.orderNumber);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.getByRole('button', { name: 'Stemmen op 127.0.0.1:18610' }).click();

  await expect(stepOf(page)).toContainText('Mijn stemmingen');
  await booth.locator('isoloir-election-card').getByRole('link').click();
  await expect(booth.getByRole('radio').first()).toBeVisible();
  await expectAccessible(page, 'in the page: lists');
  await booth.getByRole('button', { name: 'Verder' }).click();
  await expect(booth.locator('isoloir-error-summary')).toContainText('kies een lijst');
  await booth
    .getByRole('radio', { name: /Alliance Garance|Alliantie/u })
    .first()
    .check();
  await booth.getByRole('button', { name: 'Verder' }).click();
  await expect(stepOf(page)).toContainText('Kijk uw keuzes na');
  const tracker = await booth.locator('.tracker code').innerText();
  await booth.getByRole('button', { name: 'Mijn stem bevestigen' }).click();
  await expect(stepOf(page)).toContainText('Uw stembiljet zit in de stembus.');
  await expectAccessible(page, 'in the page: receipt in Dutch');
  await expectInUrn(page, sent, tracker);
  expect(JSON.stringify(await heardBy(page))).not.toMatch(/selection|choice|Garance/u);
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);

  // Who loads the page anew is signed out: the token was in its memory only.
  await page.reload();
  await expect(booth.getByRole('link', { name: 'Aanmelden om te stemmen' })).toBeVisible();
  expect(await keptByPage(page)).not.toMatch(/isoloir/u);
});

test('a code that nobody asked for does nothing, and a frame holds no vote', async ({
  page,
  site,
  stranger,
}) => {
  const body = `<isoloir-booth api="${whole.api}" consultation="ordre-2024"></isoloir-booth>`;
  const address = site.page(documentOf({ body, files: ['isoloir-booth.js'] }), strictPolicy(whole.api));
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(request.url());
  });
  await page.goto(`${address}#isoloir-booth=${'A'.repeat(43)}`);
  await expect(boothOf(page).getByRole('link', { name: 'S’identifier pour voter' })).toBeVisible();
  expect(page.url()).toBe(address);
  expect(posted).toEqual([]);

  const framing = stranger.page(
    `<!doctype html><html lang="fr"><title>Frame</title><iframe title="booth" src="${address}"></iframe></html>`,
    `default-src 'none'; frame-src ${site.origin}`,
  );
  await page.goto(framing);
  const framed = page.frameLocator('iframe').locator('isoloir-booth').getByRole('link', { name: 'Voter' });
  await expect(framed).toHaveAttribute('target', '_top');
  await expect(framed).not.toHaveAttribute('href', /booth=/u);
});
