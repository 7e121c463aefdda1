import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, openElections, signIn, test, title } from './support/portal.ts';
import { overflow } from './support/reflow.ts';
import { voterFor } from './support/voters.ts';

/** Day and hour of an instant in Brussels; a period that begins at midnight names the day alone. */
const momentText = {
  fr(instant: Date, begins = false): string {
    const { day, hour, minute } = partsOf('fr', instant);
    if (begins && hour === 0 && minute === '00') return day;
    return `${day} à ${hour} h${minute === '00' ? '' : ` ${minute}`}`;
  },
  nl(instant: Date, begins = false): string {
    const { day, hour, minute } = partsOf('nl', instant);
    return begins && hour === 0 && minute === '00' ? day : `${day} om ${hour}.${minute} uur`;
  },
};

function partsOf(language: 'fr' | 'nl', instant: Date) {
  const told = (options: Intl.DateTimeFormatOptions, locale: string = language) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Brussels', ...options }).format(instant);
  const day = told({ day: 'numeric' });
  const date = `${language === 'fr' && day === '1' ? '1er' : day} ${told({ month: 'long' })} ${told({ year: 'numeric' })}`;
  const [hour = '', minute = ''] = told({ hour: '2-digit', minute: '2-digit' }, 'en-GB').split(':');
  return { day: date, hour: Number(hour), minute };
}

/** When the example opens and closes: 35 days from when it was made. */
async function periodOf(page: Page): Promise<readonly [Date, Date]> {
  const consultation: unknown = await (await page.request.get('/api/v1/consultations/ordre-2024')).json();
  const period: unknown = Reflect.get(Object(consultation), 'period');
  const instant = (name: string) => new Date(String(Reflect.get(Object(period), name)));
  return [instant('opensAt'), instant('closesAt')];
}

const sites = [
  {
    language: 'fr',
    address: 'http://localhost:18483/',
    heading: 'Élections 2024',
    period: (opens: Date, closes: Date) =>
      `Du ${momentText.fr(opens, true)} au ${momentText.fr(closes)} (heure de Bruxelles)`,
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
    period: (opens: Date, closes: Date) =>
      `Van ${momentText.nl(opens, true)} tot ${momentText.nl(closes)} (Brusselse tijd)`,
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
    await expect(banner.locator('.period')).toHaveText(site.period(...(await periodOf(page))));
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
