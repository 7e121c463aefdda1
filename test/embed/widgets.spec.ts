import { pauseConsultation } from '../../packages/server/src/office/pause.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { expectAccessible } from '../e2e/support/axe.ts';
import { overflow } from '../e2e/support/reflow.ts';
import { closesAt, opensAt } from '../server/support.ts';
import { annulled, counted, votesOf } from './support/office.ts';
import { documentOf, expect, faultsOf, strictPolicy, test } from './support/fixtures.ts';

// Every widget in every state, on a site of its own origin and under a strict policy.

const tags = ['banner', 'candidates', 'countdown', 'go-vote', 'results', 'turnout'] as const;
const consultation = 'ordre-2024';

test.use({ turnout: 'public' });

/** All widgets that show data, of this server. */
function widgets(api: string, names: readonly string[] = tags): string {
  return names
    .map(
      (name) =>
        `<isoloir-widget-${name} api="${api}" consultation="${consultation}"></isoloir-widget-${name}>`,
    )
    .join('');
}

test('while voting is open, the page says so, leads to the portal, and is accessible in both languages', async ({
  page,
  open,
  voting,
}) => {
  const faults = await open({ body: widgets(voting.api), files: ['isoloir.js'] });
  const banner = page.locator('isoloir-widget-banner');
  await expect(banner.getByRole('heading')).toHaveText('Élections 2024 de l’Ordre des médecins');
  await expect(banner.getByRole('link', { name: 'Voter' })).toHaveAttribute(
    'href',
    `${voting.origin}/ordre-2024/`,
  );
  await expect(banner.getByRole('link', { name: 'Candidats' })).toHaveAttribute(
    'href',
    `${voting.origin}/ordre-2024/candidates/`,
  );
  const goVote = page.locator('isoloir-widget-go-vote');
  await expect(goVote.getByRole('link', { name: 'Voter' })).toHaveAccessibleDescription(
    `Le vote a lieu sur ${new URL(voting.origin).host}.`,
  );
  await expect(goVote).toContainText(
    'Vous pouvez voter jusqu’au 3 février 2026 à 11 h (heure de Bruxelles).',
  );
  await expect(page.locator('isoloir-widget-countdown')).toContainText('Le vote est ouvert.');
  await expect(page.locator('isoloir-widget-results')).toContainText('Les résultats paraîtront ici');
  await expect(page.locator('isoloir-widget-turnout')).toContainText('0 personne a voté');
  const candidates = page.locator('isoloir-widget-candidates');
  await expect(candidates.getByRole('heading', { name: 'Membres effectifs' })).toHaveCount(2);
  await expect(candidates.getByText('CRAHAY-VANDENBOSSCHE Marie-Hélène').first()).toBeVisible();
  await expect(page.getByText('Simulation : les votes ne comptent pas.').first()).toBeVisible();
  await expectAccessible(page, 'open, French');

  await page.evaluate(() => {
    document.documentElement.lang = 'nl-BE';
  });
  await expect(banner.getByRole('link', { name: 'Stemmen' })).toBeVisible();
  await expect(goVote).toContainText('U kunt stemmen tot 3 februari 2026 om 11.00 uur (Brusselse tijd).');
  await expect(candidates.getByRole('heading', { name: 'Gewone leden' })).toHaveCount(2);
  await expectAccessible(page, 'open, Dutch');
  expect(faults).toEqual([]);

  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);
});

const phases = [
  {
    phase: 'not open yet',
    at: minutesAfter(opensAt, -90),
    goVote: 'Vous pourrez voter à partir du 3 février 2026 à 9 h (heure de Bruxelles).',
    countdown: 'Le vote ouvre dans',
    results: 'Les résultats paraîtront ici',
  },
  {
    phase: 'closed',
    at: minutesAfter(closesAt, 1),
    goVote: 'Le scrutin est clos depuis le 3 février 2026 à 11 h (heure de Bruxelles).',
    countdown: 'Le vote est clos',
    results: 'Le dépouillement n’est pas terminé.',
  },
] as const;

