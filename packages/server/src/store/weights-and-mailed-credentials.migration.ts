import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { appendOnly, inKeyOrder } from './dialect.ts';

/** Weights of voters, and the credentials that were used where voters have theirs by mail. */
export const weightsAndMailedCredentials: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('voter')
      .addColumn('weight', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    // Clustered by credential, as the urn is by hash: its order says nothing of when one was used, or by whom.
    await db.schema
      .createTable('spent_credential')
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('credential', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('spent_credential_once', ['run', 'credential'])
      .$call(inKeyOrder(db))
      .execute();
    await appendOnly(db, 'spent_credential');
  },
};
