import { createHash } from 'node:crypto';
import { startTally } from '@isoloir/protocol';
import { minutesAfter } from '../clock.ts';
import type { RunState } from '../store/schema.ts';
import type { Rooms } from '../store/store.ts';
import { sealedTextsOf } from '../voting/sealed-run.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

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
    const runs = await runsInState(rooms, id, 'sealed', 'open');
    if (!runs.ok) return runs;
    for (const { uuid } of runs.value) await rooms.runs.move(uuid, 'sealed', 'opened');
    await rooms.audit.append(
      { act: 'consultation.opened', consultation: id, detail: { runs: runs.value.map(({ uuid }) => uuid) } },
      now,
    );
    return done({ runs: runs.value, opensAt, closesAt });
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
 * Closes every opened run: no ballot is accepted any more, the urn is sealed and its encrypted tally fixed. Refused
 * while the period or its grace runs, unless a reason for an early closing is given.
 */
export async function closeConsultation(
  office: Office,
  id: string,
  early?: EarlyClosing,
): Promise<OfficeOutcome<readonly ClosedRun[]>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { closesAt, graceMinutes } = found.value.period;
  const now = office.clock();
  const ends = minutesAfter(closesAt, graceMinutes);
  if (now < ends && early === undefined) {
    return refused(
      'period-not-over',
      `Voters may finish until ${ends.toISOString()}; close after that, or give --early and --reason.`,
    );
  }
  return office.store.transaction(async (rooms) => {
    const runs = await runsInState(rooms, id, 'opened', 'close');
    if (!runs.ok) return runs;
    const closed: ClosedRun[] = [];
    for (const { election, uuid } of runs.value) {
      closed.push(await closeRun(rooms, { election, uuid }, id, now, early));
    }
    return done(closed);
  });
}

async function closeRun(
  rooms: Rooms,
  { election: electionId, uuid }: MovedRun,
  consultation: string,
  closedAt: Date,
  early: EarlyClosing | undefined,
): Promise<ClosedRun> {
  const run = await rooms.runs.find(uuid);
  if (run === undefined) throw new Error(`Run ${uuid} is gone`);
  const { election, credentials } = sealedTextsOf(run);
  const digest = createHash('sha256');
  const running = startTally(election, credentials);
  let ballots = 0;
  for await (const text of rooms.urn.ballots(uuid)) {
    const added = running.add(text);
    if (!added.ok) throw new Error(`A ballot of the urn does not parse: ${added.error.message}`);
    digest.update(`${added.value.tracker}\n`);
    ballots += 1;
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

async function runsInState(
  rooms: Rooms,
  consultation: string,
  state: RunState,
  verb: string,
): Promise<OfficeOutcome<readonly MovedRun[]>> {
  const runs = await rooms.runs.ofConsultation(consultation);
  if (runs.length === 0) {
    return refused(
      'consultation-not-sealed',
      `Consultation "${consultation}" is not sealed yet; seal it first.`,
    );
  }
  const other = runs.find((run) => run.state !== state);
  if (other !== undefined) {
    return refused(
      'state-wrong',
      `Election "${other.election}" is ${other.state}; to ${verb} it, it must be ${state}.`,
    );
  }
  return done(runs.map(({ election, uuid }) => ({ election, uuid })));
}
