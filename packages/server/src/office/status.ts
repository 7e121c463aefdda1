import type { LocalizedText, Phase } from '../http/schemas/common.ts';
import type { StoredConsultation } from '../store/consultations.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { StoredNotice } from '../store/notices.ts';
import type { ChannelCount } from '../store/queue.ts';
import type { Run } from '../store/runs.ts';
import type { MailState, RunState } from '../store/schema.ts';
import { overallPhase, periodOf, phaseOf } from '../voting/phase.ts';
import { latestRuns, mayVoteIn } from '../voting/voter-elections.ts';
import { verifyAudit, type AuditHead } from './audit.ts';
import { findConsultation, type Office } from './office.ts';
import { done, type OfficeOutcome } from './outcome.ts';

/** Below this share of delivered messages the office is alarmed: rules.md, OPS-03. */
export const leastDelivered = 0.95;

/** Minutes that a message may wait before the office is alarmed. */
export const longestWait = 30;

/** The messages of one channel. */
export interface ChannelStatus {
  readonly states: Readonly<Record<MailState, number>>;
  /** The part of those settled that arrived, between 0 and 1; undefined while none is settled. */
  readonly delivered: number | undefined;
  /** Since when the longest waiting one waits. */
  readonly waitingSince: Date | undefined;
  /** By kind and state. */
  readonly kinds: readonly ChannelCount[];
}

/** A run as the office sees it. */
export interface RunStatus {
  readonly election: string;
  readonly run: number;
  readonly uuid: string;
  readonly state: RunState;
  readonly phase: Phase;
  readonly entitled: number;
  readonly signatures: number;
  readonly ballots: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** A consultation at one glance. */
export interface ConsultationStatus {
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: 'real' | 'simulation';
  readonly phase: Phase;
  readonly timeZone: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly voters: number;
  /** Of each election the latest run. */
  readonly runs: readonly RunStatus[];
  /** Runs that were annulled and have another in their place. */
  readonly annulled: readonly RunStatus[];
  readonly mails: ChannelStatus;
  readonly sms: ChannelStatus;
  /** Notices that stand on every page now. */
  readonly notices: readonly StoredNotice[];
}

/** Everything that the office looks at, and what it must look into. */
export interface Status {
  readonly at: Date;
  readonly consultations: readonly ConsultationStatus[];
  readonly audit: { readonly entries: number; readonly head: AuditHead | undefined };
  readonly alarms: readonly string[];
}

/** The state of one consultation, or of all. */
export async function statusOf(office: Office, id?: string): Promise<OfficeOutcome<Status>> {
  const { store } = office;
  if (id !== undefined) {
    const found = await findConsultation(office, id);
    if (!found.ok) return found;
  }
  const at = office.clock();
  const stored = (await store.consultations.all()).filter((each) => id === undefined || each.id === id);
  const consultations: ConsultationStatus[] = [];
  for (const each of stored) consultations.push(await consultationStatus(office, each, at));
  const log = verifyAudit(await store.audit.all());
  return done({
    at,
    consultations,
    audit: { entries: log.entries, head: log.head },
    alarms: [
      ...log.problems.map(({ height, what }) => `audit log, entry ${height}: ${what}`),
      ...consultations.flatMap((each) => alarmsOf(each, at)),
    ],
  });
}

async function consultationStatus(
  { store }: Office,
  { id, definition: text, opensAt, closesAt }: StoredConsultation,
  now: Date,
): Promise<ConsultationStatus> {
  const definition = readStoredDefinition(text);
  const { timeZone, graceMinutes } = definition.period;
  const roll = await store.roll.ofConsultation(id);
  const all = await store.runs.ofConsultation(id);
  const view = async (run: Run): Promise<RunStatus> => {
    const electorate = definition.elections.find((election) => election.id === run.election)?.electorate;
    const period = periodOf(run, { opensAt, closesAt, graceMinutes });
    return {
      election: run.election,
      run: run.number,
      uuid: run.uuid,
      state: run.state,
      phase: phaseOf(run.state, period, now),
      entitled:
        electorate === undefined ? 0 : roll.filter((voter) => mayVoteIn({ run, electorate }, voter)).length,
      signatures: await store.signatures.count(run.uuid),
      ballots: await store.urn.count(run.uuid),
      opensAt: period.opensAt,
      closesAt: period.closesAt,
    };
  };
  const latest = latestRuns(all);
  const runs = await Promise.all(latest.map(view));
  return {
    id,
    title: definition.title,
    kind: definition.kind,
    phase: overallPhase(runs.map(({ phase }) => phase)),
    timeZone,
    opensAt,
    closesAt,
    voters: roll.length,
    runs,
    annulled: await Promise.all(all.filter((run) => !latest.includes(run)).map(view)),
    mails: channelOf(await store.outbox.counts(id)),
    sms: channelOf(await store.smsOutbox.counts(id)),
    notices: (await store.notices.ofConsultation(id)).filter(({ withdrawnAt }) => withdrawnAt === null),
  };
}

function channelOf(kinds: readonly ChannelCount[]): ChannelStatus {
  const inState = (state: MailState): number =>
    kinds.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0);
  const states = {
    queued: inState('queued'),
    sent: inState('sent'),
    failed: inState('failed'),
    withdrawn: inState('withdrawn'),
  };
  const settled = states.sent + states.failed;
  const waiting = kinds.filter(({ state }) => state === 'queued').map(({ since }) => since.getTime());
  return {
    states,
    delivered: settled === 0 ? undefined : states.sent / settled,
    waitingSince: waiting.length === 0 ? undefined : new Date(Math.min(...waiting)),
    kinds,
  };
}

function alarmsOf({ id, runs, annulled, mails, sms }: ConsultationStatus, now: Date): readonly string[] {
  const channels = [
    ['mails', mails],
    ['SMS', sms],
  ] as const;
  return [
    ...[...runs, ...annulled]
      .filter(({ ballots, signatures }) => ballots !== signatures)
      .map(
        ({ election, run, ballots, signatures }) =>
          `${id}/${election}, run ${run}: ${ballots} ballots, but ${signatures} signatures`,
      ),
    ...channels.flatMap(([name, { delivered, waitingSince }]) => [
      ...(delivered !== undefined && delivered < leastDelivered
        ? [
            `${id}: only ${(100 * delivered).toFixed(1)} % of the ${name} were delivered; ring the voters, or extend`,
          ]
        : []),
      ...(waitingSince !== undefined && now.getTime() - waitingSince.getTime() > longestWait * 60_000
        ? [`${id}: ${name} wait since ${waitingSince.toISOString()}; is the way out down?`]
        : []),
    ]),
  ];
}
