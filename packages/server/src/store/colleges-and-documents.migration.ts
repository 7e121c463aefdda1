import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inKeyOrder } from './dialect.ts';

/** Situations of voters, which with their colleges decide where they vote; and the lists' statements. */
export const collegesAndDocuments: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('voter').addColumn('situation', 'text').execute();
    await db.schema
      .createTable('document')
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('content', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_once', ['consultation', 'sha256'])
      .$call(inKeyOrder(db))
      .execute();
  },
};
