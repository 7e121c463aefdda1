import { expect } from 'chai';
import { type ColourName, colourTokens, tokensCss } from './tokens.ts';

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pairs: readonly (readonly [ColourName, ColourName, number])[] = [
  ...(['text', 'title', 'muted', 'link', 'error', 'success', 'warning', 'info'] as const).flatMap((ink) => [
    [ink, 'page', 4.5] as const,
    [ink, 'surface', 4.5] as const,
  ]),
  ...(['error', 'success', 'warning', 'info'] as const).flatMap((kind) => [
    [kind, `${kind}-bg`, 4.5] as const,
    ['text', `${kind}-bg`, 7] as const,
    ['title', `${kind}-bg`, 7] as const,
  ]),
  ['error-text', 'error-bg', 7],
  ['selected-text', 'selected-bg', 7],
  ['selected-muted', 'selected-bg', 4.5],
  ['text', 'page', 7],
  ['title', 'selected-bg', 7],
  ['muted', 'selected-bg', 4.5],
  ['on-action', 'action', 4.5],
  ['action', 'page', 3],
  ['field-border', 'page', 3],
  ['field-border', 'surface', 3],
  ['focus', 'page', 3],
  ['focus', 'surface', 3],
];

describe('the default theme', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [ink, ground, least] of pairs) {
      it(`keeps ${ink} on ${ground} at ${least}:1 in ${scheme}`, () => {
        expect(contrast(colourTokens[ink][scheme], colourTokens[ground][scheme])).to.be.at.least(least);
      });
    }
  }

  it('is the theme of the stylesheet for pages', async () => {
    const response = await fetch(new URL('./tokens.css', import.meta.url));
    expect(await response.text()).to.equal(tokensCss());
  });
});
