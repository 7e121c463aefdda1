import { around, everything, hasWords, isShown, isVisuallyHidden, nameOf } from './tree.ts';

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** Words under 4.5 : 1, or 3 : 1 where they are large, with what the browser paints behind them (WCAG 1.4.3). */
export function lowContrast(
  root: ParentNode,
  counts: (element: Element) => boolean = () => true,
): readonly string[] {
  return [...everything(root)].flatMap((element) => {
    if (!counts(element) || !hasWords(element) || !isShown(element) || isVisuallyHidden(element)) return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const ratio = contrast(channels(color), ground(element));
    return ratio < (isLarge ? 3 : 4.5) ? [`${nameOf(element)} stands out by ${ratio.toFixed(2)} only`] : [];
  });
}

/** The first ground behind an element that nothing shines through. */
function ground(element: Element): Channels {
  for (let at: Element | undefined = element; at !== undefined; at = around(at)) {
    const painted = channels(getComputedStyle(at).backgroundColor);
    if (painted[3] > 0) return painted;
  }
  return [255, 255, 255, 1];
}

function channels(colour: string): Channels {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/gu) ?? []).map(Number);
  return [red, green, blue, alpha];
}

function contrast(one: Channels, other: Channels): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Channels): number {
  const linear = (channel: number): number => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
