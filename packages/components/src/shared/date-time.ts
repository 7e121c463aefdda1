import { msg, str } from '@lit/localize';
import { getLocale } from '../localization.ts';

const regions = { fr: 'fr-BE', nl: 'nl-BE' } as const;

/** A day in words: « 1er mars 2024 », “1 maart 2024”. */
export function dateText(instant: Date, timeZone: string): string {
  const locale = getLocale();
  return new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeZone })
    .formatToParts(instant)
    .map(({ type, value }) => (locale === 'fr' && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

/** Whether an instant is the first one of its day. */
export function isMidnight(instant: Date, timeZone: string): boolean {
  const { hour, minute } = clockOf(instant, timeZone);
  return hour === 0 && minute === '00';
}

/** An hour in words: « 4 h 39 », « 16 h », “4.39 uur”, “16.00 uur”. */
export function hourText(instant: Date, timeZone: string): string {
  const { hour, minute } = clockOf(instant, timeZone);
  return minute === '00'
    ? msg(str`${hour}\u00a0h`, { desc: 'A full hour: 16 h, 16.00 uur' })
    : msg(str`${hour}\u00a0h\u00a0${minute}`, { desc: 'Hour and minutes: 4 h 39, 4.39 uur' });
}

/** Day and hour: « 6 mars 2024 à 16 h ». Name the zone beside it. */
export function momentText(instant: Date, timeZone: string): string {
  const [date, hour] = [dateText(instant, timeZone), hourText(instant, timeZone)];
  return msg(str`${date} à ${hour}`, { desc: 'Day and hour' });
}

/**
 * An instant as the voter's documents write it: « 22 novembre 2026 à 4 h 39 (heure de Bruxelles) », with the
 * zone always named, since a voter may be elsewhere.
 *
 * @param timeZone IANA name of the election's zone
 */
export function dateTimeText(instant: Date, timeZone: string): string {
  return `${momentText(instant, timeZone)} (${zoneText(instant, timeZone)})`;
}

/** The name of a zone: « heure de Bruxelles ». */
export function zoneText(instant: Date, timeZone: string): string {
  if (timeZone === 'Europe/Brussels') return msg('heure de Bruxelles');
  if (timeZone === 'Europe/Paris') return msg('heure de Paris');
  const parts = new Intl.DateTimeFormat(regions[getLocale()], {
    timeZone,
    timeZoneName: 'long',
  }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function clockOf(instant: Date, timeZone: string): { readonly hour: number; readonly minute: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return { hour: Number(part('hour')), minute: part('minute') };
}
