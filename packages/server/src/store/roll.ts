import type { Kysely, Selectable } from 'kysely';
import type { Database, VoterTable } from './schema.ts';

/** A person on the roll of a consultation. */
export interface Voter {
  readonly id: string;
  readonly consultation: string;
  /** Professional number; unique in the consultation. */
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'fr' | 'nl';
  readonly district: string;
  readonly college: string | null;
  /** Such as on leave, where the consultation knows situations. */
  readonly situation: string | null;
  /** How often the voter's ballot counts. */
  readonly weight: number;
  /** When they came onto the roll after it was imported: they vote in runs that are sealed later. */
  readonly addedAt: Date | null;
}

/** Somebody to be put on the roll. */
export type NewVoter = Omit<Voter, 'addedAt'> & Partial<Pick<Voter, 'addedAt'>>;

/** What may be corrected of a voter: nothing that decides where they vote. */
export type VoterCorrection = Partial<Pick<Voter, 'name' | 'email' | 'language'>>;

/** The roll: who may vote. */
export interface RollStore {
  addAll(voters: readonly NewVoter[]): Promise<void>;
  correct(id: string, correction: VoterCorrection): Promise<void>;
  ofConsultation(consultation: string): Promise<Voter[]>;
  findByNumber(consultation: string, number: string): Promise<Voter | undefined>;
  find(id: string): Promise<Voter | undefined>;
  /** Removes a whole roll, before sealing only. */
  clear(consultation: string): Promise<void>;
}

/** The signature list: who has voted, and when. */
export interface SignatureStore {
  /** Signs once; says whether this call did. */
  sign(run: string, voter: string, at: Date): Promise<boolean>;
  signedAt(run: string, voter: string): Promise<Date | undefined>;
  /** Who has signed in a run, and when; in no order of time. */
  ofRun(run: string): Promise<{ readonly voter: string; readonly signedAt: Date }[]>;
  count(run: string): Promise<number>;
}

// SQLite takes a limited number of bound values in one statement.
const rowsPerInsert = 500;

function fromRow({ added_at, ...voter }: Selectable<VoterTable>): Voter {
  return { ...voter, addedAt: added_at === null ? null : new Date(added_at) };
}

/** The roll over a database or a transaction of it. */
export function rollStore(db: Kysely<Database>): RollStore {
  return {
    async addAll(voters) {
      for (let start = 0; start < voters.length; start += rowsPerInsert) {
        await db
          .insertInto('voter')
          .values(
            voters.slice(start, start + rowsPerInsert).map(({ addedAt = null, ...voter }) => ({
              ...voter,
              added_at: addedAt?.toISOString() ?? null,
            })),
          )
          .execute();
      }
    },
    async correct(id, correction) {
      await db.updateTable('voter').set(correction).where('id', '=', id).execute();
    },
    async ofConsultation(consultation) {
      const rows = await db
        .selectFrom('voter')
        .selectAll()
        .where('consultation', '=', consultation)
        .orderBy('number')
        .execute();
      return rows.map(fromRow);
    },
    async findByNumber(consultation, number) {
      const row = await db
        .selectFrom('voter')
        .selectAll()
        .where('consultation', '=', consultation)
        .where('number', '=', number)
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async find(id) {
      const row = await db.selectFrom('voter').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async clear(consultation) {
      await db.deleteFrom('voter').where('consultation', '=', consultation).execute();
    },
  };
}

/** The signature list over a database or a transaction of it. */
export function signatureStore(db: Kysely<Database>): SignatureStore {
  return {
    async sign(run, voter, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('signature')
        .values({ run, voter, signed_at: at.toISOString() })
        .onConflict((conflict) => conflict.columns(['run', 'voter']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async signedAt(run, voter) {
      const row = await db
        .selectFrom('signature')
        .select('signed_at')
        .where('run', '=', run)
        .where('voter', '=', voter)
        .executeTakeFirst();
      return row === undefined ? undefined : new Date(row.signed_at);
    },
    async ofRun(run) {
      const rows = await db
        .selectFrom('signature')
        .select(['voter', 'signed_at'])
        .where('run', '=', run)
        .execute();
      return rows.map((row) => ({ voter: row.voter, signedAt: new Date(row.signed_at) }));
    },
    async count(run) {
      const row = await db
        .selectFrom('signature')
        .select((select) => select.fn.countAll().as('size'))
        .where('run', '=', run)
        .executeTakeFirstOrThrow();
      return Number(row.size);
    },
  };
}
