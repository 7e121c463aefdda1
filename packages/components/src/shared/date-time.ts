import { msg, str } from '@lit/localize';
import { getLocale } from '../localization.ts';

const regions = { fr: 'fr-BE', nl: 'nl-BE' } as const;

/**
 * An instant as the voter's documents write it: « 22 novembre 2026 à 14 h 05 (heure de Bruxelles) », with the
 * zone always named, since a voter may be elsewhere.
 *
 * @param timeZone IANA name of the election's zone
 */
export function dateTimeText(instant: Date, timeZone: string): string {
  const region = regions[getLocale()];
  const date = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone }).format(instant);
  const parts = new Intl.DateTimeFormat(region, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  const [hour, minute, zone] = [part('hour'), part('minute'), zoneText(instant, timeZone)];
  return msg(str`${date} à ${hour}\u00a0h\u00a0${minute} (${zone})`, {
    desc: 'Date, hour, minute, time zone',
  });
}

function zoneText(instant: Date, timeZone: string): string {
  if (timeZone === 'Europe/Brussels') return msg('heure de Bruxelles');
  if (timeZone === 'Europe/Paris') return msg('heure de Paris');
  const parts = new Intl.DateTimeFormat(regions[getLocale()], {
    timeZone,
    timeZoneName: 'long',
  }).formatToParts(instant);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
