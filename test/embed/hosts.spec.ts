import { expectAccessible } from '../e2e/support/axe.ts';
import { overflow } from '../e2e/support/reflow.ts';
import { expect, test } from './support/fixtures.ts';
import { fillBallot, looks } from './support/host-page.ts';

// Pages that do what pages do: style everything, count in tenths of rem, speak another language, hide us in their own roots.

const all = ['banner', 'go-vote', 'candidates', 'presence-check'];

const widgets = (api: string, names = all): string =>
  names
    .map((name) => `<isoloir-widget-${name} api="${api}" consultation="ordre-2024"></isoloir-widget-${name}>`)
    .join('');

const ballot = '<isoloir-ballot-grid heading="Conseil provincial"></isoloir-ballot-grid>';

const hostile = `
  html { font-size: 62.5%; }
  * { letter-spacing: 0.4em !important; text-transform: uppercase !important; font-style: italic !important; float: left !important; font: 9px/1 cursive !important; color: red !important; }
  body, main { font-size: 17px; }
  button, a, input, label, h1, h2, h3, p, li, table, section, fieldset, legend, div, span { display: inline !important; background: black !important; border: 5px dotted lime !important; position: relative !important; }
  ::before, ::after { content: 'x' !important; }
  .root, .button, .panel, .row, .name { display: none !important; }
  [hidden] { display: block !important; }
`;

test('rules for everything stop at our roots', async ({ page, open, voting, site }) => {
  site.serve('/hostile.css', { body: hostile, type: 'text/css' });
  const head = '<link rel="stylesheet" href="/hostile.css">';
  const body = `${widgets(voting.api)}${ballot}`;
  await open({ body, files: ['isoloir.js'] });
  await fillBallot(page);
  const targets = [
    ['isoloir-widget-go-vote', '.button'],
    ['isoloir-widget-candidates', '.name'],
    ['isoloir-ballot-grid', '.row'],
  ] as const;
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link')).toBeVisible();
  await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
  const calm = await Promise.all(targets.map(([selector, inside]) => looks(page, selector, inside)));
  await open({ head, body, files: ['isoloir.js'] });
  await fillBallot(page);
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link')).toBeVisible();
  await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
  const attacked = await Promise.all(targets.map(([selector, inside]) => looks(page, selector, inside)));
  expect(attacked).toEqual(calm);
});

test('in a row of boxes, and floating, they keep a width of their own', async ({
  page,
  open,
  voting,
  site,
}) => {
  site.serve('/row.css', { type: 'text/css', body: '.row { display: flex } .float > * { float: left }' });
  await open({
    head: '<link rel="stylesheet" href="/row.css">',
    body: `<div class="row">${widgets(voting.api, ['banner', 'go-vote'])}</div>
      <div class="row">${widgets(voting.api, ['candidates', 'presence-check'])}</div>
      <div class="float">${ballot}</div>`,
    files: ['isoloir.js'],
  });
  await fillBallot(page);
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link')).toBeVisible();
  await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
  for (const name of ['widget-banner', 'widget-go-vote', 'widget-candidates', 'ballot-grid']) {
    const box = await page.locator(`isoloir-${name}`).boundingBox();
    expect(box?.width, name).toBeGreaterThan(150);
  }
});

test('with html at 62.5 % the texts keep the size of the text around them', async ({
  page,
  open,
  voting,
  site,
}) => {
  site.serve('/tenths.css', {
    body: 'html { font-size: 62.5% } body { font-size: 1.6rem }',
    type: 'text/css',
  });
  const sizeOf = (selector: string): Promise<string> =>
    page.locator(selector).evaluate((host) => {
      const root = host.shadowRoot?.querySelector('.root');
      return root === null || root === undefined ? '' : getComputedStyle(root).fontSize;
    });
  const faults = await open({
    head: '<link rel="stylesheet" href="/tenths.css">',
    body: `${widgets(voting.api)}${ballot}`,
    files: ['isoloir.js'],
  });
  await fillBallot(page);
  await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
  for (const selector of ['isoloir-widget-go-vote', 'isoloir-widget-candidates', 'isoloir-ballot-grid']) {
    expect(await sizeOf(selector), selector).toBe('16px');
  }
  const button = await page.locator('isoloir-widget-go-vote').getByRole('link').boundingBox();
  expect(button?.height).toBeGreaterThanOrEqual(44);
  expect(faults).toEqual([]);
});

