import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import { type Look, record } from '../../support/access-log.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Checks a page with axe, all rules, in every shadow root. What axe can not decide counts too, except the contrast
 * of ballot rows: a frame lies over their text there, so that is measured here instead; and except the contrast of what
 * lies behind an open dialog, where nobody reads.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(axe);
  const findings = await page.evaluate<string[]>(
    `axe.run({ elementRef: true }).then(({ violations, incomplete }) => {
      const dialogOf = (element) => {
        for (let at = element; at instanceof Node; at = at.assignedSlot ?? at.parentNode ?? at.host) {
          if (at instanceof HTMLDialogElement && at.open) return at;
        }
      };
      const everything = (root) => [...root.querySelectorAll('*')].flatMap(
        (element) => [element, ...(element.shadowRoot === null ? [] : everything(element.shadowRoot))],
      );
      const isCovered = everything(document).some((element) => element instanceof HTMLDialogElement && element.open);
      const counts = ({ id }) => ({ element }) =>
        id !== 'color-contrast' || !isCovered || dialogOf(element) !== undefined;
      return [
        ...violations.map((rule) => ({ ...rule, counted: rule.nodes })),
        ...incomplete.map((rule) => ({ ...rule, counted: rule.nodes.filter(counts(rule)) })),
      ].flatMap(({ id, counted }) => counted.map(({ target }) => id + ': ' + target.flat().join(' ')));
    })`,
  );
  const open = findings.filter(
    (finding) => !/^color-contrast: isoloir-ballot-grid .*\.(name|detail|word)\b/.test(finding),
  );
  record({ ...(await circumstances(page)), check: 'axe', subject: state, findings: open.length });
  expect(open, state).toEqual([]);
  for (const contrast of await rowContrasts(page)) expect(contrast, state).toBeGreaterThanOrEqual(4.5);
}

/** In which language and mode a page is looked at. */
export function circumstances(page: Page): Promise<Pick<Look, 'what' | 'language' | 'mode'>> {
  return page.evaluate(() => {
    const { lang } = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const forced = matchMedia('(forced-colors: active)').matches;
    const colours = forced ? 'forced colours' : dark ? 'dark' : 'light';
    return {
      what: 'page',
      language: lang.startsWith('nl') ? 'nl' : 'fr',
      mode: innerWidth <= 320 ? `${colours}, 320 px` : colours,
    };
  });
}

/** Contrast of the names, addresses and marks of ballot rows with what is painted behind them. */
function rowContrasts(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const root = document.querySelector('isoloir-ballot-grid')?.shadowRoot;
    const channel = (value: number): number => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    const read = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = read(colour);
      return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
    };
    const isPainted = (colour: string): boolean => (read(colour)[3] ?? 1) > 0;
    return [...(root?.querySelectorAll('.row') ?? [])].flatMap((row) => {
      return [...row.querySelectorAll('.name, .detail, .word')].map((text) => {
        const layers = [text, row.querySelector('.frame'), row, row.closest('fieldset')];
        const behind = layers
          .flatMap((layer) => (layer === null ? [] : [getComputedStyle(layer).backgroundColor]))
          .find(isPainted);
        const back = luminance(behind ?? getComputedStyle(document.documentElement).backgroundColor);
        const front = luminance(getComputedStyle(text).color);
        return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      });
    });
  });
}
