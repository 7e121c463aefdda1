import type { ConsultationDefinition } from '../definition/definition.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { Phase } from '../http/schemas/common.ts';
import type { StoredConsultation } from '../store/consultations.ts';
import type { Rooms } from '../store/store.ts';
import { periodOf, phaseOf } from '../voting/phase.ts';
import { latestRuns } from '../voting/voter-elections.ts';

/** A consultation that somebody wants to sign in to. */
export interface EnteredConsultation {
  readonly id: string;
  readonly definition: ConsultationDefinition;
}

/** Whether voters may ask for what they sign in with already, or only when voting has begun. */
export type Moment = 'before-and-during' | 'during';

/**
 * A consultation that voters may sign in to: not one whose last election is closed. In the time of grace nobody signs in
 * any more either: whoever had begun may finish (R.211-563).
 */
export async function openConsultation(
  rooms: Rooms,
  id: string,
  now: Date,
  moment: Moment = 'before-and-during',
): Promise<Outcome<EnteredConsultation>> {
  const stored = await rooms.consultations.find(id);
  if (stored === undefined) return failure('consultation-unknown');
  const definition = readStoredDefinition(stored.definition);
  const phases = await phasesOf(rooms, stored, definition, now);
  if (phases.length > 0 && phases.every((phase) => isOver[phase])) return failure('sign-in-closed');
  if (moment === 'during' && phases.every((phase) => phase === 'not-open')) {
    return failure('election-not-open');
  }
  return success({ id, definition });
}

const isOver = {
  'not-open': false,
  open: false,
  paused: false,
  // A run that was annulled may be followed by another one.
  annulled: false,
  grace: true,
  closed: true,
  counted: true,
} as const satisfies Record<Phase, boolean>;

async function phasesOf(
  rooms: Rooms,
  { id, opensAt, closesAt }: StoredConsultation,
  { period: { graceMinutes } }: ConsultationDefinition,
  now: Date,
): Promise<readonly Phase[]> {
  const latest = latestRuns(await rooms.runs.ofConsultation(id));
  return latest.map((run) => phaseOf(run.state, periodOf(run, { opensAt, closesAt, graceMinutes }), now));
}
