import { msg, str } from '@lit/localize';
import { dateText, isMidnight, momentText, zoneText } from './date-time.ts';

/** From when to when something may be done, and where its clock stands. */
export interface Period {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** IANA name of the election's time zone. */
  readonly timeZone: string;
}

/** A period in words: « Du 11 juin 2024 à 9 h au 18 juin 2024 à 17 h (heure de Paris) ». */
export function periodText({ opensAt, closesAt, timeZone }: Period): string {
  const end = momentText(closesAt, timeZone);
  const zone = zoneText(closesAt, timeZone);
  const start = isMidnight(opensAt, timeZone) ? dateText(opensAt, timeZone) : momentText(opensAt, timeZone);
  return msg(str`Du ${start} au ${end} (${zone})`, {
    desc: 'Period: day and hour, day and hour, time zone',
  });
}

/** A period that is over, in words: « Le scrutin est clos depuis le 18 juin 2024 à 17 h (heure de Paris). » */
export function closedText({ closesAt, timeZone }: Period): string {
  const end = momentText(closesAt, timeZone);
  const zone = zoneText(closesAt, timeZone);
  return msg(str`Le scrutin est clos depuis le ${end} (${zone}).`, { desc: 'Day and hour, time zone' });
}