for (const lang of ['fr', 'nl']) {
  test(`with text at twice its size and a narrow window nothing sticks out, ${lang}`, async ({
    page,
    open,
    voting,
    site,
  }) => {
    site.serve('/large.css', { body: 'html { font-size: 200% }', type: 'text/css' });
    const body = widgets(voting.api, [...all, 'countdown', 'results', 'turnout']);
    for (const head of ['', '<link rel="stylesheet" href="/large.css">']) {
      await page.setViewportSize({ width: 320, height: 640 });
      await open({ head, body, lang, files: ['isoloir.js'] });
      await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
      await expect(page.locator('isoloir-widget-turnout').getByRole('heading')).toBeVisible();
      expect(await overflow(page), head).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), head).toBe(320);
    }
  });
}

test('on a page in a language that is not ours, they are in French and say so', async ({
  page,
  open,
  voting,
}) => {
  await open({ body: widgets(voting.api), lang: 'de', files: ['isoloir.js'] });
  const link = page.locator('isoloir-widget-go-vote').getByRole('link');
  await expect(link).toHaveText('Voter');
  const lang = await link.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
  expect(lang).toBe('fr');
  await expectAccessible(page, 'a German page');
});

test('the file for one element has its words in both languages, and only these', async ({ page, open }) => {
  await open({ body: ballot, lang: 'nl', files: ['isoloir-ballot-grid.js'] });
  await fillBallot(page);
  const grid = page.locator('isoloir-ballot-grid');
  await expect(grid).toContainText('Kies ten hoogste 2 kandidaten.');
  await page.evaluate(() => {
    document.documentElement.lang = 'fr';
  });
  await expect(grid).toContainText('Choisissez 2 candidats au plus.');
});

test('inside a root of the page itself, and inside another one in there', async ({
  page,
  open,
  voting,
  site,
}) => {
  site.serve('/roots.js', {
    type: 'text/javascript',
    body: `
      const outer = document.querySelector('#outer').attachShadow({ mode: 'open' });
      const inner = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      const widget = document.createElement('isoloir-widget-go-vote');
      widget.setAttribute('api', '${voting.api}');
      widget.setAttribute('consultation', 'ordre-2024');
      outer.appendChild(widget.cloneNode());
      inner.appendChild(widget);
      window.innerWidget = widget;`,
  });
  const faults = await open({
    head: '<script type="module" src="/roots.js"></script>',
    body: '<div id="outer"></div>',
    files: ['isoloir-widget-go-vote.js'],
  });
  await expect(page.locator('#outer').getByRole('link', { name: 'Voter' })).toBeVisible();
  await expect
    .poll(() => page.evaluate<string>("window.innerWidget.shadowRoot.querySelector('a')?.textContent ?? ''"))
    .toBe('Voter');
  expect(faults).toEqual([]);
});

test('taken out of the page and put back, a widget goes on; taken out, it asks nothing', async ({
  page,
  open,
  voting,
}) => {
  await page.clock.install();
  await open({ body: widgets(voting.api), files: ['isoloir.js'] });
  const widget = page.locator('isoloir-widget-go-vote');
  await expect(widget.getByRole('link')).toBeVisible();
  // What they ask for last.
  await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
  await page.evaluate(() => {
    Reflect.set(window, 'kept', [...document.querySelectorAll('main > *')]);
    document.querySelector('main')?.replaceChildren();
  });
  let asked = 0;
  page.on('request', () => (asked += 1));
  await page.clock.runFor(60 * 60_000);
  expect(asked).toBe(0);
  await page.evaluate(() => {
    const kept: unknown = Reflect.get(window, 'kept');
    if (Array.isArray(kept))
      for (const node of kept) if (node instanceof Node) document.querySelector('main')?.append(node);
  });
  await expect(widget.getByRole('link')).toBeVisible();
  await expect.poll(() => asked).toBeGreaterThan(0);
});

test('a theme by custom properties and parts reaches what it may, and not the marks of a ballot', async ({
  page,
  open,
  voting,
  site,
}) => {
  site.serve('/theme.css', {
    type: 'text/css',
    body: `:root { --isoloir-color-action: rgb(0, 49, 137); --isoloir-color-selected-bg: rgb(255, 0, 0); --isoloir-radius: 0; }
      isoloir-widget-go-vote::part(vote) { text-decoration: underline; }`,
  });
  await open({
    head: '<link rel="stylesheet" href="/theme.css">',
    body: `${widgets(voting.api)}${ballot}`,
    files: ['isoloir.js'],
  });
  await fillBallot(page);
  const link = page.locator('isoloir-widget-go-vote').getByRole('link');
  await expect(link).toHaveCSS('background-color', 'rgb(0, 49, 137)');
  await expect(link).toHaveCSS('border-radius', '0px');
  await expect(link).toHaveCSS('text-decoration-line', 'underline');
  const row = page.locator('isoloir-ballot-grid .row').first();
  await row.click();
  await expect(row).not.toHaveCSS('background-color', 'rgb(255, 0, 0)');
});
