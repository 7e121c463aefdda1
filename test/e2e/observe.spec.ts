import { trackerOf } from '@isoloir/protocol';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { publishIncident, withdrawNotice } from '../../packages/server/src/office/notices.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { countElection } from '../server/count.ts';
import { closesAt } from '../server/support.ts';
import { expectAccessible } from './support/axe.ts';
import { archiveWith, type Observed, openObserved } from './support/observed.ts';
import { expect, test, title } from './support/portal.ts';
import { overflow } from './support/reflow.ts';

// Observers need no voter: a consultation on a server of its own, from its opening to its count.
const port = 18_560;
test.use({ baseURL: `http://localhost:${port}`, locale: 'fr-BE' });
test.describe.configure({ mode: 'serial' });

let observed: Observed;
test.beforeAll(async () => {
  observed = await openObserved(port);
  // Four seats of five are clear; three candidates have one vote each for the last one.
  for (const [index, chosen] of [
    [0, 1, 2, 3],
    [0, 1, 2, 3],
    [0, 1, 2, 4],
    [0, 5, 6],
  ].entries()) {
    await observed.vote(index, chosen);
  }
  const { data } = observed.scene;
  const { number } = must(
    await publishIncident(data, 'ordre-2024', ['fr=Panne passée.', 'nl=Storing voorbij.'], { mail: false }),
  );
  must(await withdrawNotice(data, 'ordre-2024', number));
  observed.scene.now = minutesAfter(closesAt, -1);
});
test.afterAll(() => observed.close());

test('while voting is open, anybody follows state, turnout, urn and incidents from the first page on', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Observer et vérifier ce vote' }).click();
  await expect(title(page)).toHaveText('Observer et vérifier ce vote');
  await expect(page.locator('.period-phase')).toHaveText('Le vote est ouvert.');
  const liege = page.getByRole('region', { name: 'Conseil provincial de Liège' });
  await expect(liege).toContainText('Votre navigateur a comparé');
  await expect(liege).toContainText('Recalculée par votre navigateur');
  await expect(page.locator('isoloir-turnout')).toContainText('0 votant');
  await expect(liege).toContainText('Les preuves du dépouillement seront ici après la clôture.');
  await expect(page.getByRole('link', { name: /archive complète/ })).toHaveCount(0);
  const incidents = page.getByRole('region', { name: 'Incidents et avis' });
  await expect(incidents).toContainText('Panne passée.');
  await expect(incidents).toContainText('Retiré');
  await expectAccessible(page, 'open');

  await liege.getByText('Voir les numéros de suivi (4)').click();
  const trackers = await liege.locator('.trackers code').allInnerTexts();
  expect(trackers).toEqual(trackers.toSorted());
  expect(trackers).toHaveLength(4);
  await liege.getByRole('searchbox').fill(trackers[2] ?? '');
  await expect(liege.locator('.trackers code')).toHaveText([trackers[2] ?? '']);
  await liege.getByRole('searchbox').fill('?');
  await expect(liege.getByText('Aucun numéro de suivi ne contient ces caractères.')).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);
});

test('an urn that loses a ballot is found out by a page that saw it', async ({ page }) => {
  await page.goto('/observe/?lang=nl');
  const liege = page.getByRole('region', { name: 'Provinciale raad van Luik' });
  await expect(liege).toContainText('Door uw browser herberekend uit de volgnummers: gelijk.');
  await page.route('**/urn', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const urn: unknown = JSON.parse(text, (key, value: unknown) =>
      key === 'trackers' && Array.isArray(value) ? value.slice(1) : value,
    );
    await route.fulfill({ response: answer, json: urn });
  });
  await page.getByRole('button', { name: 'Vernieuwen' }).click();
  await expect(liege).toContainText(
    '1 stembiljet dat deze pagina in de stembus had gezien, is er niet meer.',
  );
  await expect(liege).toContainText('komt niet overeen met wat de server opgeeft');
  await page.unrouteAll({ behavior: 'wait' });
});

