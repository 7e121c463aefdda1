import type { Run } from '../store/runs.ts';
import type { RunState } from '../store/schema.ts';
import type { Rooms } from '../store/store.ts';
import { latestRuns } from '../voting/voter-elections.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/**
 * The runs that an act of the office is for: of each election the latest one, or of the one election that is named.
 * Those that were annulled for good are left out, unless there is nothing else.
 */
export async function standingRuns(
  rooms: Pick<Rooms, 'runs'>,
  consultation: string,
  election?: string,
): Promise<OfficeOutcome<readonly [Run, ...Run[]]>> {
  const latest = latestRuns(await rooms.runs.ofConsultation(consultation));
  if (latest.length === 0) {
    return refused(
      'consultation-not-sealed',
      `Consultation "${consultation}" is not sealed yet; seal it first.`,
    );
  }
  const meant = election === undefined ? latest : latest.filter((run) => run.election === election);
  const standing = meant.filter(({ state }) => state !== 'annulled');
  const [first, ...others] = standing.length === 0 ? meant : standing;
  return first === undefined
    ? refused(
        'election-unknown',
        `Consultation "${consultation}" has no election "${election ?? ''}"; known are: ${latest.map((run) => run.election).join(', ')}.`,
      )
    : done([first, ...others]);
}

/** Those of the runs that are in one of the states; refused, with what the first one is instead, when none is. */
export function runsInState(
  [first, ...others]: readonly [Run, ...Run[]],
  states: readonly RunState[],
  verb: string,
): OfficeOutcome<readonly Run[]> {
  const found = [first, ...others].filter(({ state }) => states.includes(state));
  return found.length > 0
    ? done(found)
    : refused(
        'state-wrong',
        `Election "${first.election}" is ${first.state}; to ${verb} it, it must be ${states.join(' or ')}.`,
      );
}
