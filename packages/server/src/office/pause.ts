import type { LocalizedText } from '../http/schemas/common.ts';
import type { ActName } from '../store/audit-acts.ts';
import type { Rooms } from '../store/store.ts';
import { periodOf } from '../voting/phase.ts';
import { publishIn } from './notices.ts';
import { findConsultation, type Office } from './office.ts';
import type { MovedRun } from './open-close.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { runsInState, standingRuns } from './standing-runs.ts';

/** What goes with an act on runs that are open: why, for which election, and what everybody is told. */
export interface Intervention {
  /** Goes to the log and the minutes. */
  readonly reason: string;
  /** One election only. */
  readonly election?: string;
  /** Published on every page with the act. */
  readonly notice?: LocalizedText;
  /** Whether all voters get the notice by mail too. */
  readonly mail?: boolean;
}

/** What an intervention did. */
export interface Intervened {
  readonly runs: readonly MovedRun[];
  /** The notice's number, if there is one. */
  readonly notice?: number;
  readonly mails: number;
}

/** Suspends voting: no ballot is accepted until it goes on. The period runs on. */
export function pauseConsultation(
  office: Office,
  id: string,
  intervention: Intervention,
): Promise<OfficeOutcome<Intervened>> {
  return move(office, id, intervention, {
    from: 'opened',
    to: 'paused',
    verb: 'pause',
    act: 'consultation.paused',
  });
}

/** Lets voting go on after a pause. */
export function resumeConsultation(
  office: Office,
  id: string,
  intervention: Intervention,
): Promise<OfficeOutcome<Intervened>> {
  return move(office, id, intervention, {
    from: 'paused',
    to: 'opened',
    verb: 'resume',
    act: 'consultation.resumed',
  });
}

async function move(
  office: Office,
  id: string,
  intervention: Intervention,
  { from, to, verb, act }: { from: 'opened' | 'paused'; to: 'opened' | 'paused'; verb: string; act: ActName },
): Promise<OfficeOutcome<Intervened>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  return office.store.transaction(async (rooms) => {
    const standing = await standingRuns(rooms, id, intervention.election);
    if (!standing.ok) return standing;
    const meant = runsInState(standing.value, [from], verb);
    if (!meant.ok) return meant;
    const runs = meant.value.map(({ election, uuid }) => ({ election, uuid }));
    for (const { uuid } of runs) await rooms.runs.move(uuid, from, to);
    return done(await intervene(office, rooms, id, { act, runs, intervention, detail: {} }));
  });
}

/** Puts the closing off, in the period of the whole consultation or of one election. */
export async function extendConsultation(
  office: Office,
  id: string,
  closesAt: Date,
  intervention: Intervention,
): Promise<OfficeOutcome<Intervened & { readonly before: Date; readonly closesAt: Date }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { period } = found.value;
  return office.store.transaction(async (rooms) => {
    const standing = await standingRuns(rooms, id, intervention.election);
    if (!standing.ok) return standing;
    // A run that the office has not closed yet can be extended even after its hour: its urn is not sealed.
    const open = runsInState(standing.value, ['sealed', 'opened', 'paused'], 'extend');
    if (!open.ok) return open;
    const meant =
      intervention.election === undefined
        ? open.value.filter(({ closesAt: own }) => own === null)
        : open.value;
    const [first] = meant;
    if (first === undefined) {
      return refused(
        'state-wrong',
        'Every election that is open has a period of its own; name one with --election.',
      );
    }
    const { opensAt, closesAt: before } = periodOf(first, period);
    if (closesAt <= before || closesAt <= office.clock()) {
      return refused(
        'period-over',
        `Voting closes at ${before.toISOString()}; an extension puts that off, to an instant that is still to come.`,
      );
    }
    if (intervention.election === undefined) await rooms.consultations.setPeriod(id, { opensAt, closesAt });
    else for (const { uuid } of meant) await rooms.runs.setPeriod(uuid, { opensAt, closesAt });
    const runs = meant.map(({ election, uuid }) => ({ election, uuid }));
    const detail = { before: before.toISOString(), closesAt: closesAt.toISOString() };
    const act = 'consultation.extended';
    return done({
      ...(await intervene(office, rooms, id, { act, runs, intervention, detail })),
      before,
      closesAt,
    });
  });
}

/** Logs an intervention and publishes its notice. */
async function intervene(
  office: Office,
  rooms: Rooms,
  consultation: string,
  {
    act,
    runs,
    intervention: { reason, notice, mail },
    detail,
  }: {
    readonly act: ActName;
    readonly runs: readonly MovedRun[];
    readonly intervention: Intervention;
    readonly detail: Readonly<Record<string, string>>;
  },
): Promise<Intervened> {
  const at = office.clock();
  await rooms.audit.append(
    {
      act,
      consultation,
      detail: {
        elections: runs.map(({ election }) => election),
        runs: runs.map(({ uuid }) => uuid),
        reason,
        ...detail,
      },
    },
    at,
  );
  if (notice === undefined) return { runs, mails: 0 };
  const voters = mail === true ? await rooms.roll.ofConsultation(consultation) : [];
  const told = await publishIn(rooms, { consultation, kind: 'incident', text: notice, at }, voters);
  return { runs, notice: told.number, mails: told.mails };
}
