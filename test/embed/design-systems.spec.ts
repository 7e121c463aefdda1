import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expectAccessible } from '../e2e/support/axe.ts';
import { overflow } from '../e2e/support/reflow.ts';
import { expect, strictPolicy, test } from './support/fixtures.ts';
import { fillBallot, looks } from './support/host-page.ts';

// Plain pages dressed by the two systems that our hosts are most likely to have: that of the French State, and Bootstrap.

const { resolve } = createRequire(import.meta.url);

const embedding = readFileSync(join(import.meta.dirname, '../../docs/embedding.md'), 'utf8');

const systems = [
  {
    name: 'the French State’s design system',
    file: resolve('@gouvfr/dsfr/dist/dsfr.min.css'),
    theme: 'data-fr-theme',
    // Its dark theme does not tell the browser that the page is dark: the one line that docs/embedding.md asks for.
    own: ":root[data-fr-theme='dark'] { color-scheme: dark }",
    frame: (content: string) => `<div class="fr-container"><h2 class="fr-h2">Élections</h2>
      <form><div class="fr-input-group"><label class="fr-label" for="topic">Objet</label>
      <input class="fr-input" id="topic" name="topic"></div>${content}
      <button class="fr-btn">Envoyer</button></form></div>`,
  },
  {
    name: 'Bootstrap',
    file: resolve('bootstrap/dist/css/bootstrap.min.css'),
    theme: 'data-bs-theme',
    own: '',
    frame: (content: string) => `<div class="container"><h2 class="display-5">Élections</h2>
      <form><label class="form-label" for="topic">Objet</label>
      <input class="form-control" id="topic" name="topic">${content}
      <button class="btn btn-primary">Envoyer</button></form></div>`,
  },
] as const;

const parts = [
  ['isoloir-booth', '.button'],
  ['isoloir-widget-candidates', '.name'],
  ['isoloir-ballot-grid', '.row'],
] as const;

for (const { name, file, theme, own, frame } of systems) {
  test(`on a page dressed by ${name} ours look as they do, light and dark, wide and narrow`, async ({
    page,
    open,
    site,
    voting,
  }) => {
    // Its typeface is the State’s own, and the rest shows without it.
    const css = readFileSync(file, 'utf8').replace(/@font-face\s*\{[^}]*\}/gu, '');
    site.serve('/system.css', { body: css + own, type: 'text/css' });
    expect(embedding).toContain(own);
    const policy = `${strictPolicy(voting.api)}; img-src data:`;
    const attributes = `api="${voting.api}" consultation="ordre-2024"`;
    const body = frame(`<isoloir-booth ${attributes}></isoloir-booth>
      <isoloir-widget-candidates ${attributes} heading-level="3"></isoloir-widget-candidates>
      <isoloir-ballot-grid heading="Conseil provincial"></isoloir-ballot-grid>`);
    const show = async (head: string): Promise<readonly string[]> => {
      const faults = await open({ head, body, policy, files: ['isoloir.js'] });
      await fillBallot(page);
      await expect(page.locator('isoloir-booth').getByRole('link')).toBeVisible();
      await expect(page.locator('isoloir-widget-candidates').getByRole('listitem').first()).toBeVisible();
      return faults;
    };
    const seen = () =>
      Promise.all(
        parts.map(async ([selector, inside]) => {
          const { color, ...shape } = await looks(page, selector, inside);
          expect(color).not.toBe('');
          return shape;
        }),
      );
    await show('');
    const alone = await seen();
    const faults = await show('<link rel="stylesheet" href="/system.css">');
    expect(await seen()).toEqual(alone);
    const sizes = await page.locator('isoloir-booth').evaluate((host) => {
      const inner = host.shadowRoot?.querySelector('p');
      return [host.parentElement, inner].map((element) =>
        element === null || element === undefined ? '' : getComputedStyle(element).fontSize,
      );
    });
    expect(sizes[1]).toBe(sizes[0]);

    for (const scheme of ['light', 'dark']) {
      await page.evaluate(([attribute, value]) => document.documentElement.setAttribute(attribute, value), [
        theme,
        scheme,
      ] as const);
      await expectAccessible(page, `${name}, ${scheme}`);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
}
