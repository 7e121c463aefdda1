import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Voting tokens, single-use links, and what the links ask for. */
export const tokensAndLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['birth_department', 'token_hash', 'token_issued_at', 'chosen_address']) {
      await db.schema.alterTable('voter_access').addColumn(column, 'text').execute();
    }
    await db.schema
      .createTable('access_link')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id').onDelete('cascade'))
      .addColumn('issued_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text')
      .addColumn('ended', 'text')
      .execute();
    await db.schema.createIndex('access_link_of_voter').on('access_link').column('voter').execute();
  },
};
