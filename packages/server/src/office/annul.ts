import { createHash } from 'node:crypto';
import { parseTrustees } from '@isoloir/protocol';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { Registrar } from '../registrar/registrar.ts';
import type { Voter } from '../store/roll.ts';
import type { Run } from '../store/runs.ts';
import { Rollback, type Rooms } from '../store/store.ts';
import { periodOf, type VotingPeriod } from '../voting/phase.ts';
import { belongsTo } from '../voting/electorate.ts';
import { latestRuns } from '../voting/voter-elections.ts';
import { checkPublicLists } from './credential-files.ts';
import { publishIn } from './notices.ts';
import { findConsultation, type Office, type OfficeConsultation } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';
import { checkTrustees, electoratesOf, sealRuns, type ElectionKey, type SealingInput } from './seal.ts';
import { runsInState, standingRuns } from './standing-runs.ts';

/** How an election goes on after its run is annulled. */
export interface Restart {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The keys of the new run, and with mailed credentials its lists; may be missing in a dry run only. */
  readonly sealing?: SealingInput;
}

/** What the office decides when it annuls. */
export interface Annulment {
  /** Goes to the log and the minutes. */
  readonly reason: string;
  /** What everybody is told, on every page and by mail. */
  readonly notice: LocalizedText;
  /** One election only. */
  readonly election?: string;
  /** Without it the elections end here: annulled for good. */
  readonly restart?: Restart;
}

/** A run that was annulled, and the one that came in its place. */
export interface AnnulledRun {
  readonly election: string;
  readonly uuid: string;
  readonly run: number;
  /** In which state it was found. */
  readonly was: Run['state'];
  readonly ballots: number;
  readonly signatures: number;
  /** SHA-256, hex, of the sorted trackers, each followed by a line feed. */
  readonly urn: string;
  readonly newRun?: {
    readonly run: number;
    readonly voters: number;
    /** Missing in a dry run without keys. */
    readonly uuid?: string;
    readonly fingerprint?: string;
  };
}

/** All that an annulment did, or, of a dry run, would do. */
export interface AnnulmentReport {
  readonly runs: readonly AnnulledRun[];
  readonly opensAt?: Date;
  readonly closesAt?: Date;
  /** Whether the period is the whole consultation's, or that of the named election alone. */
  readonly wholeConsultation: boolean;
  readonly notice: number;
  /** Voters who are told by mail, and those without an address. */
  readonly mails: number;
  readonly withoutAddress: number;
  /** Mails about annulled votes that had not gone out and now never will. */
  readonly withdrawnMails: number;
  /** Keys that a dry run went without. */
  readonly keysMissing: boolean;
}

/**
 * Annuls the runs of a consultation, or of one election, in one transaction: each urn is kept as it is and can never be
 * counted, and a new run of the same election takes its place, with its own keys, credentials and period. A dry run does
 * all of it and takes it back, so that it tells exactly what would happen.
 */
export async function annulConsultation(
  office: Office,
  id: string,
  annulment: Annulment,
  { dryRun }: { readonly dryRun: boolean } = { dryRun: false },
): Promise<OfficeOutcome<AnnulmentReport>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { definition } = found.value;
  const key = keyOf(definition, annulment, dryRun);
  if (!key.ok) return key;
  const { taken, registrar } = remembering(office.registrar);
  let outcome: OfficeOutcome<AnnulmentReport> | undefined;
  try {
    await office.store.holdingUrn(async (rooms) => {
      for (const uuid of taken.splice(0)) office.registrar.forget(uuid);
      outcome = await annulIn({ ...office, registrar }, rooms, found.value, annulment, key.value);
      if (dryRun || !outcome.ok) throw new Rollback(outcome);
      await rooms.urn.forgetOrder();
    });
  } catch (error) {
    // What the registrar has made for runs that never came to be is of no use to anybody.
    for (const uuid of taken) office.registrar.forget(uuid);
    if (!(error instanceof Rollback)) throw error;
  }
  if (outcome === undefined) throw new Error('The transaction ended without an outcome');
  return outcome;
}

