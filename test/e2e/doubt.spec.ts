import {
  ballotAddress,
  castButton,
  choose,
  expect,
  keptByPage,
  openBallot,
  openElections,
  review,
  signIn,
  test,
  title,
  withOtherSignature,
} from './support/portal.ts';
import { untilQuiet } from './support/quiet.ts';
import { voterFor } from './support/voters.ts';

test('a lost answer is asked for again until the vote is known to be recorded', async ({ page }) => {
  await openBallot(page, voterFor('lost answer'));
  await choose(page);
  const tracker = await review(page);
  const told = Promise.withResolvers<undefined>();
  const sent: string[] = [];
  const statuses: number[] = [];
  await page.route(ballotAddress, async (route) => {
    sent.push(route.request().postData() ?? '');
    const answer = await route.fetch();
    statuses.push(answer.status());
    // The server has recorded the ballot; its answer gets lost twice.
    if (sent.length <= 2) await route.abort('connectionreset');
    else {
      await told.promise;
      await route.fulfill({ response: answer });
    }
  });
  await castButton(page).click();
  await expect(title(page)).toHaveText('Nous ne savons pas encore si votre vote est enregistré');
  await expect(page.getByText('Ne fermez pas cette page.')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('BAUGNET');
  told.resolve(undefined);
  await expect(title(page)).toHaveText('Votre vote est enregistré');
  await expect(page.locator('isoloir-receipt')).toContainText(tracker);
  expect(new Set(sent).size).toBe(1);
  expect(statuses).toEqual([201, 200, 200]);
});

test('a server that is busy: the page says that nothing is recorded yet, and sends again by itself', async ({
  page,
}) => {
  await openBallot(page, voterFor('busy'));
  await choose(page);
  await review(page);
  const told = Promise.withResolvers<undefined>();
  let requests = 0;
  await page.route(ballotAddress, async (route) => {
    requests += 1;
    if (requests > 1) {
      await told.promise;
      await route.continue();
      return;
    }
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'busy' }),
    });
  });
  await castButton(page).click();
  await expect(title(page)).toHaveText('Votre bulletin attend son tour');
  await expect(page.getByText('Votre vote n’est pas encore enregistré.')).toBeVisible();
  told.resolve(undefined);
  await expect(title(page)).toHaveText('Votre vote est enregistré');
});

test('a session that ends after a lost answer leaves the question open, with the way to the answer', async ({
  page,
}) => {
  await openBallot(page, voterFor('lost session'));
  await choose(page);
  const tracker = await review(page);
  await page.route(
    ballotAddress,
    async (route) => {
      await route.fetch();
      await page.context().clearCookies();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await castButton(page).click();
  await expect(page.getByText(/Connectez-vous de nouveau\s: la liste/)).toBeVisible();
  await expect(title(page)).toHaveText('Nous ne savons pas encore si votre vote est enregistré');
  await expect(page.getByText(tracker)).toBeVisible();
});

test('a tracker that is not the ballot’s is a blocking alarm', async ({ page }) => {
  await openBallot(page, voterFor('tampered tracker'));
  await choose(page);
  const tracker = await review(page);
  const other = `${tracker.startsWith('A') ? 'B' : 'A'}${tracker.slice(1)}`;
  await page.route(ballotAddress, async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replace(tracker, other) });
  });
  await castButton(page).click();
  await expect(title(page)).toHaveText('Alerte : arrêtez ici');
  await expect(page.locator('main')).toContainText(tracker);
  await expect(page.locator('main')).toContainText(other);
  await expect(page.locator('isoloir-receipt')).toHaveCount(0);
});

test('a reference that the server did not sign is a blocking alarm', async ({ page }) => {
  await openBallot(page, voterFor('tampered signature'));
  await choose(page);
  await review(page);
  await page.route(ballotAddress, async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replace(/ISO1\.[\w.-]+/, withOtherSignature) });
  });
  await castButton(page).click();
  await expect(title(page)).toHaveText('Alerte : arrêtez ici');
  await expect(page.getByText('La signature de l’accusé de réception')).toBeVisible();
});

test('a ballot that is not the sealed one is not shown', async ({ page }) => {
  await page.route(/\/api\/v1\/elections\/[^/]+$/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replaceAll('TILKIN', 'TILKEN') });
  });
  await signIn(page, voterFor('tampered ballot'));
  await openElections(page);
  await page.getByRole('link', { name: /^Voter/ }).click();
  await expect(title(page)).toHaveText('Alerte : arrêtez ici');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('nothing is sent between the first choice and the cast, and no choice is kept anywhere', async ({
  page,
}) => {
  await openBallot(page, voterFor('silence'));
  await untilQuiet(page);
  const address = page.url();
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  await choose(page);
  await review(page);
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await page.goBack();
  await expect(title(page)).toHaveText('Kies uw kandidaten');
  await review(page);
  expect(requests).toEqual([]);
  expect(page.url()).toBe(address);

  const kept = await keptByPage(page);
  for (const trace of ['BAUGNET', 'MÉLOTTE', 'effective', 'candidates', 'blank']) {
    expect(kept).not.toContain(trace);
  }
  await castButton(page).click();
  await expect(title(page)).toHaveText('Uw stem is geregistreerd');
  const own = requests.filter((request) => request.startsWith('POST'));
  expect(own).toHaveLength(1);
  expect(requests.every((request) => request.includes('//localhost:18480/'))).toBe(true);
  expect(await keptByPage(page)).not.toContain('BAUGNET');
});
