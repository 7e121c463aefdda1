import { expect, type Page } from '@playwright/test';
import { test } from './support/workbench.ts';

// A check that finds nothing proves nothing, unless it finds what is there: each of them is shown something bad.

const narrow = { width: 320, height: 256 } as const;

async function draw(page: Page, markup: string, css: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  await page.setViewportSize(narrow);
  await page.evaluate(
    ([content, rules]) => {
      window.looks.setText(100, 'usual');
      const host = document.createElement('div');
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = content;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      root.adoptedStyleSheets = [sheet];
      document.querySelector('#storybook-root')?.replaceChildren(host);
    },
    [markup, css] as const,
  );
}

test('axe is asked about names, contrast and target sizes, also within shadow roots', async ({
  stories: page,
}) => {
  await draw(page, '<button class="bad"></button><p>faint</p>', 'p { color: #ccc; background: #fff }');
  const findings = await page.evaluate(() => window.looks.axe('all'));
  expect(findings.map((finding) => finding.split(':')[0]).sort()).toEqual(['button-name', 'color-contrast']);
});

test('contrast is measured as the browser paints it in forced colours', async ({ stories: page }) => {
  await draw(page, '<p>words</p>', 'p { forced-color-adjust: none; color: #eee; background: #fff }');
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await page.evaluate(() => window.looks.contrast())).toEqual(['div p stands out by 1.16 only']);
});

test('what sticks out, what is cut and what is too small is seen', async ({ stories: page }) => {
  await draw(
    page,
    '<div class="wide">w</div><div class="cut"><span>Some words</span></div><a href="#x">x</a>',
    '.wide { width: 400px } .cut { overflow: hidden; height: 0.5em } a { display: block; width: 20px; height: 20px }',
  );
  const found = await page.evaluate(() => ({
    overflowing: window.looks.overflowing(),
    cut: window.looks.cut(),
    small: window.looks.smallTargets(),
  }));
  expect(found.overflowing).toContain('div div.wide sticks out of 320 px');
  expect(found.cut).toEqual(['div div.cut cuts its words']);
  expect(found.small).toEqual(['div a is 20.0 × 20.0 px, less than 24']);
});

test('wide spacing reaches shadow roots, and finds what has no room for it', async ({ stories: page }) => {
  await draw(
    page,
    '<p>Twelve words in a line</p>',
    'p { width: 11em; white-space: nowrap; overflow: hidden }',
  );
  expect(await page.evaluate(() => window.looks.cut())).toEqual([]);
  await page.evaluate(() => window.looks.setText(100, 'wide'));
  expect(await page.evaluate(() => window.looks.cut())).toEqual(['div p cuts its words']);
  await page.evaluate(() => window.looks.setText(100, 'usual'));
});

test('a focus that is not shown, not taken or covered is seen', async ({ stories: page }) => {
  await draw(
    page,
    '<button class="plain">plain</button><button class="under">under</button><div></div><button class="good">good</button>',
    `button { display: block; width: 5em; height: 3em } .plain { outline: none }
    div { position: fixed; inset: 3em 0 0; background: #000 } .good { position: fixed; top: 7em; z-index: 1 }`,
  );
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => window.looks.focus())).toEqual([
    'div button.plain does not show that it has the focus',
    'div button.under has the focus under div div',
  ]);
});