/** The registrar, and of which runs it was asked to make credentials. */
function remembering(registrar: Registrar): {
  readonly registrar: Registrar;
  readonly taken: string[];
} {
  const taken: string[] = [];
  return {
    taken,
    registrar: {
      ...registrar,
      issue(run, voters, onIssued) {
        taken.push(run.uuid);
        return registrar.issue(run, voters, onIssued);
      },
    },
  };
}

/** The key of the new runs; none where there are none, and in a dry run without keys. */
function keyOf(
  definition: ConsultationDefinition,
  { restart }: Annulment,
  dryRun: boolean,
): OfficeOutcome<ElectionKey | undefined> {
  if (restart === undefined) return done(undefined);
  if (restart.closesAt <= restart.opensAt) {
    return refused(
      'period-over',
      `The new period would close (${restart.closesAt.toISOString()}) before it opens (${restart.opensAt.toISOString()}).`,
    );
  }
  if (restart.sealing === undefined && dryRun) return done(undefined);
  return checkTrustees(definition, restart.sealing ?? { trustees: [] });
}

async function annulIn(
  office: Office,
  rooms: Rooms,
  { definition, period }: OfficeConsultation,
  annulment: Annulment,
  key: ElectionKey | undefined,
): Promise<OfficeOutcome<AnnulmentReport>> {
  const now = office.clock();
  const { id } = definition;
  const { reason, notice, restart } = annulment;
  if (restart !== undefined && restart.closesAt <= now) {
    return refused('period-over', `The new period would be over since ${restart.closesAt.toISOString()}.`);
  }
  const standing = await standingRuns(rooms, id, annulment.election);
  if (!standing.ok) return standing;
  const runs = runsInState(standing.value, ['sealed', 'opened', 'paused', 'closed'], 'annul');
  if (!runs.ok) return runs;
  const counted = standing.value.find(({ state }) => state === 'counted');
  if (counted !== undefined) {
    return refused(
      'state-wrong',
      `Election "${counted.election}" is counted: its result is known. Name the election to annul with --election.`,
    );
  }
  const roll = await rooms.roll.ofConsultation(id);
  const renewed = await renew(office, rooms, definition, { runs: runs.value, roll, restart, key });
  if (!renewed.ok) return renewed;

  const annulled: AnnulledRun[] = [];
  let withdrawnMails = 0;
  for (const run of runs.value) {
    const newRun = renewed.value.get(run.election);
    annulled.push(await annulRun(rooms, run, newRun, { at: now, reason, period: periodOf(run, period) }));
    withdrawnMails += await rooms.outbox.withdraw(run.uuid, now);
  }
  // Whatever a voter signs in with works as before. A token that a vote had used up works again by itself: the
  // signature list alone tells whether it is used up (docs/decisions/0008).

  const wholeConsultation = latestRuns(await rooms.runs.ofConsultation(id)).every(({ uuid }) =>
    [...renewed.value.values()].some((newRun) => newRun.uuid === uuid),
  );
  if (restart !== undefined && wholeConsultation) await rooms.consultations.setPeriod(id, restart);
  else if (restart !== undefined) {
    for (const { uuid } of renewed.value.values()) {
      if (uuid !== undefined) await rooms.runs.setPeriod(uuid, restart);
    }
  }
  const { number, ...told } = await publishIn(
    rooms,
    { consultation: id, kind: 'annulment', text: notice, at: now },
    votersOf(definition, runs.value, roll),
  );
  return done({
    runs: annulled,
    ...(restart === undefined ? {} : { opensAt: restart.opensAt, closesAt: restart.closesAt }),
    wholeConsultation,
    notice: number,
    ...told,
    withdrawnMails,
    keysMissing: restart !== undefined && key === undefined,
  });
}

type NewRun = NonNullable<AnnulledRun['newRun']>;

