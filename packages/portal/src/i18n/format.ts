import type { Language } from './language.ts';

const locales = { fr: 'fr-BE', nl: 'nl-BE' } as const satisfies Record<Language, string>;

/** A date in words, in a time zone: « 6 mars 2024 », “6 maart 2024”. */
export function dateInWords(instant: Date, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).formatToParts(instant);
  return parts
    .map(({ type, value }) => (type === 'day' && value === '1' && language === 'fr' ? '1er' : value))
    .join('')
    .replaceAll(' ', '\u00a0');
}

/** The hour in words, in a time zone: « 16 h », « 16 h 05 », “16.05 uur”. */
export function timeInWords(instant: Date, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(instant);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  const hour = String(Number(part('hour')));
  const minute = part('minute');
  if (language === 'nl') return `${hour}.${minute}\u00a0uur`;
  return minute === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minute}`;
}

/** The name of a time zone, where the texts have no better one: « heure d’Europe centrale ». */
export function zoneInWords(instant: Date, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The size of a file, as people say it: « 57 ko », « 3,2 Mo ». */
export function sizeInWords(bytes: number, language: Language): string {
  const [unit, size] = bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
  const digits = unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(Math.max(bytes / size, digits === 0 ? 1 : 0));
}

/** A number as the language writes it: « 12 045 », “12.045”. */
export function numberInWords(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** A share from 0 to 1 in percent: « 45,3 % », “45,3%”. */
export function percentInWords(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}
