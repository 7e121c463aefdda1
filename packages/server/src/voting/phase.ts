import { minutesAfter } from '../clock.ts';
import type { Static } from 'typebox';
import type { Phase } from '../http/schemas/common.ts';
import type { OwnPeriod } from '../http/schemas/office.ts';
import type { Run } from '../store/runs.ts';
import type { RunState } from '../store/schema.ts';

/** When ballots may be cast. */
export interface VotingPeriod {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly graceMinutes: number;
}

/** When ballots may be cast in a run: in its own period, where it has one, else in its consultation's. */
export function periodOf(run: Pick<Run, 'opensAt' | 'closesAt'>, consultation: VotingPeriod): VotingPeriod {
  return {
    opensAt: run.opensAt ?? consultation.opensAt,
    closesAt: run.closesAt ?? consultation.closesAt,
    graceMinutes: consultation.graceMinutes,
  };
}

/** A run's own period as the API tells it, where it has one. */
export function ownPeriodOf({
  opensAt,
  closesAt,
}: Pick<Run, 'opensAt' | 'closesAt'>): Static<typeof OwnPeriod> | undefined {
  if (opensAt === null || closesAt === null) return undefined;
  return { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
}

/**
 * The phase of a run at an instant. The opening instant belongs to the period, the closing instant does not; the
 * last instant of the grace does not belong to it either. What the office closed, counted or annulled is so whatever
 * the clock says.
 */
export function phaseOf(state: RunState, period: VotingPeriod, now: Date): Phase {
  if (state === 'counted' || state === 'closed' || state === 'annulled') return state;
  if (now >= minutesAfter(period.closesAt, period.graceMinutes)) return 'closed';
  if (state === 'paused') return 'paused';
  if (state === 'sealed' || now < period.opensAt) return 'not-open';
  return now < period.closesAt ? 'open' : 'grace';
}

/**
 * Whether a voter whose session began at `signedInAt` may cast in this phase: while it is open, and in the grace
 * time when they had signed in before the closing instant (code électoral practice, R.211-563: no new start, but
 * whoever has started may finish).
 */
export function mayCast(phase: Phase, period: VotingPeriod, signedInAt: Date): boolean {
  return phase === 'open' || (phase === 'grace' && signedInAt < period.closesAt);
}

const order: readonly Phase[] = ['open', 'grace', 'paused', 'not-open', 'closed', 'counted', 'annulled'];

/** The phase of a consultation as a whole: the liveliest one of its runs; not open while it has none. */
export function overallPhase(phases: readonly Phase[]): Phase {
  return order.find((phase) => phases.includes(phase)) ?? 'not-open';
}
