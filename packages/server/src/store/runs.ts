import type { Kysely } from 'kysely';
import type { Database, InstantText, RunState } from './schema.ts';

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
  readonly closedAt: Date | null;
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
  closed_at: InstantText | null;
  encrypted_tally: string | null;
  sized_tally: string | null;
  result: string | null;
}

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
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
    encryptedTally: row.encrypted_tally,
    sizedTally: row.sized_tally,
    result: row.result,
  };
}

/** The runs of all elections. */
export interface RunStore {
  add(run: Run): Promise<void>;
  find(uuid: string): Promise<Run | undefined>;
  ofConsultation(consultation: string): Promise<Run[]>;
  /** Moves a run on, if it still is in the state that the caller saw; says whether it did. */
  move(uuid: string, from: RunState, to: RunState): Promise<boolean>;
  /** Fixes what closing found: the instant and the encrypted tally of the urn as it was then. */
  close(uuid: string, closing: { closedAt: Date; encryptedTally: string; sizedTally: string }): Promise<void>;
  /** Fixes the result. */
  setResult(uuid: string, result: string): Promise<void>;
  addDecryption(uuid: string, decryption: Decryption): Promise<void>;
  decryptions(uuid: string): Promise<Decryption[]>;
}

/** The runs over a database or a transaction of it. */
export function runStore(db: Kysely<Database>): RunStore {
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
          closed_at: run.closedAt?.toISOString() ?? null,
          encrypted_tally: run.encryptedTally,
          sized_tally: run.sizedTally,
          result: run.result,
        })
        .execute();
    },
    async find(uuid) {
      const row = await db.selectFrom('run').selectAll().where('uuid', '=', uuid).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
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
    async close(uuid, { closedAt, encryptedTally, sizedTally }) {
      await db
        .updateTable('run')
        .set({
          state: 'closed',
          closed_at: closedAt.toISOString(),
          encrypted_tally: encryptedTally,
          sized_tally: sizedTally,
        })
        .where('uuid', '=', uuid)
        .execute();
    },
    async setResult(uuid, result) {
      await db.updateTable('run').set({ state: 'counted', result }).where('uuid', '=', uuid).execute();
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
