import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** What a voter last gave as their details; `data` is JSON of ContactData. */
export interface StoredContactData {
  readonly voter: string;
  readonly data: string;
  readonly changedAt: Date;
}

/** The details that voters gave. */
export interface ContactDataStore {
  put(contact: StoredContactData): Promise<void>;
  find(voter: string): Promise<StoredContactData | undefined>;
  /** Of all voters of a consultation that gave any, by voter. */
  ofConsultation(consultation: string): Promise<ReadonlyMap<string, StoredContactData>>;
}

/** The contact data over a database or a transaction of it. */
export function contactDataStore(db: Kysely<Database>): ContactDataStore {
  const fromRow = (row: { voter: string; data: string; changed_at: string }): StoredContactData => ({
    voter: row.voter,
    data: row.data,
    changedAt: new Date(row.changed_at),
  });
  return {
    async put({ voter, data, changedAt }) {
      const changed_at = changedAt.toISOString();
      await db
        .insertInto('contact_data')
        .values({ voter, data, changed_at })
        .onConflict((conflict) => conflict.column('voter').doUpdateSet({ data, changed_at }))
        .execute();
    },
    async find(voter) {
      const row = await db
        .selectFrom('contact_data')
        .selectAll()
        .where('voter', '=', voter)
        .executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async ofConsultation(consultation) {
      const rows = await db
        .selectFrom('contact_data')
        .innerJoin('voter', 'voter.id', 'contact_data.voter')
        .selectAll('contact_data')
        .where('voter.consultation', '=', consultation)
        .execute();
      return new Map(rows.map((row) => [row.voter, fromRow(row)]));
    },
  };
}
