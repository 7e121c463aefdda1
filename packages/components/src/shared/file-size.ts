import { getLocale } from '../localization.ts';

/** The size of a file in words: « 48 ko », « 1,2 Mo »; never less than one kilobyte. */
export function fileSizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  const [unit, value] =
    kilobytes < 1000 ? (['kilobyte', kilobytes] as const) : (['megabyte', kilobytes / 1000] as const);
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