test('after the count the result stands as table and bars, a tie as a tie, and this browser verifies every proof', async ({
  page,
}) => {
  const run = await observed.run();
  observed.scene.now = minutesAfter(closesAt, 30);
  await countElection(observed.scene, run.uuid);
  await page.goto('/observe/');
  const liege = page.getByRole('region', { name: 'Conseil provincial de Liège' });
  const full = liege.getByRole('table', { name: /Membres effectifs/ });
  await expect(full.getByRole('row')).toHaveCount(8);
  await expect(full.getByText('Obtient un mandat')).toHaveCount(4);
  await expect(full.getByText('À égalité')).toHaveCount(3);
  await expect(liege).toContainText('3 candidats sont à égalité pour les derniers mandats.');
  await expect(full.getByRole('row', { name: /BAUGNET/ })).toContainText('100');
  await expect(page.locator('isoloir-turnout')).toContainText('4 votants');

  await liege.getByRole('button', { name: 'Vérifier dans ce navigateur' }).click();
  await expect(liege.getByRole('heading', { name: 'Tout est vérifié' })).toBeVisible();
  await expect(liege.getByRole('status')).toContainText(['4 bulletins']);
  await expect(liege).toContainText('il donne le résultat affiché');
  await expectAccessible(page, 'counted, verified');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);
});

test('an archive that was tampered with is refused in words: event, ballot, question and reason of each failure', async ({
  page,
}) => {
  const run = await observed.run();
  const changed: string[] = [];
  const archive = await archiveWith(observed.scene, run, ([first = '', second = '', ...others]) => {
    const at = second.lastIndexOf('"choices":[{"alpha":"') + '"choices":[{"alpha":"'.length;
    changed.push(
      first.replace(/"response":"\d+"/, '"response":"1"'),
      `${second.slice(0, at)}${'0'.repeat(64)}${second.slice(at + 64)}`,
    );
    return [...changed, ...others];
  });
  await page.route('**/archive', (route) =>
    route.fulfill({ contentType: 'application/x-tar', body: Buffer.from(archive) }),
  );
  await page.goto('/observe/?lang=nl');
  const liege = page.getByRole('region', { name: 'Provinciale raad van Luik' });
  await expect(liege.getByRole('table')).toHaveCount(2);
  await liege.getByRole('button', { name: 'Controleren in deze browser' }).click();
  await expect(liege.getByRole('heading', { name: 'Dit archief klopt niet' })).toBeVisible();
  const failures = liege.locator('.verdict li');
  const [one = '', two = ''] = changed.map((ballot) => trackerOf(ballot));
  await expect(failures.filter({ hasText: one })).toContainText('De handtekening van dit stembiljet is vals');
  await expect(failures.filter({ hasText: two })).toContainText('Een versleutelde waarde behoort niet tot');
  await expect(failures.filter({ hasText: two })).toContainText(/Gebeurtenis nr\. [1-4]\./);
  await expect(failures.filter({ hasText: two })).toContainText('Vraag nr. 2.');
  await expectAccessible(page, 'refused');
});

test('a verification that is stopped, or whose archive does not come, says that it has shown nothing', async ({
  page,
}) => {
  await page.goto('/observe/');
  const liege = page.getByRole('region', { name: 'Conseil provincial de Liège' });
  const verify = liege.getByRole('button', { name: 'Vérifier dans ce navigateur' });
  await page.route('**/archive', () => undefined);
  await verify.click();
  await liege.getByRole('button', { name: 'Arrêter' }).click();
  await expect(liege.locator('.verdict')).toContainText('La vérification est arrêtée. Elle n’a rien établi.');
  await page.unroute('**/archive');
  await page.route('**/archive', (route) => route.abort());
  await verify.click();
  await expect(liege.locator('.verdict')).toContainText('Le serveur ne peut pas être joint.');
});
