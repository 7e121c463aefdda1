import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { systemClock } from '../../packages/server/src/clock.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';
import { exampleFolder, startDemo, type Demo } from '../../scripts/lib/demo.ts';
import { medianOf } from '../../scripts/lib/statistics.ts';
import { tableText, type Found } from './found.ts';
import { scoreOf, vitalsOf, type Vitals } from './vitals.ts';

/** How a ballot comes to a voter who has never been here; medians. */
interface BallotVisit {
  /** Milliseconds until the first choice can be made. */
  readonly usable: number;
  /** Of it, milliseconds until something is on the page (first contentful paint). */
  readonly painted: number;
  /** Bytes over the network until then, as compressed, and in how many requests. */
  readonly bytes: number;
  readonly requests: number;
}

/** How any page comes, until it rests; medians. */
interface PageVisit extends Vitals {
  readonly bytes: number;
  readonly requests: number;
}

/** The profile of a slow telephone, as Lighthouse has it: "slow 4G", a processor four times as slow as this one. */
const phone = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
} as const;
const slowdown = 4;

// The demonstration takes the next ports too.
const port = 18_960;

/** Ballots of each kind, and the first thing that can be chosen on them. */
const ballots = [
  { example: 'ordre-2024', name: 'ballot of candidates', choice: 'checkbox' },
  { example: 'ministere-2024', name: 'ballot of lists', choice: 'radio' },
] as const;

/** Pages of which vitals are taken, and whether a voter is signed in on them. */
const pages = [
  { example: 'ordre-2024', name: 'start, candidates', path: '', signedIn: false },
  { example: 'ordre-2024', name: 'sign-in', path: 'sign-in/', signedIn: false },
  { example: 'ordre-2024', name: 'observers', path: 'observe/', signedIn: false },
  { example: 'ordre-2024', name: 'elections', path: 'elections/', signedIn: true },
  { example: 'ordre-2024', name: 'ballot of candidates', path: 'vote/', signedIn: true },
  { example: 'ministere-2024', name: 'start, lists', path: '', signedIn: false },
  { example: 'ministere-2024', name: 'ballot of lists', path: 'vote/', signedIn: true },
] as const;

/** Something that is measured on a page. */
type Visit<Taken> = (page: Page, address: string) => Promise<Taken>;

/** Measures how soon a ballot can be filled in, and the vitals of pages, with nothing in the browser's cache. */
export async function benchPortal(visits: number, onProgress: (text: string) => void): Promise<Found> {
  const browser = await chromium.launch(chromiumOptions);
  const usable: ({ readonly name: string } & BallotVisit)[] = [];
  const vitals: ({ readonly name: string } & PageVisit)[] = [];
  try {
    for (const { example, name, choice } of ballots) {
      const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
      const demo = await startDemo({ dataFolder: folder, port, folders: [exampleFolder(example)] });
      const desk = await deskOf(browser, demo);
      try {
        for (const [on, throttled] of [
          ['', false],
          [', slow telephone', true],
        ] as const) {
          onProgress(`${name}${on}`);
          const measured = await medians(visits, ['usable', 'painted', 'bytes', 'requests'], () =>
            desk('vote/', true, (page, address) => ballotVisit(page, address, choice, throttled)),
          );
          usable.push({ name: `${name}${on}`, ...measured });
        }
        for (const { name: title, path, signedIn } of pages.filter((one) => one.example === example)) {
          onProgress(title);
          const kinds = ['painted', 'largest', 'blocked', 'shifted', 'bytes', 'requests'] as const;
          const measured = await medians(visits, kinds, () => desk(path, signedIn, pageVisit));
          vitals.push({ name: title, ...measured });
        }
      } finally {
        await demo.close();
        rmSync(folder, { recursive: true });
      }
    }
  } finally {
    await browser.close();
  }
  return {
    figures: { visits, ballots: usable, pages: vitals.map((row) => ({ ...row, score: scoreOf(row) })) },
    text: portalText(visits, usable, vitals),
    goals: [],
  };
}

