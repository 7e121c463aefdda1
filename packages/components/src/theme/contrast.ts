import { type ColourName } from './tokens.ts';

/** Which colours meet, and how much they must differ at least (WCAG 2.2: 4.5 for text, 3 for what is drawn). */
export interface ContrastPair {
  readonly ink: ColourName;
  readonly ground: ColourName;
  readonly least: number;
}

const text = 4.5;
const drawing = 3;
/** More than the rule asks, for what voters read most. */
const reading = 7;

const pair = (ink: ColourName, ground: ColourName, least: number): ContrastPair => ({ ink, ground, least });

/** Every pair of colours that meets in the components. */
export const contrastPairs: readonly ContrastPair[] = [
  ...(['text', 'title', 'muted', 'link', 'error', 'success', 'warning', 'info'] as const).flatMap((ink) => [
    pair(ink, 'page', text),
    pair(ink, 'surface', text),
  ]),
  ...(['error', 'success', 'warning', 'info'] as const).flatMap((kind) => [
    pair(kind, `${kind}-bg`, text),
    pair('text', `${kind}-bg`, reading),
    pair('title', `${kind}-bg`, reading),
  ]),
  pair('error-text', 'error-bg', reading),
  pair('selected-text', 'selected-bg', reading),
  pair('selected-muted', 'selected-bg', text),
  pair('selected-text', 'page', drawing),
  pair('text', 'page', reading),
  pair('on-action', 'action', text),
  pair('action', 'page', drawing),
  pair('field-border', 'page', drawing),
  pair('field-border', 'surface', drawing),
  pair('focus', 'page', drawing),
  pair('focus', 'surface', drawing),
];

/** How much two colours differ, from 1 to 21 (WCAG 2.2); colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
