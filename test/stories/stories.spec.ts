import { globSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { root } from '../../scripts/lib/root.ts';
import { record } from '../support/access-log.ts';
import { filesOf, test } from './support/workbench.ts';

// Every state of every element: in French and Dutch, in light, dark and forced colours, with text at 200 %, in a window of
// 320 pixels, with the spacing that readers may ask for, and with the focus on everything that can have it.

/** So high that what stays at the edge of a window covers nothing: axe can not see through it. */
const usual = { width: 1280, height: 3000 } as const;
const narrow = { width: 320, height: 3000 } as const;
/** 1280 × 1024 at 400 %. */
const enlarged = { width: 320, height: 256 } as const;

interface Seen {
  readonly check: string;
  readonly mode: string;
  readonly findings: readonly string[];
}

type Workbench = typeof window.workbench;

/** Everything that is looked at in one story, in the order that changes the page least. */
async function* looks(page: Page): AsyncGenerator<Seen> {
  const find = (look: (workbench: Workbench) => readonly string[] | Promise<readonly string[]>) =>
    page.evaluate<readonly string[]>(`(${String(look)})(window.workbench)`);
  const text = (size: number, spacing: 'usual' | 'wide') =>
    page.evaluate(([to, space]) => window.workbench.setText(to, space), [size, spacing] as const);

  yield { check: 'axe', mode: 'light', findings: await find((all) => all.axe('all')) };
  await page.emulateMedia({ colorScheme: 'dark' });
  yield { check: 'axe', mode: 'dark', findings: await find((all) => all.axe('all')) };
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  yield { check: 'axe', mode: 'forced colours', findings: await find((all) => all.axe('structure')) };
  // axe reads there what the page asks for, and not what the browser makes of it.
  yield { check: 'contrast', mode: 'forced colours', findings: await find((all) => all.contrast()) };
  yield { check: 'focus', mode: 'forced colours', findings: await find((all) => all.focus()) };
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });

  await page.setViewportSize(narrow);
  yield { check: 'reflow', mode: '320 px', findings: await find((all) => all.overflowing()) };
  yield { check: 'targets', mode: '320 px', findings: await find((all) => all.smallTargets()) };
  await text(100, 'wide');
  yield {
    check: 'spacing',
    mode: '320 px',
    findings: await find((all) => [...all.overflowing(), ...all.cut()]),
  };
  await text(200, 'usual');
  yield {
    check: 'reflow',
    mode: '200 %',
    findings: await find((all) => [...all.overflowing(), ...all.cut()]),
  };
  yield { check: 'axe', mode: '200 %', findings: await find((all) => all.axe('all')) };
  await text(100, 'usual');
  await page.setViewportSize(enlarged);
  yield { check: 'focus', mode: '320 × 256 px', findings: await find((all) => all.focus()) };
  await page.setViewportSize(usual);
}

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
        for await (const { check, mode, findings } of looks(page)) {
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