/** Seals and opens the runs that come in place of others; by election. */
async function renew(
  office: Office,
  rooms: Rooms,
  definition: ConsultationDefinition,
  {
    runs,
    roll,
    restart,
    key,
  }: {
    readonly runs: readonly Run[];
    readonly roll: readonly Voter[];
    readonly restart: Restart | undefined;
    readonly key: ElectionKey | undefined;
  },
): Promise<OfficeOutcome<ReadonlyMap<string, NewRun>>> {
  if (restart === undefined) return done(new Map());
  const numberOf = new Map(runs.map(({ election, number }) => [election, number + 1]));
  const electorates = electoratesOf(
    roll,
    definition.elections.flatMap((election) => {
      const number = numberOf.get(election.id);
      return number === undefined ? [] : [{ election, number }];
    }),
  );
  if (!electorates.ok) return electorates;
  const planned = electorates.value.map(({ election, number, voters }) => ({
    election: election.id,
    newRun: { run: number, voters: voters.length },
  }));
  if (key === undefined) return done(new Map(planned.map(({ election, newRun }) => [election, newRun])));
  const used = runs.find((run) =>
    keysOf(definition, key.trusteesText).some((each) => keysOf(definition, run.trusteesText).includes(each)),
  );
  if (used !== undefined) {
    return refused(
      'trustee-key-invalid',
      `A key that was given belongs to the run of "${used.election}" that is annulled; the trustees make new ones, so that the old urn stays shut.`,
    );
  }
  const lists = await checkPublicLists(
    rooms,
    definition,
    electorates.value,
    restart.sealing?.credentials ?? [],
  );
  if (!lists.ok) return lists;
  const sealed = await sealRuns(office, rooms, definition, key, electorates.value, lists.value);
  for (const { uuid } of sealed) await rooms.runs.move(uuid, 'sealed', 'opened');
  return done(
    new Map(
      planned.map(({ election, newRun }) => {
        const found = sealed.find(({ id }) => id === election);
        return [
          election,
          found === undefined ? newRun : { ...newRun, uuid: found.uuid, fingerprint: found.fingerprint },
        ];
      }),
    ),
  );
}

function keysOf({ group }: ConsultationDefinition, trusteesText: string): readonly string[] {
  const parsed = parseTrustees(group, trusteesText);
  if (!parsed.ok) throw new Error(`Sealed trustees are damaged: ${parsed.error.message}`);
  return parsed.value.map(({ publicKey }) => publicKey);
}

async function annulRun(
  rooms: Rooms,
  run: Run,
  newRun: NewRun | undefined,
  { at, reason, period }: { readonly at: Date; readonly reason: string; readonly period: VotingPeriod },
): Promise<AnnulledRun> {
  const { uuid, consultation, election, number, state } = run;
  const trackers = await rooms.urn.trackers(uuid);
  const digest = createHash('sha256');
  for (const tracker of trackers) digest.update(`${tracker}\n`);
  const urn = digest.digest('hex');
  // Two numbers, for the file: the very fault may be that they differ.
  const signatures = await rooms.signatures.count(uuid);
  const { opensAt, closesAt } = period;
  await rooms.runs.annul(uuid, { annulledAt: at, successor: newRun?.uuid ?? null, opensAt, closesAt });
  await rooms.audit.append(
    {
      act: 'election.annulled',
      consultation,
      detail: {
        election,
        run: number,
        uuid,
        was: state,
        ballots: trackers.length,
        signatures,
        urn,
        reason,
        ...(newRun?.uuid === undefined ? {} : { newRun: newRun.uuid }),
      },
    },
    at,
  );
  return {
    election,
    uuid,
    run: number,
    was: state,
    ballots: trackers.length,
    signatures,
    urn,
    ...(newRun === undefined ? {} : { newRun }),
  };
}

/** Everybody who votes in one of the elections whose runs these are. */
function votersOf(
  definition: ConsultationDefinition,
  runs: readonly Run[],
  roll: readonly Voter[],
): readonly Voter[] {
  const elections = definition.elections.filter(({ id }) => runs.some(({ election }) => election === id));
  return roll.filter((voter) => elections.some(({ electorate }) => belongsTo(electorate, voter)));
}
