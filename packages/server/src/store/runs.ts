import type { Kysely, Updateable } from 'kysely';
import type { Database, InstantText, RunState, RunTable } from './schema.ts';

/** A run of an election, as stored. */
export interface Run {
  readonly uuid: string;
  readonly consultation: string;
  readonly election: string;
  readonly number: number;
  readonly state: RunState;
  readonly electionText: string;
  readonly definitionText: string;
  readonly trusteesText: string;
  readonly credentialsText: string;
  readonly sealedAt: Date;
  /** The run's own period, where it is not the consultation's. */
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  readonly annulledAt: Date | null;
  /** The run that came in place of an annulled one, if any did. */
  readonly successor: string | null;
  readonly encryptedTally: string | null;
  readonly sizedTally: string | null;
  readonly result: string | null;
}

/** A trustee's partial decryption; `owner` counts the trustees from 1. */
export interface Decryption {
  readonly owner: number;
  readonly text: string;
}

interface RunRow {
  uuid: string;
  consultation: string;
  election: string;
  number: number;
  state: RunState;
  election_text: string;
  definition_text: string;
  trustees_text: string;
  credentials_text: string;
  sealed_at: InstantText;
  opens_at: InstantText | null;
  closes_at: InstantText | null;
  closed_at: InstantText | null;
  annulled_at: InstantText | null;
  successor: string | null;
  encrypted_tally: string | null;
  sized_tally: string | null;
  result: string | null;
}

const instant = (text: InstantText | null): Date | null => (text === null ? null : new Date(text));

function fromRow(row: RunRow): Run {
  return {
    uuid: row.uuid,
    consultation: row.consultation,
    election: row.election,
    number: row.number,
    state: row.state,
    electionText: row.election_text,
    definitionText: row.definition_text,
    trusteesText: row.trustees_text,
    credentialsText: row.credentials_text,
    sealedAt: new Date(row.sealed_at),
    opensAt: instant(row.opens_at),
    closesAt: instant(row.closes_at),
    closedAt: instant(row.closed_at),
    annulledAt: instant(row.annulled_at),
    successor: row.successor,
    encryptedTally: row.encrypted_tally,
    sizedTally: row.sized_tally,
    result: row.result,
  };
}

/** The runs of all elections. */
export interface RunStore {
  add(run: Run): Promise<void>;
  /** A run; what sealing fixed of it is read once. */
  find(uuid: string): Promise<Run | undefined>;
  /** The consultations that have a run which is not annulled. */
  standing(): Promise<ReadonlySet<string>>;
  /** When those of a consultation's runs close that have a period of their own, the annulled ones left out. */
  ownClosings(consultation: string): Promise<Date[]>;
  /** All runs of a consultation's elections, those of one election in their order; read anew each time. */
  ofConsultation(consultation: string): Promise<Run[]>;
  /** Moves a run on, if it still is in the state that the caller saw; says whether it did. */
  move(uuid: string, from: RunState, to: RunState): Promise<boolean>;
  /** Gives a run a period of its own. */
  setPeriod(uuid: string, period: { opensAt: Date; closesAt: Date }): Promise<void>;
  /**
   * Fixes what closing found: the instant and the encrypted tally of the urn as it was then. Throws for a run that was
   * not open to ballots.
   */
  close(uuid: string, closing: { closedAt: Date; encryptedTally: string; sizedTally: string }): Promise<void>;
  /** Fixes the result. Throws for a run that is not closed. */
  setResult(uuid: string, result: string): Promise<void>;
  /**
   * Annuls a run for good, with the period that it had: nothing of it changes after, and what the count would be made of
   * is taken away. Throws for a run that is counted or annulled.
   */
  annul(
    uuid: string,
    annulment: { annulledAt: Date; successor: string | null; opensAt: Date; closesAt: Date },
  ): Promise<void>;
  addDecryption(uuid: string, decryption: Decryption): Promise<void>;
  decryptions(uuid: string): Promise<Decryption[]>;
}

const changingColumns = [
  'state',
  'opens_at',
  'closes_at',
  'closed_at',
  'annulled_at',
  'successor',
  'encrypted_tally',
  'sized_tally',
  'result',
] as const;

const fixedColumns = [
  'uuid',
  'consultation',
  'election',
  'number',
  'election_text',
  'definition_text',
  'trustees_text',
  'credentials_text',
  'sealed_at',
] as const;

type FixedTexts = Pick<RunRow, (typeof fixedColumns)[number]>;

/**
 * What sealing fixed of the runs asked for last. It never changes, and it is large: the list of credentials alone takes a
 * megabyte for twenty thousand voters, and each cast asks for its run.
 */
