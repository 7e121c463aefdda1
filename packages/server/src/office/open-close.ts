import { createHash } from 'node:crypto';
import { startTally } from '@isoloir/protocol';
import { minutesAfter } from '../clock.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';
import { periodOf, type VotingPeriod } from '../voting/phase.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { runsInState, standingRuns } from './standing-runs.ts';

/** A run that an act has moved on. */
export interface MovedRun {
  readonly election: string;
  readonly uuid: string;
}

/** Opens every sealed run of a consultation: from the opening instant on ballots are accepted. */
export async function openConsultation(
  office: Office,
  id: string,
): Promise<OfficeOutcome<{ runs: readonly MovedRun[]; opensAt: Date; closesAt: Date }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { opensAt, closesAt } = found.value.period;
  const now = office.clock();
  if (now >= closesAt) {
    return refused('period-over', `The period ended at ${closesAt.toISOString()}; there is nothing to open.`);
  }
  return office.store.transaction(async (rooms) => {
    const standing = await standingRuns(rooms, id);
    if (!standing.ok) return standing;
    const sealed = runsInState(standing.value, ['sealed'], 'open');
    if (!sealed.ok) return sealed;
    const runs = sealed.value.map(({ election, uuid }) => ({ election, uuid }));
    for (const { uuid } of runs) await rooms.runs.move(uuid, 'sealed', 'opened');
    await rooms.audit.append(
      { act: 'consultation.opened', consultation: id, detail: { runs: runs.map(({ uuid }) => uuid) } },
      now,
    );
    return done({ runs, opensAt, closesAt });
  });
}

/** A run whose urn has been sealed for the count. */
export interface ClosedRun extends MovedRun {
  readonly ballots: number;
  readonly signatures: number;
}

/** Closing before the period is over, with the reason that goes to the log. */
export interface EarlyClosing {
  readonly reason: string;
}

/**
 * Closes the opened and the paused runs of a consultation, or of one election: no ballot is accepted any more, the urn
 * is sealed and its encrypted tally fixed. Refused while the period or its grace runs, unless a reason for an early
 * closing is given.
 */
export async function closeConsultation(
  office: Office,
  id: string,
  early?: EarlyClosing,
  election?: string,
): Promise<OfficeOutcome<readonly ClosedRun[]>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const now = office.clock();
  return office.store.holdingUrn(async (rooms) => {
    const standing = await standingRuns(rooms, id, election);
    if (!standing.ok) return standing;
    const open = runsInState(standing.value, ['opened', 'paused'], 'close');
    if (!open.ok) return open;
    const later =
      early === undefined ? open.value.find((run) => now < endOf(run, found.value.period)) : undefined;
    if (later !== undefined) {
      const ends = endOf(later, found.value.period).toISOString();
      return refused(
        'period-not-over',
        `Voters may finish in "${later.election}" until ${ends}; close after that, or give --early and --reason.`,
      );
    }
    const closed: ClosedRun[] = [];
    for (const run of open.value) closed.push(await closeRun(office, rooms, run, now, early));
    await rooms.urn.forgetOrder();
    return done(closed);
  });
}

/** When the last voter may finish in a run. */
function endOf(run: Run, consultation: VotingPeriod): Date {
  const { closesAt, graceMinutes } = periodOf(run, consultation);
  return minutesAfter(closesAt, graceMinutes);
}

async function closeRun(
  { progress }: Office,
  rooms: Rooms,
  run: Run,
  closedAt: Date,
  early: EarlyClosing | undefined,
): Promise<ClosedRun> {
  const { uuid, election: electionId, consultation } = run;
  const { election, credentials } = sealedTextsOf(run);
  const digest = createHash('sha256');
  const running = startTally(election, credentials);
  let ballots = 0;
  for await (const text of rooms.urn.ballots(uuid)) {
    const added = running.add(text);
    if (!added.ok) throw new Error(`A ballot of the urn does not parse: ${added.error.message}`);
    digest.update(`${added.value.tracker}\n`);
    ballots += 1;
    if (ballots % 100 === 0) progress?.(`${electionId}: ${ballots} ballots added up`);
  }
  const tally = running.accumulation();
  await rooms.runs.close(uuid, { closedAt, ...tally });
  const signatures = await rooms.signatures.count(uuid);
  if (signatures !== ballots) {
    throw new Error(`The urn of run ${uuid} holds ${ballots} ballots, the roll ${signatures} signatures`);
  }
  await rooms.audit.append(
    {
      act: early === undefined ? 'election.closed' : 'election.closed-early',
      consultation,
      detail: {
        election: electionId,
        uuid,
        ballots,
        urn: digest.digest('hex'),
        ...(early === undefined ? {} : { reason: early.reason }),
      },
    },
    closedAt,
  );
  return { election: electionId, uuid, ballots, signatures };
}
