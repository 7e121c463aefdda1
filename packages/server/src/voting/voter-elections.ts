import { failure, success, type Outcome } from '../errors.ts';
import type { Phase } from '../http/schemas/common.ts';
import type { ConsultationDefinition, ElectionDefinition } from '../definition/definition.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { Run } from '../store/runs.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { belongsTo } from './electorate.ts';
import { periodOf, phaseOf, type VotingPeriod } from './phase.ts';

/** A run with the period in force. */
export interface TimedRun {
  readonly run: Run;
  readonly period: VotingPeriod;
  readonly electorate: ElectionDefinition['electorate'];
  /** The run's phase at an instant. */
  readonly phase: (now: Date) => Phase;
}

/** A run by its identifier, with what its consultation says of it. */
export async function findRun(rooms: Rooms, uuid: string): Promise<TimedRun | undefined> {
  const run = await rooms.runs.find(uuid);
  if (run === undefined) return undefined;
  const consultation = await rooms.consultations.find(run.consultation);
  if (consultation === undefined) throw new Error(`Run ${uuid} belongs to no consultation`);
  const definition = readStoredDefinition(consultation.definition);
  const election = definition.elections.find(({ id }) => id === run.election);
  if (election === undefined) throw new Error(`Run ${uuid} is of an election that the definition lacks`);
  const { opensAt, closesAt } = consultation;
  const { graceMinutes } = definition.period;
  const period = periodOf(run, { opensAt, closesAt, graceMinutes });
  const { electorate } = election;
  return { run, period, electorate, phase: (now) => phaseOf(run.state, period, now) };
}

/** As findRun, or that there is none. */
export async function knownRun(rooms: Rooms, uuid: string): Promise<Outcome<TimedRun>> {
  const found = await findRun(rooms, uuid);
  return found === undefined ? failure('election-unknown') : success(found);
}

/** As knownRun, and refuses a run that was annulled: its urn is kept sealed, and nobody gets anything of it. */
export async function publicRun(rooms: Rooms, uuid: string): Promise<Outcome<TimedRun>> {
  return unlessAnnulled(await knownRun(rooms, uuid));
}

/** A run in which this voter may vote, or why not. */
export async function eligibleRun(rooms: Rooms, voter: Voter, uuid: string): Promise<Outcome<TimedRun>> {
  const found = await knownRun(rooms, uuid);
  if (!found.ok) return found;
  if (found.value.run.consultation !== voter.consultation) return failure('not-eligible');
  return mayVoteIn(found.value, voter) ? found : failure('not-eligible');
}

/** Whether a voter has a credential in a run: its electorate is the one of its sealing. */
export function mayVoteIn({ run, electorate }: Pick<TimedRun, 'run' | 'electorate'>, voter: Voter): boolean {
  return belongsTo(electorate, voter) && (voter.addedAt === null || voter.addedAt < run.sealedAt);
}

/** As eligibleRun, and refuses a run that was annulled: nothing of it counts, and nothing more is done for it. */
export async function standingRun(rooms: Rooms, voter: Voter, uuid: string): Promise<Outcome<TimedRun>> {
  return unlessAnnulled(await eligibleRun(rooms, voter, uuid));
}

// Whoever wants something of an annulled run is told where the election goes on.
function unlessAnnulled(found: Outcome<TimedRun>): Outcome<TimedRun> {
  if (!found.ok || found.value.run.state !== 'annulled') return found;
  const { successor } = found.value.run;
  return failure('election-annulled', successor === null ? {} : { newRun: successor });
}

/** Of each election the latest run, of runs in their order. */
export function latestRuns(runs: readonly Run[]): Run[] {
  return [...new Map(runs.map((run) => [run.election, run])).values()];
}

/** Runs in the order in which the definition has their elections. */
export function inDefinedOrder(
  { elections }: Pick<ConsultationDefinition, 'elections'>,
  runs: readonly Run[],
): Run[] {
  const places = new Map(elections.map(({ id }, place) => [id, place]));
  const placeOf = ({ election }: Run): number => places.get(election) ?? elections.length;
  return runs.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/**
 * The voter's elections: the latest run of each election whose electorate they belong to, in the order of the
 * definition.
 */
export async function electionsOf(rooms: Rooms, voter: Voter): Promise<TimedRun[]> {
  const stored = await rooms.consultations.find(voter.consultation);
  if (stored === undefined) throw new Error(`Voter ${voter.id} belongs to no consultation`);
  const runs = latestRuns(await rooms.runs.ofConsultation(voter.consultation));
  const latest = inDefinedOrder(readStoredDefinition(stored.definition), runs);
  const found = await Promise.all(latest.map(({ uuid }) => eligibleRun(rooms, voter, uuid)));
  return found.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
}