/** Opens pages of a demonstration, each in a browser that has never been there; a voter is another each time. */
async function deskOf(browser: Browser, demo: Demo) {
  const [consultation] = await demo.data.store.consultations.all();
  const voters = (await demo.data.store.roll.ofConsultation(consultation?.id ?? '')).values();
  const signIn = async (context: BrowserContext): Promise<void> => {
    const { value: voter } = voters.next();
    if (voter === undefined) throw new Error('The roll is too short');
    const { token } = await startSession(demo.data.store, systemClock, sessionLimits, voter);
    await context.addCookies([
      { name: sessionCookie, value: token, url: demo.origin.replace('http:', 'https:'), secure: true },
    ]);
  };
  return async <Taken>(path: string, signedIn: boolean, visit: Visit<Taken>): Promise<Taken> => {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    try {
      if (signedIn) await signIn(context);
      const page = await context.newPage();
      let address = `${demo.origin}/${path}`;
      if (path === 'vote/') {
        await page.goto(`${demo.origin}/elections/`);
        const link = page.locator('a[href*="/vote/"]').first();
        address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
      }
      await page.goto('about:blank');
      return await visit(page, address);
    } finally {
      await context.close();
    }
  };
}

async function medians<Kind extends string>(
  visits: number,
  kinds: readonly Kind[],
  visit: () => Promise<Readonly<Record<Kind, number>>>,
): Promise<Record<Kind, number>> {
  const taken: Readonly<Record<Kind, number>>[] = [];
  for (let count = 0; count < visits; count += 1) taken.push(await visit());
  const median = (kind: Kind): number => medianOf(taken.map((one) => one[kind]));
  return mapOf(kinds, median);
}

function mapOf<Kind extends string>(
  kinds: readonly Kind[],
  valueOf: (kind: Kind) => number,
): Record<Kind, number>;
function mapOf(kinds: readonly string[], valueOf: (kind: string) => number): Record<string, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, valueOf(kind)]));
}

/** Empties the browser’s cache for a page, slows it down if wanted, and counts what it fetches. */
async function watch(page: Page, throttled: boolean): Promise<() => { bytes: number; requests: number }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (throttled) {
    await devtools.send('Network.emulateNetworkConditions', phone);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  let [bytes, requests] = [0, 0];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  return () => ({ bytes, requests });
}

async function ballotVisit(
  page: Page,
  address: string,
  choice: 'checkbox' | 'radio',
  throttled: boolean,
): Promise<BallotVisit> {
  const fetched = await watch(page, throttled);
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const proceed = page.getByRole('dialog').getByRole('button').first();
  const first = page.getByRole(choice).first();
  await first.or(proceed).first().waitFor({ state: 'visible', timeout: 60_000 });
  const usable = performance.now() - begun;
  const { painted } = await vitalsOf(page);
  return { usable, painted, ...fetched() };
}

async function pageVisit(page: Page, address: string): Promise<PageVisit> {
  const fetched = await watch(page, true);
  await page.goto(address, { waitUntil: 'networkidle' });
  return { ...(await vitalsOf(page)), ...fetched() };
}

function portalText(
  visits: number,
  usable: readonly ({ readonly name: string } & BallotVisit)[],
  vitals: readonly ({ readonly name: string } & PageVisit)[],
): string {
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  return [
    `From an address to the first choice, nothing cached; medians of ${visits}. The telephone: 1.6 Mbit/s, 150 ms, processor ${slowdown} times slower.`,
    tableText(40, [
      ['', 'usable, ms', 'painted, ms', 'kB', 'requests'],
      ...usable.map((row) => [
        row.name,
        row.usable.toFixed(0),
        row.painted.toFixed(0),
        kilobytes(row.bytes),
        String(row.requests),
      ]),
    ]),
    'Pages on that telephone, until they rest: milliseconds of first and largest contentful paint and of total blocking time,',
    'cumulative layout shift, and what Lighthouse makes of these four (of 100; without its speed index).',
    tableText(40, [
      ['', 'painted', 'largest', 'blocked', 'shifted', 'kB', 'requests', 'score'],
      ...vitals.map((row) => [
        row.name,
        row.painted.toFixed(0),
        row.largest.toFixed(0),
        row.blocked.toFixed(0),
        row.shifted.toFixed(3),
        kilobytes(row.bytes),
        String(row.requests),
        scoreOf(row).toFixed(0),
      ]),
    ]),
  ].join('\n');
}