const fixedTexts = new Map<string, FixedTexts>();
const fixedAtMost = 200;

async function readFixed(db: Kysely<Database>, uuid: string): Promise<FixedTexts | undefined> {
  const row = await db.selectFrom('run').select(fixedColumns).where('uuid', '=', uuid).executeTakeFirst();
  if (row === undefined) return undefined;
  if (fixedTexts.size >= fixedAtMost) fixedTexts.clear();
  fixedTexts.set(uuid, row);
  return row;
}

/** The runs over a database or a transaction of it. */
export function runStore(db: Kysely<Database>): RunStore {
  const change = async (
    uuid: string,
    from: readonly RunState[],
    values: Updateable<RunTable>,
  ): Promise<void> => {
    const { numUpdatedRows } = await db
      .updateTable('run')
      .set(values)
      .where('uuid', '=', uuid)
      .where('state', 'in', from)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error(`Run ${uuid} is in no state that allows this`);
  };
  return {
    async add(run) {
      await db
        .insertInto('run')
        .values({
          uuid: run.uuid,
          consultation: run.consultation,
          election: run.election,
          number: run.number,
          state: run.state,
          election_text: run.electionText,
          definition_text: run.definitionText,
          trustees_text: run.trusteesText,
          credentials_text: run.credentialsText,
          sealed_at: run.sealedAt.toISOString(),
          opens_at: run.opensAt?.toISOString() ?? null,
          closes_at: run.closesAt?.toISOString() ?? null,
          closed_at: run.closedAt?.toISOString() ?? null,
          annulled_at: run.annulledAt?.toISOString() ?? null,
          successor: run.successor,
          encrypted_tally: run.encryptedTally,
          sized_tally: run.sizedTally,
          result: run.result,
        })
        .execute();
    },
    async standing() {
      const rows = await db
        .selectFrom('run')
        .select('consultation')
        .distinct()
        .where('state', '!=', 'annulled')
        .execute();
      return new Set(rows.map(({ consultation }) => consultation));
    },
    async ownClosings(consultation) {
      const rows = await db
        .selectFrom('run')
        .select('closes_at')
        .distinct()
        .where('consultation', '=', consultation)
        .where('state', '!=', 'annulled')
        .where('closes_at', 'is not', null)
        .execute();
      return rows.flatMap(({ closes_at }) => (closes_at === null ? [] : [new Date(closes_at)]));
    },
    async find(uuid) {
      const changing = await db
        .selectFrom('run')
        .select(changingColumns)
        .where('uuid', '=', uuid)
        .executeTakeFirst();
      if (changing === undefined) return undefined;
      const fixed = fixedTexts.get(uuid) ?? (await readFixed(db, uuid));
      return fixed === undefined ? undefined : fromRow({ ...changing, ...fixed });
    },
    async ofConsultation(consultation) {
      const rows = await db
        .selectFrom('run')
        .selectAll()
        .where('consultation', '=', consultation)
        .orderBy('election')
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },
    async move(uuid, from, to) {
      const { numUpdatedRows } = await db
        .updateTable('run')
        .set({ state: to })
        .where('uuid', '=', uuid)
        .where('state', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async setPeriod(uuid, { opensAt, closesAt }) {
      await db
        .updateTable('run')
        .set({ opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString() })
        .where('uuid', '=', uuid)
        .execute();
    },
    async close(uuid, { closedAt, encryptedTally, sizedTally }) {
      await change(uuid, ['opened', 'paused'], {
        state: 'closed',
        closed_at: closedAt.toISOString(),
        encrypted_tally: encryptedTally,
        sized_tally: sizedTally,
      });
    },
    async setResult(uuid, result) {
      await change(uuid, ['closed'], { state: 'counted', result });
    },
    async annul(uuid, { annulledAt, successor, opensAt, closesAt }) {
      await change(uuid, ['sealed', 'opened', 'paused', 'closed'], {
        state: 'annulled',
        annulled_at: annulledAt.toISOString(),
        successor,
        opens_at: opensAt.toISOString(),
        closes_at: closesAt.toISOString(),
        encrypted_tally: null,
        sized_tally: null,
      });
    },
    async addDecryption(uuid, { owner, text }) {
      await db.insertInto('decryption').values({ run: uuid, owner, decryption: text }).execute();
    },
    async decryptions(uuid) {
      const rows = await db
        .selectFrom('decryption')
        .select(['owner', 'decryption'])
        .where('run', '=', uuid)
        .orderBy('owner')
        .execute();
      return rows.map(({ owner, decryption }) => ({ owner, text: decryption }));
    },
  };
}