for (const { phase, at, goVote, countdown, results } of phases) {
  test(`when it is ${phase}, there is no way to the vote, and it is said why`, async ({
    page,
    open,
    voting,
  }) => {
    voting.scene.now = at;
    const faults = await open({ body: widgets(voting.api), files: ['isoloir.js'] });
    await expect(page.locator('isoloir-widget-go-vote')).toContainText(goVote);
    await expect(page.locator('isoloir-widget-countdown')).toContainText(countdown);
    await expect(page.locator('isoloir-widget-results')).toContainText(results);
    await expect(page.locator('isoloir-widget-banner').getByRole('heading')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Voter' })).toHaveCount(0);
    await expectAccessible(page, phase);
    expect(faults).toEqual([]);
  });
}

test('while voting is suspended, every widget says it and none leads to the vote', async ({
  page,
  open,
  voting,
}) => {
  must(await pauseConsultation(voting.scene.data, consultation, { reason: 'test' }));
  const faults = await open({ body: widgets(voting.api), files: ['isoloir.js'] });
  for (const name of tags) {
    const widget = page.locator(`isoloir-widget-${name}`);
    await expect(widget.getByRole('heading', { name: 'Le vote est suspendu' })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Voter' })).toHaveCount(0);
  await expectAccessible(page, 'paused');
  expect(faults).toEqual([]);
});

test('once it is annulled, that is all that is said', async ({ page, open, voting }) => {
  await annulled(voting.scene, consultation);
  const faults = await open({ body: widgets(voting.api), files: ['isoloir.js'] });
  for (const name of tags) {
    const widget = page.locator(`isoloir-widget-${name}`);
    await expect(widget.getByRole('heading', { name: 'Ce scrutin est annulé' })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Voter' })).toHaveCount(0);
  await expectAccessible(page, 'annulled');
  expect(faults).toEqual([]);
});

test('once it is counted, the totals stand as the trustees decrypted them, with the urn to count again', async ({
  page,
  open,
  voting,
}) => {
  const { uuid, candidate } = await counted(voting.scene, 'liege');
  const faults = await open({ body: widgets(voting.api, ['results']), files: ['isoloir-widget-results.js'] });
  const results = page.locator('isoloir-widget-results');
  await expect(results).toContainText('2 bulletins dépouillés');
  const table = results.getByRole('table', { name: 'Membres effectifs' }).first();
  await expect(table.getByRole('row').nth(1)).toHaveText(
    new RegExp(`^\\s*${candidate}\\s+Obtient un mandat\\s+2\\s*$`),
  );
  await expect(results.getByRole('link', { name: /Télécharger l’urne.*Liège/u })).toHaveAttribute(
    'href',
    `${voting.api}/elections/${uuid}/archive`,
  );
  await expectAccessible(page, 'counted');
  expect(faults).toEqual([]);
});

test('the turnout is shown with its hour', async ({ page, open, voting }) => {
  await votesOf(voting.scene, 'liege', 3);
  voting.scene.now = minutesAfter(closesAt, 5);
  const faults = await open({ body: widgets(voting.api, ['turnout']), files: ['isoloir-widget-turnout.js'] });
  const turnout = page.locator('isoloir-widget-turnout');
  await expect(turnout).toContainText('3 personnes ont voté');
  await expect(turnout).toContainText(/[\d,]+\s%\sdes \d+ personnes inscrites/u);
  await expect(turnout).toContainText('Situation le 3 février 2026 à 11 h (heure de Bruxelles)');
  await expectAccessible(page, 'turnout');
  expect(faults).toEqual([]);
});

test.describe('where the turnout is not public', () => {
  test.use({ turnout: 'office' });

  test('that is said', async ({ page, open, voting }) => {
    await open({ body: widgets(voting.api, ['turnout']), files: ['isoloir-widget-turnout.js'] });
    await expect(page.locator('isoloir-widget-turnout')).toContainText(
      'La participation n’est pas publiée pendant le scrutin.',
    );
  });
});

test('widgets of one page ask the server once', async ({ page, open, voting }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(voting.api)) asked.push(new URL(request.url()).pathname);
  });
  const names = ['banner', 'countdown', 'go-vote', 'banner'];
  await open({ body: widgets(voting.api, names), files: ['isoloir.js'] });
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link')).toBeVisible();
  await expect(page.locator('isoloir-widget-banner').nth(1).getByRole('heading')).toBeVisible();
  expect(asked).toEqual(['/api/v1/consultations/ordre-2024']);
});

test('a silent server is told, tried again by itself and by a button, and what is known stays with its hour', async ({
  page,
  site,
  voting,
}) => {
  await page.clock.install();
  const silent = Promise.withResolvers<undefined>();
  await page.route(`${voting.api}/**`, async (route) => {
    await silent.promise;
    await route.abort();
  });
  await page.addInitScript(() => {
    const states: unknown[] = [];
    Reflect.set(window, 'states', states);
    document.addEventListener(
      'isoloir-widget-state',
      (event) => states.push(event instanceof CustomEvent ? Reflect.get(event, 'detail') : undefined),
      true,
    );
  });
  await page.goto(
    site.page(
      documentOf({ body: widgets(voting.api, ['go-vote']), files: ['isoloir-widget-go-vote.js'] }),
      strictPolicy(voting.api),
    ),
  );
  const widget = page.locator('isoloir-widget-go-vote');
  await expect(widget).toHaveText('Chargement…');
  silent.resolve(undefined);
  // The client tries three times before it gives up.
  await page.clock.runFor(3000);
  await expect(widget.getByRole('heading', { name: 'Le service de vote ne répond pas' })).toBeVisible();
  await expectAccessible(page, 'offline');
  const retry = widget.getByRole('button', { name: 'Réessayer maintenant' });
  await retry.click();
  await page.clock.runFor(3000);
  await expect(widget.getByRole('status')).toHaveText('Toujours pas de réponse.');
  await expect(retry).toBeFocused();

  await page.unroute(`${voting.api}/**`);
  await page.clock.runFor(15_000);
  await expect(widget.getByRole('link', { name: 'Voter' })).toBeVisible();

  await page.route(`${voting.api}/**`, (route) => route.abort());
  await page.clock.runFor(13 * 60_000);
  await expect(widget.getByRole('link', { name: 'Voter' })).toBeVisible();
  await expect(widget).toContainText(/Informations reçues à \d+\sh/u);
  await expectAccessible(page, 'stale');

  await page.unroute(`${voting.api}/**`);
  // A question that was under way without an answer is not asked a second time at once.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(widget).not.toContainText('Informations reçues à', { timeout: 2000 });
  }).toPass();
  // Each state once, heard by a listener that catches what passes by on its way down; nothing comes up.
  expect(await page.evaluate('states')).toEqual(['loading', 'offline', 'ready'].map((state) => ({ state })));
});

