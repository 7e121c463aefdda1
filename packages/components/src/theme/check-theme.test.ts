import { expect } from 'chai';
import fc from 'fast-check';
import { checkTheme, contrastPairs, themePresets } from './index.ts';
import { type ColourName, type ColourToken, colourTokens } from './tokens.ts';

function codes(theme: unknown): readonly string[] {
  return checkTheme(theme).map(({ code, token = '' }) => `${code} ${token}`.trim());
}

describe('checkTheme', () => {
  for (const [name, theme] of Object.entries(themePresets)) {
    it(`accepts the theme ${name}`, () => {
      expect(checkTheme(theme)).to.deep.equal([]);
    });
  }

  it('refuses what is no object of tokens', () => {
    for (const theme of [undefined, null, 'red', 3, [], () => undefined]) {
      const expected = ['not-tokens'];
      expect(codes(theme), String(theme)).to.deep.equal(expected);
    }
  });

  it('refuses tokens that there are not, those of objects included', () => {
    expect(
      codes({ 'color-actoin': '#000091', 'z-index': '9', toString: '1', 'color-__proto__': '#fff' }),
    ).to.deep.equal([
      'unknown-token color-actoin',
      'unknown-token z-index',
      'unknown-token toString',
      'unknown-token color-__proto__',
    ]);
    expect(checkTheme({ colour: '#000' })[0]?.message).to.contain('color-action');
  });

  it('refuses every token that is fixed, even at its own value', () => {
    const fixed = Object.entries<ColourToken>(colourTokens).filter(([, token]) => token.fixed === true);
    expect(fixed.length).to.be.greaterThan(0);
    for (const [name, { light, dark }] of fixed) {
      expect(codes({ [`color-${name}`]: { light, dark } })).to.deep.equal([`fixed-token color-${name}`]);
    }
  });

  it('takes plain colours only: nothing that refers elsewhere, hides or ends a value', () => {
    for (const colour of [
      'red',
      '#00009',
      '#00009180',
      'rgb(0 0 145)',
      'var(--x)',
      'url(https://elsewhere.example)',
      '#000091; z-index: 9',
      'transparent',
      { light: '#000091' },
      { light: '#000091', dark: 7 },
      7,
      null,
    ]) {
      expect(codes({ 'color-border': colour })).to.deep.equal(['not-a-colour color-border']);
    }
    expect(codes({ 'color-border': '#ccc' })).to.deep.equal([]);
  });

  it('takes typefaces by name and sizes that texts fit into', () => {
    for (const font of ['Marianne, Arial, sans-serif', "'Noto Sans', system-ui", '"Liberation Sans"']) {
      expect(codes({ font }), font).to.deep.equal([]);
    }
    for (const font of ['url(x)', "Arial'; color: red", 'Arial;', '', 'a'.repeat(300), 5, 'Arial, ']) {
      expect(codes({ font }), String(font)).to.deep.equal(['not-a-typeface font']);
    }
    for (const [token, size] of [
      ['radius', '0em'],
      ['radius', '0.375em'],
      ['space', '1.25em'],
    ] as const) {
      expect(codes({ [token]: size })).to.deep.equal([]);
    }
    for (const [token, size] of [
      ['radius', '99em'],
      ['space', '0em'],
      ['space', '10px'],
      ['space', 'calc(1em * 9)'],
      ['radius', '-1em'],
    ] as const) {
      expect(codes({ [token]: size })).to.deep.equal([`not-a-size ${token}`]);
    }
  });

  it('refuses colours that can not be read on each other, in light and in dark', () => {
    const [problem, ...others] = checkTheme({ 'color-link': { light: '#8899aa', dark: '#8ad6e3' } });
    expect(problem).to.deep.equal({
      code: 'contrast',
      token: 'color-link',
      message: 'link (#8899aa) on page (#ffffff) has a contrast of 2.92:1 in light; it needs 4.5:1.',
    });
    expect(others.map(({ token }) => token)).to.deep.equal(['color-link']);
    expect(codes({ 'color-page': '#ff0000' })).to.include('contrast color-page');
    expect(codes({ 'color-on-action': '#0b5563', 'color-action': '#0b5563' })).to.include(
      'contrast color-on-action',
    );
  });

  it('refuses each colour that is made the same as one that it meets', () => {
    const fixed = (name: ColourName): boolean => {
      const token: ColourToken = colourTokens[name];
      return token.fixed === true;
    };
    for (const { ink, ground } of contrastPairs) {
      for (const scheme of ['light', 'dark'] as const) {
        const [changed, other] = fixed(ink) ? [ground, ink] : [ink, ground];
        if (fixed(changed)) continue;
        const colour = { ...colourTokens[changed], [scheme]: colourTokens[other][scheme] };
        expect(codes({ [`color-${changed}`]: colour }), `${ink} on ${ground}`).to.include(
          `contrast color-${changed}`,
        );
      }
    }
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.anything(), (theme) => {
        expect(checkTheme(theme)).to.be.an('array');
      }),
    );
  });
});
