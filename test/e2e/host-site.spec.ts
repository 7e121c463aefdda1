import { expectAccessible } from './support/axe.ts';
import { expect, openElections, signIn, test, title } from './support/portal.ts';
import { overflow } from './support/reflow.ts';
import { voterFor } from './support/voters.ts';

// Opening and closing are when the examples were made: on the first of a month, at a full hour or midnight they read otherwise.
const sites = [
  {
    language: 'fr',
    address: 'http://localhost:18483/',
    heading: 'Élections 2024',
    period:
      /Du\s\d+(er)?\s\S+\s\d{4}(\sà\s\d+\sh(\s\d+)?)?\sau\s\d+(er)?\s\S+\s\d{4}(\sà\s\d+\sh(\s\d+)?)?\s\(heure\sde\sBruxelles\)/,
    information: 'Plus d’informations',
    home: 'Élections 2024 de l’Ordre des médecins',
    candidates: 'Candidats',
    vote: 'Voter',
    signIn: 'Se connecter',
    keys: [/eID/, /itsme/, /e-mail/, /application mobile/],
    other: {
      organisation: 'Orde der artsen, Nationale Raad',
      signIn: 'Aanmelden',
      help: 'Hulp nodig bij het aanmelden?',
    },
  },
  {
    language: 'nl',
    address: 'http://localhost:18483/nl/',
    heading: 'Verkiezingen 2024',
    period:
      /Van\s\d+\s\S+\s\d{4}(\som\s[\d.]+\suur)?\stot\s\d+\s\S+\s\d{4}(\som\s[\d.]+\suur)?\s\(Brusselse\stijd\)/,
    information: 'Meer informatie',
    home: 'Verkiezingen 2024 van de Orde der artsen',
    candidates: 'Kandidaten',
    vote: 'Stemmen',
    signIn: 'Aanmelden',
    keys: [/eID/, /itsme/, /e-mail/, /mobiele app/],
    other: {
      organisation: 'Ordre des médecins, Conseil national',
      signIn: 'Se connecter',
      help: 'Besoin d’aide pour vous connecter\u202f?',
    },
  },
] as const;

for (const site of sites) {
  test(`the banner on a site of somebody else leads to information, candidates and vote (${site.language})`, async ({
    page,
  }) => {
    await page.goto(site.address);
    const banner = page.locator('isoloir-election-banner');
    await expect(banner.getByRole('heading', { level: 2 })).toHaveText(site.heading);
    await expect(banner.locator('.period')).toHaveText(site.period);
    await expectAccessible(page, 'host site');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toEqual([]);

    await banner.getByRole('link', { name: site.information }).click();
    await expect(title(page)).toHaveText(site.home);
    await page.goto(site.address);
    await banner.getByRole('link', { name: site.candidates }).click();
    await expect(title(page)).toHaveText(site.candidates);
    await expect(page.getByText('NOIRFALISE Loïc')).toBeVisible();
    await expect(page.getByText('BOSMANS Bavo')).toBeVisible();
    expect(await overflow(page)).toEqual([]);
    await page.goto(site.address);
    await banner.getByRole('link', { name: site.vote }).click();
    await expect(title(page)).toHaveText(site.signIn);
  });

  test(`the sign-in offers four keys, help, and the organisation in either language (${site.language})`, async ({
    page,
  }) => {
    await page.goto(`/sign-in/?lang=${site.language}`);
    const main = page.locator('main');
    for (const key of site.keys) await expect(main.getByRole('link', { name: key })).toHaveCount(1);
    const chosen = main.locator('a[aria-current=true]');
    await expect(chosen).toHaveAttribute('lang', site.language);
    await main.locator('summary').click();
    await expect(main.getByRole('link', { name: /compte itsme|itsme-account/ })).toBeVisible();
    await expectAccessible(page, 'sign-in help');
    await main.getByRole('link', { name: site.other.organisation }).click();
    await expect(title(page)).toHaveText(site.other.signIn);
    await expect(main.getByText(site.other.help)).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('lang', site.language);
  });
}

test('candidates that are not the sealed ones are not shown', async ({ page }) => {
  await page.route(/\/api\/v1\/elections\/[^/]+$/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replaceAll('TILKIN', 'TILKEN') });
  });
  await page.goto('/candidates/?lang=fr');
  await expect(title(page)).toHaveText('Alerte : arrêtez ici');
  await expect(page.locator('main')).not.toContainText('TILKEN');
  await expectAccessible(page, 'other candidates');
});

test('contact details that are not the sealed ones stop whoever comes to vote', async ({ page }) => {
  await page.route(/\/api\/v1\/consultations\/[\w-]+$/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({
      response: answer,
      body: text.replaceAll('02 555 01 24, les', '02 555 99 99, les'),
    });
  });
  await signIn(page, voterFor('host site'));
  await openElections(page);
  await page.getByRole('link', { name: /^Voter\s:/ }).click();
  await expect(title(page)).toHaveText('Alerte : arrêtez ici');
  await expect(page.getByText('Les textes d’aide et de contact de l’organisation')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('an address at which there is nothing says so, with questions, contact and the way home', async ({
  page,
}) => {
  for (const [language, words, faq, contact] of [
    ['fr', 'Cette page n’existe pas', 'Questions fréquentes', 'Contact'],
    ['nl', 'Deze pagina bestaat niet', 'Veelgestelde vragen', 'Contact'],
  ] as const) {
    const answer = await page.goto(`/ordre-2024/nothing/?lang=${language}`);
    expect(answer?.status()).toBe(404);
    await expect(title(page)).toHaveText(words);
    await expect(page).toHaveTitle(/^(Erreur\s|Fout): /);
    const links = page.getByRole('banner').getByRole('link');
    await expect(links.filter({ hasText: faq })).toBeVisible();
    await expect(links.filter({ hasText: contact })).toBeVisible();
  }
  const program = await page.request.get('/nothing', { headers: { accept: 'application/json' } });
  expect(program.status()).toBe(404);
  expect(await program.json()).toMatchObject({ code: 'not-found' });
  await page.locator('main').getByRole('link', { name: 'Startpagina van de stemming' }).click();
  await expect(title(page)).toHaveText('Verkiezingen 2024 van de Orde der artsen');
});
