import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** A consultation as imported; `definition` is its JSON, period included as imported. */
export interface StoredConsultation {
  readonly id: string;
  readonly definition: string;
  readonly importedAt: Date;
  /** The period in force. */
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The consultations of this server. */
export interface ConsultationStore {
  /** Adds a consultation, or replaces the one of the same id. */
  put(consultation: StoredConsultation): Promise<void>;
  /** Puts another period in force; the definition stays as imported. */
  setPeriod(id: string, period: Pick<StoredConsultation, 'opensAt' | 'closesAt'>): Promise<void>;
  find(id: string): Promise<StoredConsultation | undefined>;
  all(): Promise<StoredConsultation[]>;
}

/** The consultations over a database or a transaction of it. */
export function consultationStore(db: Kysely<Database>): ConsultationStore {
  const fromRow = (row: {
    id: string;
    definition: string;
    imported_at: string;
    opens_at: string;
    closes_at: string;
  }): StoredConsultation => ({
    id: row.id,
    definition: row.definition,
    importedAt: new Date(row.imported_at),
    opensAt: new Date(row.opens_at),
    closesAt: new Date(row.closes_at),
  });
  return {
    async put({ id, definition, importedAt, opensAt, closesAt }) {
      const period = { opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString() };
      await db
        .insertInto('consultation')
        .values({ id, definition, imported_at: importedAt.toISOString(), ...period })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ definition, imported_at: importedAt.toISOString(), ...period }),
        )
        .execute();
    },
    async setPeriod(id, { opensAt, closesAt }) {
      await db
        .updateTable('consultation')
        .set({ opens_at: opensAt.toISOString(), closes_at: closesAt.toISOString() })
        .where('id', '=', id)
        .execute();
    },
    async find(id) {
      const row = await db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : fromRow(row);
    },
    async all() {
      const rows = await db.selectFrom('consultation').selectAll().orderBy('id').execute();
      return rows.map(fromRow);
    },
  };
}
