import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../definition/local-time.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** A day, and an hour of it, on the clocks of a zone. */
const localShape =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?))?$/;

/** What a moment typed by the office is read by. */
export interface MomentContext {
  /** IANA name of the consultation's zone. */
  readonly timeZone: string;
  /** The hour that is meant when a day alone is given, such as `16:00`. */
  readonly hour: string;
  readonly now: Date;
}

/**
 * A moment as the office types it: `now`; an instant with its offset; a day and an hour, or a day alone, on the clocks
 * of the consultation's zone.
 */
export function readMoment(text: string, { timeZone, hour, now }: MomentContext): OfficeOutcome<Date> {
  if (text === 'now') return done(now);
  const [, day, time = hour] = localShape.exec(text) ?? [];
  if (day !== undefined) return momentOf(day, time, timeZone);
  const instant = new Date(text);
  if (/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(instant.getTime())) return done(instant);
  return refused(
    'moment-wrong',
    `“${text}” is no moment; write a day and an hour in ${timeZone}, such as 2018-06-13T00:00, an instant with its offset, or "now".`,
  );
}

/**
 * The last moment of a period of calendar days that begins on the day of `opensAt`, that day being the first: at `hour`
 * on the clocks of the zone, whatever the clocks did in between.
 */
export function closingAfter(
  opensAt: Date,
  days: number,
  { timeZone, hour }: Pick<MomentContext, 'timeZone' | 'hour'>,
): OfficeOutcome<Date> {
  const first = Temporal.Instant.fromEpochMilliseconds(opensAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return momentOf(first.add({ days: days - 1 }).toString(), hour, timeZone);
}

/** The hour that the clocks of a zone show at an instant, `16:00`. */
export function hourOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

function momentOf(day: string, time: string, timeZone: string): OfficeOutcome<Date> {
  const read = instantOf(`${day}T${time}`, timeZone);
  switch (read.kind) {
    case 'instant':
      return done(read.instant);
    case 'no-such-day':
      return refused('moment-wrong', `There is no ${day} in the calendar.`);
    case 'skipped':
      return refused('moment-wrong', `The clocks of ${timeZone} skip ${day} ${time}; give another hour.`);
    case 'twice':
      return refused(
        'moment-wrong',
        `The clocks of ${timeZone} show ${day} ${time} twice; give the instant with its offset.`,
      );
  }
}

/** An instant on the clocks of a zone, for the office to read: `2018-06-13 00:00 (Europe/Brussels)`. */
export function localText(instant: Date, timeZone: string): string {
  const clock = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const [day, hour] = clock.toPlainDateTime().toString({ smallestUnit: 'minute' }).split('T');
  return `${day ?? ''} ${hour ?? ''} (${timeZone})`;
}
