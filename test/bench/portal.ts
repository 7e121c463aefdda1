import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { systemClock } from '../../packages/server/src/clock.ts';
import { sessionCookie } from '../../packages/server/src/http/session-cookie.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { startSession } from '../../packages/server/src/voting/sessions.ts';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';
import { exampleFolder, startDemo, type Demo } from '../../scripts/lib/demo.ts';
import { medianOf } from '../../scripts/lib/statistics.ts';

/** How a page comes to a voter who has a telephone and has never been here. */
export interface PortalRow {
  readonly name: string;
  /** Milliseconds until the first choice can be made, the median. */
  readonly usable: number;
  /** Of it, milliseconds until something is on the page (first contentful paint). */
  readonly painted: number;
  /** Bytes over the network until then, as compressed, and in how many requests. */
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

const runs = 5;

/** Ballots of each kind, and the first thing that can be chosen on them. */
const ballots = [
  { example: 'ordre-2024', name: 'ballot of candidates', choice: 'checkbox' },
  { example: 'ministere-2024', name: 'ballot of lists', choice: 'radio' },
] as const;

/** Measures how soon a ballot can be filled in, with nothing in the browser's cache. */
export async function benchPortal(): Promise<readonly PortalRow[]> {
  const browser = await chromium.launch(chromiumOptions);
  const rows: PortalRow[] = [];
  try {
    for (const { example, name, choice } of ballots) {
      const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
      const demo = await startDemo({
        dataFolder: folder,
        port,
        folders: [exampleFolder(example)],
      });
      try {
        for (const [on, throttled] of [
          ['', false],
          [', slow telephone', true],
        ] as const)
          rows.push({ name: `${name}${on}`, ...(await measure(browser, demo, choice, throttled)) });
      } finally {
        await demo.close();
        rmSync(folder, { recursive: true });
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

async function measure(
  browser: Browser,
  demo: Demo,
  choice: 'checkbox' | 'radio',
  throttled: boolean,
): Promise<Omit<PortalRow, 'name'>> {
  const visits: Omit<PortalRow, 'name'>[] = [];
  const [consultation] = await demo.data.store.consultations.all();
  const roll = await demo.data.store.roll.ofConsultation(consultation?.id ?? '');
  for (let run = 0; run < runs; run += 1) {
    const voter = roll[run + (throttled ? runs : 0)];
    if (voter === undefined) throw new Error('The roll is too short');
    const { token } = await startSession(demo.data.store, systemClock, sessionLimits, voter);
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    await context.addCookies([
      { name: sessionCookie, value: token, url: demo.origin.replace('http:', 'https:'), secure: true },
    ]);
    const page = await context.newPage();
    await page.goto(`${demo.origin}/elections/`);
    const link = page.locator('a[href*="/vote/"]').first();
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    visits.push(await visit(page, address, choice, throttled));
    await context.close();
  }
  const median = (of: keyof Omit<PortalRow, 'name'>): number => medianOf(visits.map((one) => one[of]));
  return {
    usable: median('usable'),
    painted: median('painted'),
    bytes: median('bytes'),
    requests: median('requests'),
  };
}

async function visit(
  page: Page,
  address: string,
  choice: 'checkbox' | 'radio',
  throttled: boolean,
): Promise<Omit<PortalRow, 'name'>> {
  await page.goto('about:blank');
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
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const proceed = page.getByRole('dialog').getByRole('button').first();
  const first = page.getByRole(choice).first();
  await first.or(proceed).first().waitFor({ state: 'visible', timeout: 60_000 });
  const usable = performance.now() - begun;
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  return { usable, painted, bytes, requests };
}

/** The measurements as a table. */
export function portalText(rows: readonly PortalRow[]): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(40) : cell.padStart(12))).join('');
  return [
    `From an address to the first choice, nothing cached; medians of ${runs}. The telephone: 1.6 Mbit/s, 150 ms, processor ${slowdown} times slower.`,
    line(['', 'usable, ms', 'painted, ms', 'kB', 'requests']),
    ...rows.map(({ name, usable, painted, bytes, requests }) =>
      line([name, usable.toFixed(0), painted.toFixed(0), (bytes / 1000).toFixed(1), String(requests)]),
    ),
  ].join('\n');
}
