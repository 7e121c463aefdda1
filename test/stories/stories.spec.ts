import { globSync } from 'node:fs';
import { expect } from '@playwright/test';
import { root } from '../../scripts/lib/root.ts';
import { record } from '../support/access-log.ts';
import { lookAt, usual } from '../support/looks.ts';
import { filesOf, test } from './support/workbench.ts';

// Every state of every element: in French and Dutch, in light, dark and forced colours, with text at 200 %, in a window of
// 320 pixels, with the spacing that readers may ask for, and with the focus on everything that can have it.

for (const path of globSync('packages/{components,widgets}/src/*/*.stories.ts', { cwd: root }).sort()) {
  const name = path.replace('packages/', '').replace('/src/', '-').replace(/\/.*/u, '');

  test(`the stories of ${name}`, async ({ stories: page }) => {
    const file = (await filesOf(page)).find((one) => one.path.endsWith(path));
    if (file === undefined) throw new Error(`the page has no ${path}`);
    await page.setViewportSize(usual);
    // From a key on, the browser shows where the focus is.
    await page.keyboard.press('Tab');
    for (const language of ['fr', 'nl'] as const) {
      const trees: string[] = [];
      for (const story of file.stories) {
        await page.evaluate(([of, one, locale]) => window.workbench.show(of, one, locale), [
          file.path,
          story,
          language,
        ] as const);
        trees.push(`# ${story}\n${await page.locator('#storybook-root').ariaSnapshot()}\n`);
        for await (const { check, mode, findings } of lookAt(page, 'fully')) {
          record({
            check,
            what: 'story',
            subject: `${file.title}: ${story}`,
            language,
            mode,
            findings: findings.length,
          });
          expect.soft(findings, `${story}, ${language}, ${mode}: ${check}`).toEqual([]);
        }
      }
      const { errors } = test.info();
      const before = errors.length;
      expect.soft(trees.join('\n')).toMatchSnapshot(`${name}.${language}.yml`);
      record({
        check: 'tree',
        what: 'story',
        subject: file.title,
        language,
        mode: 'light',
        findings: errors.length - before,
      });
    }
  });
}
