import { Temporal } from 'temporal-polyfill';

/** What a wall clock's day and hour stand for in a zone. */
export type LocalTime =
  | { readonly kind: 'instant'; readonly instant: Date }
  | { readonly kind: 'no-such-day' }
  /** The clocks were put forward over it. */
  | { readonly kind: 'skipped' }
  /** The clocks were put back over it: it came twice. */
  | { readonly kind: 'twice' };

/** Whether the runtime knows the zone by this IANA name. Offsets such as `+01:00` are no zone: they know no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The instant at which the clocks of a zone show `2024-01-30T08:00`, when there is exactly one. */
export function instantOf(local: string, timeZone: string): LocalTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local.split(/[-T: ]/).map(Number);
  if (day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth) return { kind: 'no-such-day' };
  const clock = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second });
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    clock.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (earlier === undefined || later === undefined) throw new Error('Two readings were asked for');
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { kind: 'instant', instant: new Date(earlier.epochMilliseconds) };
  }
  return { kind: earlier.toPlainDateTime().equals(clock) ? 'twice' : 'skipped' };
}
