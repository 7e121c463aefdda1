import { expect } from 'chai';
import { checkTheme } from './check-theme.ts';
import { contrast, contrastPairs } from './contrast.ts';
import { type ColourName, colourTokens, tokensCss } from './tokens.ts';

describe('the default theme', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const { ink, ground, least } of contrastPairs) {
      it(`keeps ${ink} on ${ground} at ${least}:1 in ${scheme}`, () => {
        expect(contrast(colourTokens[ink][scheme], colourTokens[ground][scheme])).to.be.at.least(least);
      });
    }
  }

  it('has every colour in some pair, decorative lines excepted', () => {
    const met = new Set<string>(contrastPairs.flatMap(({ ink, ground }) => [ink, ground]));
    const unmet = Object.keys(colourTokens).filter((name) => !met.has(name));
    expect(unmet).to.deep.equal(['border'] satisfies ColourName[]);
  });

  it('is the theme of the stylesheet for pages', async () => {
    const response = await fetch(new URL('./tokens.css', import.meta.url));
    expect(await response.text()).to.equal(tokensCss());
  });

  it('computes contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).to.equal(21);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
    expect(checkTheme({})).to.deep.equal([]);
  });
});
