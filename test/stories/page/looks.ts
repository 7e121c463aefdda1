import axe from 'axe-core';
import { type Looks } from './contract.ts';
import { lowContrast } from './contrast.ts';
import { deepActive, focusFaults } from './focus.ts';
import { cut, overflowing, smallTargets } from './layout.ts';
import { everything, isWithin, nameOf } from './tree.ts';

const wide = new CSSStyleSheet();
wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`);

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** These two judge whole pages. */
const partOfAPage = { 'page-has-heading-one': { enabled: false }, region: { enabled: false } };

/** All looks at a page, or at a part of one: `root`. */
export function looksAt(root: Element | Document): Looks {
  const whole = root instanceof Document;
  const rules = whole ? {} : partOfAPage;
  const ruleSets: Readonly<Record<'all' | 'colours' | 'structure', axe.RunOptions>> = {
    all: { runOnly: tags, rules },
    structure: { runOnly: tags, rules: { ...rules, 'color-contrast': { enabled: false } } },
    colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  };
  return {
    async axe(ruleSet) {
      // It takes what stays in the window for something in the page.
      scrollTo(0, 0);
      const { violations, incomplete } = await axe.run(root, {
        resultTypes: ['violations', 'incomplete'],
        // Nothing here has frames or style sheets of elsewhere; elements are named below.
        preload: false,
        iframes: false,
        selectors: false,
        elementRef: true,
        ...ruleSets[ruleSet],
      });
      const dialog = [...everything(document)].find((element) => element.matches('dialog:modal'));
      const isMeasuredHere = (id: string): boolean => id === 'color-contrast' && dialog !== undefined;
      const found = [...violations, ...incomplete.filter(({ id }) => !isMeasuredHere(id))];
      return [
        ...found.flatMap(({ id, nodes }) =>
          nodes.map(({ element, failureSummary = '' }) =>
            [id, element === undefined ? '' : nameOf(element), failureSummary].join(': '),
          ),
        ),
        // That nothing lies over an open dialog axe does not know; and what lies behind it is read by nobody.
        ...(dialog === undefined ? [] : lowContrast(root, (element) => isWithin(element, dialog))),
      ];
    },

    contrast: () => lowContrast(root),
    overflowing: () => overflowing(root),
    cut: () => cut(root),
    // What a page puts into the slots of a story is not the element's.
    smallTargets: () => smallTargets(root, whole),

    async focus() {
      const before = deepActive();
      const found = await focusFaults(root);
      deepActive()?.blur();
      before?.focus();
      return found;
    },

    setText(size, spacing) {
      const { style } = document.documentElement;
      if (size === 100) style.removeProperty('font-size');
      else style.setProperty('font-size', `${size}%`);
      const roots = [document, ...[...everything(root)].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      for (const one of roots) {
        const others = one.adoptedStyleSheets.filter((sheet) => sheet !== wide);
        one.adoptedStyleSheets = spacing === 'wide' ? [...others, wide] : others;
      }
    },
  };
}
