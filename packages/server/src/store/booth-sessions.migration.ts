import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inKeyOrder } from './dialect.ts';

/** Sessions of booths in the pages of listed sites, and the codes with which they begin. All sessions from before are the portal’s. */
export const boothSessions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('session').addColumn('origin', 'text').execute();
    await db.schema
      .createTable('booth_code')
      .addColumn('code_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('session', 'text', (column) =>
        column.notNull().unique().references('session.token_hash').onDelete('cascade'),
      )
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('challenge', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .$call(inKeyOrder(db))
      .execute();
  },
};
