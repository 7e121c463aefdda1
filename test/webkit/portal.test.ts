import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { buildHostSite } from '../../scripts/lib/host-site.ts';
import { voterFor } from '../e2e/support/voters.ts';
import { openNginx, type WebServer } from '../embed/support/nginx.ts';
import { type Installation, openInstallation } from '../embed/support/whole.ts';
import { openWebKit, type WebKitPage } from './support/webkit.ts';

// Evidence for the engine of Safari, on a system where it runs for tests. It takes no secure cookie from a server that
// speaks no TLS, so nginx stands in front, as it does on a site.

const port = 18_740;
// An address without a name: what the site says of TLS would hold for every server on localhost.
const site = `https://127.0.0.1:${port + 10}`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let installation: Installation;
let nginx: WebServer;
let page: WebKitPage;

before(async () => {
  await buildHostSite();
  installation = await openInstallation(port, site, { publicOrigin: site });
  nginx = await openNginx(port + 10, `http://localhost:${port}`, true);
  page = await openWebKit(port + 5);
});

after(async () => {
  await page.close();
  await nginx.close();
  await installation.close();
});

/** Expects axe to find no violation on the page. */
async function expectAccessible(state: string): Promise<void> {
  const violations = await page.run(`${axe};
    const done = arguments[arguments.length - 1];
    axe.run().then(
      ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html))),
      (error) => done([String(error)]),
    );`);
  assert.deepEqual(violations, [], state);
}

test('a whole vote in WebKit, without a violation on the way', async () => {
  await page.open(`${site}/?lang=fr`);
  await page.see('h1', /Élections 2024/u);
  await expectAccessible('the first page');

  await page.open(`${site}/sign-in/?lang=fr`);
  await page.see('h1', /^Se connecter$/u);
  await expectAccessible('the sign-in');
  await page.click('a', /itsme/u);
  await page.type('#number', voterFor('keyboard').number);
  await page.click('#step button.main');
  await page.click('button[value=approve]');
  await page.click('a', /^\s*Voter\s*$/u);
  await page.see('h1', /^Mes scrutins$/u);
  await page.click('a', /^\s*Voter/u);

  await page.see('h1', /^Sélectionnez vos candidats$/u);
  await page.see('label', /BAUGNET/u);
  await expectAccessible('the ballot');
  await page.click('label', /BAUGNET/u);
  await page.click('label', /MÉLOTTE/u);
  await page.click('button', /^\s*Continuer\s*$/u);
  await page.click('label', /Sans code/u);
  await page.click('button', /^\s*Chiffrer mon bulletin\s*$/u);
  await page.see('.tracker code', /^[A-Za-z0-9+/]{43}$/u);
  await page.click('button', /^\s*Confirmer mon vote\s*$/u);
  await page.see('h1', /^Votre vote est enregistré$/u);
  await expectAccessible('the receipt');
});
