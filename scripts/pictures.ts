import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { choose, openBallot } from '../test/e2e/support/portal.ts';
import { voterFor } from '../test/e2e/support/voters.ts';
import { enter, list, signIn } from '../test/e2e/ministere/support/portal.ts';
import { voterFor as ministryVoterFor } from '../test/e2e/ministere/support/voters.ts';
import { chromiumOptions } from './lib/chromium.ts';
import { chromium as chromiumProgram, ensurePrograms } from './lib/debian.ts';
import { exampleFolder, startDemo } from './lib/demo.ts';
import { buildCdn, cdnFolder } from './lib/packages/cdn.ts';
import { buildPortal } from './lib/portal.ts';
import { root } from './lib/root.ts';

// The pictures of the README: of the running portal, and of our elements in a page of somebody else, in French and Dutch.
ensurePrograms([chromiumProgram]);
buildPortal();
await buildCdn();

const languages = ['fr', 'nl'] as const;
type Language = (typeof languages)[number];

const target = join(root, 'docs/pictures');
const folder = mkdtempSync(join(tmpdir(), 'isoloir-pictures-'));
const port = 18_690;
/** Where the page of somebody else is. */
const sitePort = 18_699;
const site = `http://localhost:${sitePort}`;

/** A copy of an example whose sealed definition lists the site. */
function listing(id: string): string {
  const copy = join(folder, id);
  cpSync(exampleFolder(id), copy, { recursive: true });
  const file = join(copy, 'election.yaml');
  const text = readFileSync(file, 'utf8').replace(
    /^embeddingOrigins: .*$/mu,
    `embeddingOrigins: ['${site}']`,
  );
  writeFileSync(file, text);
  return copy;
}

async function picture(page: Page, name: string, language: Language): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  writeFileSync(join(target, `${name}.${language}.webp`), Buffer.from(data, 'base64'));
}

/** The Ordre’s ballot of candidates, half filled in. */
async function candidates(context: BrowserContext, language: Language): Promise<void> {
  const page = await context.newPage();
  await openBallot(page, voterFor(language === 'fr' ? 'mouse' : 'keyboard', language));
  await choose(page);
  await picture(page, 'candidates', language);
}

/** The Ministry’s ballot of lists, one chosen. */
async function lists(context: BrowserContext, language: Language): Promise<void> {
  const page = await context.newPage();
  await signIn(page, ministryVoterFor(language === 'fr' ? 'roles' : 'keyboard', undefined, language));
  await enter(page, 'CSPM');
  await list(page, /./u).nth(1).check();
  await picture(page, 'lists', language);
}

/** Three tags in a page of somebody else. */
async function embedded(context: BrowserContext, language: Language): Promise<void> {
  const page = await context.newPage();
  const tag = (name: string): string =>
    `<${name} api="http://localhost:${port}/api/v1" consultation="ordre-2024"></${name}>`;
  const body = ['isoloir-widget-countdown', 'isoloir-booth', 'isoloir-widget-candidates']
    .map(tag)
    .join('<br>');
  const host = createServer(({ url }, response) => {
    const isScript = url === '/isoloir.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      isScript
        ? readFileSync(join(cdnFolder, 'isoloir.js'))
        : `<!doctype html><html lang="${language}"><body style="max-width: 60rem; margin: 2rem auto; padding: 0 1rem">
            ${body}<script type="module" src="/isoloir.js"></script></body></html>`,
    );
  });
  await new Promise<void>((resolve) => host.listen(sitePort, 'localhost', resolve));
  await page.goto(`${site}/`);
  await page.locator('isoloir-booth').getByRole('link').waitFor();
  await page.locator('isoloir-widget-candidates').getByRole('listitem').first().waitFor();
  await picture(page, 'widgets', language);
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
}

const shows = {
  'ordre-2024': [candidates, embedded],
  'ministere-2024': [lists],
} as const;

mkdirSync(target, { recursive: true });
const browser = await chromium.launch(chromiumOptions);
try {
  for (const [id, takes] of Object.entries(shows)) {
    const demo = await startDemo({ dataFolder: join(folder, `data-${id}`), port, folders: [listing(id)] });
    for (const take of takes) {
      for (const language of languages) {
        // One at a time: each voter has a session of their own.
        const context = await browser.newContext({
          baseURL: demo.origin,
          viewport: { width: 1120, height: 1000 },
          // No colour half-way to another.
          reducedMotion: 'reduce',
          locale: language,
        });
        await take(context, language);
        await context.close();
      }
    }
    await demo.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
