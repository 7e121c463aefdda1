import type { Consultation } from '@isoloir/api-client';

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

/** The time of grace after a closing. */
export function graceAfter(from: number, minutes: number): Grace {
  return { from, to: from + minutes * 60_000 };
}
