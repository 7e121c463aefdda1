import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { bundle } from '../../scripts/lib/packages/bundle.ts';
import { root } from '../../scripts/lib/root.ts';
import { type Looks } from '../stories/page/contract.ts';

/** So high that what stays at the edge of a window covers nothing: axe can not see through it. */
export const usual = { width: 1280, height: 3000 } as const;
const narrow = { width: 320, height: 3000 } as const;
/** 1280 × 1024 at 400 %. */
const enlarged = { width: 320, height: 256 } as const;

/** What a look at a page, in a certain mode, has found. */
export interface Seen {
  readonly check: string;
  readonly mode: string;
  readonly findings: readonly string[];
}

/** What runs in a page, as one script: a file of `test/stories/page`. */
export async function inPage(file: string): Promise<string> {
  const from = join(root, 'test/stories/page');
  const entry = `import ${JSON.stringify(join(from, file))};`;
  return (await bundle({ entry, from, fileName: 'page.js', minify: false })).code;
}

/**
 * Looks at a page in French or Dutch, whichever it is in: axe in light, dark and forced colours and with text at 200 %,
 * contrast in forced colours, focus, reflow, spacing, targets, in the order that changes the page least. `briefly`, axe is
 * asked only what may differ from the light page: in the dark about colours, and in forced colours, which it does not see, nothing.
 */
export async function* lookAt(page: Page, how: 'fully' | 'briefly'): AsyncGenerator<Seen> {
  const find = (look: (looks: Looks) => readonly string[] | Promise<readonly string[]>) =>
    page.evaluate<readonly string[]>(`(${String(look)})(window.looks)`);
  const text = (size: number, spacing: 'usual' | 'wide') =>
    page.evaluate(([to, space]) => window.looks.setText(to, space), [size, spacing] as const);

  yield { check: 'axe', mode: 'light', findings: await find((all) => all.axe('all')) };
  await page.emulateMedia({ colorScheme: 'dark' });
  const inTheDark =
    how === 'fully' ? await find((all) => all.axe('all')) : await find((all) => all.axe('colours'));
  yield { check: 'axe', mode: 'dark', findings: inTheDark };
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  if (how === 'fully')
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
