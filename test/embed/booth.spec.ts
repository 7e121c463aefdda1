import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pauseConsultation } from '../../packages/server/src/office/pause.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { bundle } from '../../scripts/lib/packages/bundle.ts';
import { ScratchProject } from '../packages/packed.ts';
import { expectAccessible } from '../e2e/support/axe.ts';
import { castButton, choose, keptByPage, review, title } from '../e2e/support/portal.ts';
import { overflow } from '../e2e/support/reflow.ts';
import { voterFor } from '../e2e/support/voters.ts';
import { closesAt, opensAt } from '../server/support.ts';
import { annulled } from './support/office.ts';
import { documentOf, expect, faultsOf, strictPolicy, test } from './support/fixtures.ts';
import { openInstallation } from './support/whole.ts';

// The way from a page of somebody else into the vote, and back to that page and to no other.

const booth = (api: string): string =>
  `<isoloir-booth api="${api}" consultation="ordre-2024"></isoloir-booth>`;
const files = ['isoloir-booth.js'];

let project: ScratchProject;

test.beforeAll(async () => {
  // Builds the packages, where they are not built yet.
  project = await ScratchProject.create();
});

test.afterAll(() => project.remove());

/** What docs/embedding.md tells those who have npm to write, with the address of this server in place of the example’s. */
function asWritten(api: string): { readonly code: string; readonly body: string; readonly policy: string } {
  const page = readFileSync(join(import.meta.dirname, '../../docs/embedding.md'), 'utf8').replaceAll(
    'https://vote.example.org',
    new URL(api).origin,
  );
  const imports = [...page.matchAll(/`(import '@isoloir\/widgets\/[\w-]+\/define\.js';)`/gu)];
  const tags = [...page.matchAll(/```html\n(<isoloir-(?:booth|widget-banner)[^]*?<\/isoloir-[\w-]+>)/gu)];
  const policy = /```\n(script-src [^\n]*)\n```/u.exec(page)?.[1] ?? '';
  return {
    code: imports.map(([, line]) => line).join('\n'),
    body: tags.map(([, tag]) => tag).join('\n'),
    policy: `default-src 'none'; ${policy}; require-trusted-types-for 'script'; trusted-types lit-html`,
  };
}

test('a project that follows docs/embedding.md to the letter: banner, booth, a whole vote, and back', async ({
  page,
  site,
}) => {
  const whole = await openInstallation(18_630, site.origin);
  try {
    const faults = faultsOf(page);
    const { code, body, policy } = asWritten(whole.api);
    const app = { entry: code, from: project.folder, fileName: 'app.js', minify: true };
    site.serve('/app.js', { body: (await bundle(app)).code, type: 'text/javascript' });
    const head = '<script type="module" src="/app.js"></script>';
    const address = site.page(documentOf({ head, body }), policy);
    // What only the visitor’s own address holds stays on the site.
    await page.goto(`${address}?member=4711#top`);
    await expect(page.locator('isoloir-widget-banner').getByRole('heading')).toHaveText(
      'Élections 2024 de l’Ordre des médecins',
    );
    const link = page.locator('isoloir-booth').getByRole('link', { name: 'Voter' });
    await expect(link).toHaveAccessibleDescription(
      /Un lien vous ramène ensuite ici, sur 127\.0\.0\.1:18610/u,
    );
    await expect(link).not.toHaveAttribute('href', /4711/u);
    await link.click();

    const back = page.getByRole('link', { name: 'Revenir à 127.0.0.1:18610' });
    await expect(title(page)).toHaveText('Se connecter');
    await expect(back).toHaveAttribute('href', address);
    await expectAccessible(page, 'portal with a way back');
    expect(page.url()).toBe(`${whole.origin}/ordre-2024/sign-in/`);
    await page.getByRole('link', { name: 'itsme' }).click();
    await page.locator('#number').fill(voterFor('mouse').number);
    await page.locator('#step button.main').click();
    await page.locator('button[value=approve]').click();
    await page.getByRole('link', { name: 'Voter', exact: true }).click();
    await page.getByRole('link', { name: /^Voter\s:/u }).click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await expect(back).toBeVisible();
    let asked = 0;
    page.on('request', () => (asked += 1));
    await choose(page);
    await review(page);
    expect(asked).toBe(0);
    await castButton(page).click();
    await expect(title(page)).toHaveText('Votre vote est enregistré');
    await page.getByRole('link', { name: 'Se déconnecter' }).click();
    await expect(title(page)).toHaveText('Votre session est fermée');
    expect(await keptByPage(page)).not.toContain(site.origin);
    await page.locator('main').getByRole('link', { name: 'Revenir à 127.0.0.1:18610' }).click();
    await expect(page.locator('isoloir-booth')).toContainText('Élections 2024 de l’Ordre des médecins');
    expect(page.url()).toBe(address);
    // The portal asks whether somebody is signed in already.
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);

    // An address that somebody else made leads nowhere, on whatever page of the portal.
    for (const forged of [
      'https://evil.example/',
      `${site.origin}@evil.example/`,
      site.origin.replace('18610', '18611'),
      'javascript:alert(1)',
    ]) {
      await page.goto(`${whole.origin}/ordre-2024/sign-in/?lang=fr&return=${encodeURIComponent(forged)}`);
      await expect(title(page)).toHaveText('Se connecter');
      const hrefs = await page.locator('a').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      expect(hrefs.filter((href) => /evil|18611|javascript/u.test(href ?? ''))).toEqual([]);
      await expect(page.getByRole('link', { name: /^Revenir/u })).toHaveCount(0);
    }
  } finally {
    await whole.close();
  }
});

