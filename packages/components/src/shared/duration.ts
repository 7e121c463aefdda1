import { msg } from '@lit/localize';
import { getLocale } from '../localization.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Unit = 'day' | 'hour' | 'minute' | 'second';

const lengths: Readonly<Record<Unit, number>> = { day, hour, minute, second };

/** A span of time in words, and how long the words hold. */
export interface Duration {
  readonly text: string;
  /** Milliseconds after which the words are still the same, and a millisecond later others. */
  readonly holdsFor: number;
}

/**
 * What is left of a time, as people say it, rounded down: « 12 jours », « 2 jours et 5 heures », « 3 heures et
 * 20 minutes », « 4 minutes », « moins d’une minute ». Past its end nothing is left.
 */
export function remaining(milliseconds: number): Duration {
  if (milliseconds >= 7 * day) return inUnits(milliseconds, ['day']);
  if (milliseconds >= day) return inUnits(milliseconds, ['day', 'hour']);
  if (milliseconds >= hour) return inUnits(milliseconds, ['hour', 'minute']);
  if (milliseconds >= minute) return inUnits(milliseconds, ['minute']);
  return { text: msg('moins d’une minute'), holdsFor: Math.max(0, milliseconds) };
}

/**
 * The same to the second, in steps: « 1 minute et 40 secondes ». For the last minutes of a session.
 *
 * @param step how many seconds one text stands, so that a reader is not told each of them
 */
export function remainingSeconds(milliseconds: number, step: number): Duration {
  const length = step * second;
  const rounded = Math.ceil(Math.max(0, milliseconds) / length) * length;
  const units: readonly Unit[] = rounded >= minute ? ['minute', 'second'] : ['second'];
  return { ...inUnits(rounded, units), holdsFor: milliseconds - rounded + length - 1 };
}

function inUnits(milliseconds: number, units: readonly Unit[]): Duration {
  let rest = milliseconds;
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / lengths[unit]);
    rest -= count * lengths[unit];
    if (count > 0) parts.push(unitText(count, unit));
  }
  const text = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(
    parts.length === 0 ? [unitText(0, units.at(-1) ?? 'second')] : parts,
  );
  return { text, holdsFor: rest };
}

function unitText(count: number, unit: Unit): string {
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
