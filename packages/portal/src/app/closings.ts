import type { Consultation } from '@isoloir/api-client';
import { closingOf, type Grace, graceAfter } from '@isoloir/widgets/journey.js';
import type { OwnElections } from './own-elections.ts';

type Periods = Pick<Consultation, 'period' | 'elections'>;

/**
 * The closing that a voter is to be told of, with its time of grace: that of the election whose ballot is open; else the
 * next one of those in which they have not voted yet; else the consultation’s.
 */
export function closingFor(
  consultation: Periods,
  { list = [], underWay }: Pick<OwnElections, 'list' | 'underWay'>,
  now: number,
): Grace {
  const { graceMinutes } = consultation.period;
  if (underWay !== undefined) return graceAfter(closingOf(consultation, underWay), graceMinutes);
  const next = list
    .filter(({ signedAt, phase }) => signedAt === undefined && !isOver(phase))
    .map(({ uuid }) => graceAfter(closingOf(consultation, uuid), graceMinutes))
    .filter(({ to }) => now < to)
    .sort((one, other) => one.from - other.from);
  return next[0] ?? graceAfter(closingOf(consultation, undefined), graceMinutes);
}

function isOver(phase: Consultation['phase']): boolean {
  return phase === 'closed' || phase === 'counted' || phase === 'annulled';
}
