import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdnFolder } from '../../scripts/lib/packages/cdn.ts';
import { embeddingText } from '../../scripts/lib/packages/embedding-doc.ts';
import { documentOf, expect, strictPolicy, test } from './support/fixtures.ts';

// Strict policies, Trusted Types, and more than one of us on a page.

const widget = (api: string, name: string): string =>
  `<isoloir-widget-${name} api="${api}" consultation="ordre-2024"></isoloir-widget-${name}>`;

test('the page about embedding names the whole policy that is needed', ({ voting }) => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/embedding.md'), 'utf8');
  for (const directive of strictPolicy(voting.api).split('; ')) {
    const [name = ''] = directive.split(' ');
    // What forbids needs no word; what allows does.
    if (!directive.includes("'none'") && name !== 'connect-src') expect(written).toContain(directive);
  }
});

test('two of our files on one page want duplicates allowed, and the page says so; one for all wants nothing', async ({
  page,
  site,
  voting,
}) => {
  const body = widget(voting.api, 'banner') + widget(voting.api, 'go-vote');
  const two = documentOf({ body, files: ['isoloir-widget-banner.js', 'isoloir-widget-go-vote.js'] });
  const policy = strictPolicy(voting.api);
  const link = page.locator('isoloir-widget-go-vote').getByRole('link', { name: 'Voter' });

  await page.goto(site.page(two, `${policy} 'allow-duplicates'`));
  await expect(link).toBeVisible();
  await expect(page.locator('isoloir-widget-banner').getByRole('link', { name: 'Voter' })).toBeVisible();

  await page.goto(site.page(documentOf({ body, files: ['isoloir.js'] }), policy));
  await expect(link).toBeVisible();

  // The reason for the sentence in the page about embedding: the second file does not run at all.
  const failed: string[] = [];
  page.on('pageerror', ({ message }) => failed.push(message));
  await page.goto(site.page(two, policy));
  await expect.poll(() => failed.length).toBe(1);
  expect(failed[0]).toContain('lit-html');
});

test('two versions on one page: the first one runs, the console says so, nothing breaks', async ({
  page,
  site,
  voting,
}) => {
  const current = readFileSync(join(cdnFolder, 'isoloir-widget-go-vote.js'), 'utf8');
  const older = current.replaceAll('0.1.0', '0.0.9');
  expect(older).not.toBe(current);
  site.serve('/older/isoloir-widget-go-vote.js', { body: older, type: 'text/javascript' });
  const warnings: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  page.on('pageerror', ({ message }) => errors.push(message));
  const twoVersions = documentOf({
    head: '<script type="module" src="/older/isoloir-widget-go-vote.js"></script>',
    body: widget(voting.api, 'go-vote'),
    files: ['isoloir-widget-go-vote.js'],
  });
  await page.goto(site.page(twoVersions, `${strictPolicy(voting.api)} 'allow-duplicates'`));
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link', { name: 'Voter' })).toBeVisible();
  expect(warnings).toContain(
    '<isoloir-widget-go-vote> is registered by version 0.0.9 of Isoloir; 0.1.0 is not used.',
  );
  expect(errors).toEqual([]);
  // Both follow the language of the page, whichever of them drew the element.
  await page.evaluate(() => {
    document.documentElement.lang = 'nl';
  });
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link', { name: 'Stemmen' })).toBeVisible();
});

test('the same version twice is not worth a word', async ({ page, site, voting }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', ({ message }) => said.push(message));
  const files = ['isoloir-widget-go-vote.js', 'isoloir.js'];
  const body = widget(voting.api, 'go-vote');
  await page.goto(site.page(documentOf({ body, files }), `${strictPolicy(voting.api)} 'allow-duplicates'`));
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link', { name: 'Voter' })).toBeVisible();
  expect(said).toEqual([]);
});

test('the integrity that the page about embedding prints lets the file in, and no other', async ({
  page,
  site,
  voting,
}) => {
  const integrity = /integrity="(sha384-[\w+/]{64})"/u.exec(await embeddingText())?.[1] ?? '';
  const banner = page.locator('isoloir-widget-banner').getByRole('heading');
  const tag = (path: string): string =>
    `<script type="module" src="${path}" integrity="${integrity}"></script>`;
  const body = widget(voting.api, 'banner');
  const policy = strictPolicy(voting.api);
  await page.goto(site.page(documentOf({ head: tag('/isoloir/isoloir-widget-banner.js'), body }), policy));
  await expect(banner).toBeVisible();

  const changed = `${readFileSync(join(cdnFolder, 'isoloir-widget-banner.js'), 'utf8')}\n`;
  site.serve('/changed.js', { body: changed, type: 'text/javascript' });
  const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
  await page.goto(site.page(documentOf({ head: tag('/changed.js'), body }), policy));
  await refused;
  await expect(banner).toHaveCount(0);
});