test('a consultation that is not there is no noise for visitors and a hint for developers', async ({
  page,
  open,
  voting,
}) => {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await open({
    body: `<isoloir-widget-banner api="${voting.api}" consultation="ordre-2042"></isoloir-widget-banner><isoloir-widget-banner></isoloir-widget-banner>`,
    files: ['isoloir-widget-banner.js'],
  });
  for (const index of [0, 1]) {
    const banner = page.locator('isoloir-widget-banner').nth(index);
    await expect(banner.getByRole('heading')).toHaveText(
      'Information : Cette information n’est pas disponible',
    );
  }
  expect(warnings).toContain(
    `<isoloir-widget-banner> has nothing to show (consultation-unknown): check api="${voting.api}" and consultation="ordre-2042".`,
  );
  await expectAccessible(page, 'refused');
});

test('a site that the sealed definition does not list gets nothing', async ({ page, stranger, voting }) => {
  const faults = faultsOf(page);
  const body = widgets(voting.api, ['go-vote']);
  await page.goto(
    stranger.page(documentOf({ body, files: ['isoloir-widget-go-vote.js'] }), strictPolicy(voting.api)),
  );
  await expect(page.locator('isoloir-widget-go-vote')).toContainText('Le service de vote ne répond pas');
  expect(faults.some((fault) => fault.includes('CORS'))).toBe(true);
});
