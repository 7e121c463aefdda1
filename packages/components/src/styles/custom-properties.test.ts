import { expect } from 'chai';
import { CSSResult, type CSSResultGroup, LitElement } from 'lit';
import * as elements from '../index.ts';
import { type ColourToken, colourTokens, otherTokens } from '../theme/tokens.ts';
import { sharedStyles } from './shared.styles.ts';

/** Public properties that are no tokens of the theme: what a page tells of itself. */
const ofThePage = ['--isoloir-font-size', '--isoloir-sticky-top'];

function textOf(styles: CSSResultGroup): string {
  if (Array.isArray(styles)) return styles.map(textOf).join('\n');
  return styles instanceof CSSResult ? styles.cssText : '';
}

function withoutComments(css: string): string {
  return css.replace(/\/\*.*?\*\//gsu, '');
}

function found(css: string, pattern: RegExp): ReadonlySet<string> {
  return new Set([...withoutComments(css).matchAll(pattern)].map(([, name = '']) => name));
}

const used = (css: string): ReadonlySet<string> => found(css, /var\(\s*(--[\w-]+)/gu);
const declared = (css: string): ReadonlySet<string> => found(css, /[{;\s](--[\w-]+)\s*:/gu);

const shared = textOf(sharedStyles);
const styles = Object.entries(elements).flatMap(([name, value]) =>
  typeof value === 'function' && value.prototype instanceof LitElement && 'styles' in value
    ? [[name, textOf(value.styles).slice(shared.length)] as const]
    : [],
);

describe('custom properties', () => {
  it('are read from every element', () => {
    expect(styles).to.have.length(34);
    expect(styles.every(([, css]) => css.length > 100)).to.equal(true);
  });

  for (const [name, own] of styles) {
    it(`used by ${name} are defined, and those it defines are used`, () => {
      const known = new Set([...declared(shared), ...declared(own)]);
      const unknown = [...used(own)].filter((property) => property.startsWith('--_') && !known.has(property));
      expect(unknown).to.deep.equal([]);
      const privates = [...declared(own)].filter((property) => property.startsWith('--_'));
      expect(privates.filter((property) => !used(own).has(property))).to.deep.equal([]);
    });
  }

  it('of the shared styles are used somewhere', () => {
    const everywhere = new Set([shared, ...styles.map(([, own]) => own)].flatMap((css) => [...used(css)]));
    expect([...declared(shared)].filter((property) => !everywhere.has(property))).to.deep.equal([]);
  });

  it('that are public are tokens of the theme, or what a page tells of itself', () => {
    const tokens = [
      ...Object.entries<ColourToken>(colourTokens)
        .filter(([, { fixed }]) => fixed !== true)
        .map(([name]) => `--isoloir-color-${name}`),
      ...Object.keys(otherTokens).map((name) => `--isoloir-${name}`),
      ...ofThePage,
    ];
    const everywhere = [shared, ...styles.map(([, own]) => own)].flatMap((css) => [...used(css)]);
    const publicOnes = new Set(everywhere.filter((property) => property.startsWith('--isoloir-')));
    expect([...publicOnes].sort()).to.deep.equal(tokens.sort());
  });

  it('leave direction and root size alone: logical sides and em only', () => {
    const physical =
      /[\s-](left|right|top|bottom)\s*:|(margin|padding|border)-(left|right|top|bottom)|[\d.]rem\b/u;
    for (const [name, own] of [['shared', shared] as const, ...styles]) {
      expect(physical.exec(withoutComments(own))?.[0] ?? '', name).to.equal('');
    }
  });
});
