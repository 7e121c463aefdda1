import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { keepAnnulledAsTheyAre } from './dialect.ts';

/**
 * Runs that were annulled, with what came in their place; periods of single runs; notices to everybody; voters who came
 * onto the roll after sealing; and the files of the portal that were fixed. What is annulled can not change any more, nor
 * can its urn: the database itself refuses, whoever asks.
 */
export const annulment: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['opens_at', 'closes_at', 'annulled_at', 'successor']) {
      await db.schema.alterTable('run').addColumn(column, 'text').execute();
    }
    await db.schema.alterTable('voter').addColumn('added_at', 'text').execute();
    await db.schema
      .createTable('notice')
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('fr', 'text', (column) => column.notNull())
      .addColumn('nl', 'text', (column) => column.notNull())
      .addColumn('published_at', 'text', (column) => column.notNull())
      .addColumn('withdrawn_at', 'text')
      .addPrimaryKeyConstraint('notice_once', ['consultation', 'number'])
      .execute();
    await db.schema
      .createTable('portal_seal')
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('sealed_at', 'text', (column) => column.notNull())
      .addColumn('manifest', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('portal_seal_once', ['consultation', 'sealed_at'])
      .execute();
    await keepAnnulledAsTheyAre(db, ['ballot', 'signature', 'spent_credential', 'decryption']);
  },
};