test('while there is nothing to vote in, it says why, and there is no way in', async ({
  page,
  voting,
  open,
}) => {
  const { scene } = voting;
  const shown = page.locator('isoloir-booth');
  const look = async (words: RegExp, lang = 'fr'): Promise<void> => {
    await open({ body: booth(voting.api), files, lang });
    await expect(shown).toContainText(words);
    await expect(shown.getByRole('link')).toHaveCount(0);
    await expectAccessible(page, String(words));
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await open({ body: booth(voting.api), files, lang: 'nl' });
  await expect(shown.getByRole('listitem')).toHaveCount(3);
  await expect(shown.getByRole('link', { name: 'Stemmen' })).toHaveAttribute('href', /[?&]lang=nl&/u);
  expect(await overflow(page)).toEqual([]);
  await expectAccessible(page, 'open');

  scene.now = minutesAfter(opensAt, -30);
  await look(/Vous pourrez voter à partir du/u);
  scene.now = minutesAfter(closesAt, 1);
  await look(/De stemming is gesloten sinds/u, 'nl');
  scene.now = minutesAfter(opensAt, 10);
  must(await pauseConsultation(scene.data, 'ordre-2024', { reason: 'test' }));
  await look(/Le vote est suspendu/u);
  await annulled(scene, 'ordre-2024');
  await look(/Ce scrutin est annulé/u);
  await page.route(/\/consultations\/ordre-2024$/u, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/"elections":\[.*?\]/u, '"elections":[]');
    await route.fulfill({ response, body: body.replace('"phase":"annulled"', '"phase":"not-open"') });
  });
  await look(/Aucun scrutin n’est encore annoncé/u);
});

test('on a site that is not listed there is a way all the same, and its page hears of nothing', async ({
  page,
  stranger,
  voting,
}) => {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Reflect.set(window, 'heard', heard);
    const hear = (event: Event): unknown =>
      heard.push(event instanceof CustomEvent ? [event.type, event.detail] : event.type);
    for (const type of ['isoloir-widget-state', 'isoloir-selection-change', 'message']) {
      addEventListener(type, hear, true);
    }
  });
  await page.goto(stranger.page(documentOf({ body: booth(voting.api), files }), strictPolicy(voting.api)));
  const shown = page.locator('isoloir-booth');
  const link = shown.getByRole('link', { name: /^Aller sur 127\.0\.0\.1:\d+, le site du vote$/u });
  await expect(link).toBeVisible({ timeout: 15_000 });
  await expect(link).toHaveAttribute('target', '_top');
  await expectAccessible(page, 'not listed');
  expect(await page.evaluate('heard')).toEqual([
    ['isoloir-widget-state', { state: 'loading' }],
    ['isoloir-widget-state', { state: 'offline' }],
  ]);
});
