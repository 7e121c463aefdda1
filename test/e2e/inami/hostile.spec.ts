import {
  base,
  cast,
  complete,
  expect,
  list,
  openBallot,
  proveIdentity,
  review,
  test,
  title,
  tokenOf,
} from './support/portal.ts';
import { voterFor } from './support/voters.ts';

// What broke the vote of 2018: a look and feel that did not fit.
const hostile = `
  html { font-size: 62.5%; }
  * { z-index: 2147483647; letter-spacing: 0.3em; text-transform: uppercase; font-style: italic; line-height: 3; }
  *, ::before, ::after { box-sizing: content-box; transition: all 2s; }
  label { display: none; }
  input { opacity: 0.5; }
  a, button { float: inline-end; }
`;
const theme = {
  name: 'custom',
  tokens: {
    'color-page': { light: '#777777', dark: '#777777' },
    'color-text': { light: '#787878', dark: '#787878' },
    'color-action': { light: '#ffffff', dark: '#ffffff' },
    font: 'x; } * { display: none } :root {',
  },
};

test('a hostile theme and hostile styles on every page, and the vote goes through', async ({ page }) => {
  const warnings: string[] = [];
  page.on('console', (message) => warnings.push(message.text()));
  await page.route('**/hostile.css', (route) => route.fulfill({ contentType: 'text/css', body: hostile }));
  await page.route(/\/inami-2018\/(?:[a-z-]+\/)?(?:\?.*)?$/, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    const text = await answer.text();
    const link = '<link rel="stylesheet" href="/hostile.css"></head>';
    await route.fulfill({ response: answer, body: text.replace('</head>', link) });
  });
  await page.route('**/api/v1/consultations/inami-2018', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const body = text.replace(
      /"theme":\{"name":"\w+","tokens":\{[^{}]*\}\}/,
      `"theme":${JSON.stringify(theme)}`,
    );
    expect(body).not.toBe(text);
    await route.fulfill({ response: answer, body });
  });

  const voter = voterFor('hostile');
  await page.goto(`${base}?lang=fr`);
  await expect(title(page)).toBeVisible();
  await expect(title(page)).toHaveCSS('text-transform', 'uppercase');
  await expect(page.locator('html')).toHaveCSS('font-size', '16px');
  const colours = () =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color];
    });
  expect(await colours()).not.toContain('rgb(119, 119, 119)');
  expect(warnings.join(' ')).toContain('theme custom is not used');

  const token = await tokenOf(page, voter);
  await proveIdentity(page, voter);
  await complete(page, token);
  await expect(title(page)).toHaveText('Mes scrutins');
  await openBallot(page);
  const choice = list(page, /Passerelle/);
  await choice.check();
  await expect(choice).toBeChecked();
  await expect(page.locator('isoloir-list-ballot')).toContainText('Collectif Passerelle');
  await review(page);
  await cast(page);
});
