import type { Consultation } from '@isoloir/api-client';
import type { OwnElections } from './own-elections.ts';

/** A time after a closing in which voters may still finish, in milliseconds since 1970; its end does not belong to it. */
export interface Grace {
  readonly from: number;
  readonly to: number;
}

type Periods = Pick<Consultation, 'period' | 'elections'>;

/** When an election closes: in its own period, where it has one, else with the consultation. Milliseconds since 1970. */
export function closingOf({ period, elections }: Periods, uuid: string | undefined): number {
  const own = elections.find((election) => election.uuid === uuid)?.period;
  return Date.parse((own ?? period).closesAt);
}

/** The times of grace of a consultation and of its elections that have a period of their own, as the server keeps them. */
export function gracesOf(consultation: Periods): readonly Grace[] {
  const { period, elections } = consultation;
  const closings = [
    Date.parse(period.closesAt),
    ...elections.map(({ uuid }) => closingOf(consultation, uuid)),
  ];
  return [...new Set(closings)].map((from) => graceAfter(from, period.graceMinutes));
}

function graceAfter(from: number, minutes: number): Grace {
  return { from, to: from + minutes * 60_000 };
}

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
