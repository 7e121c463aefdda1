import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

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
      .modifyEnd(sql`without rowid`)
      .execute();
    for (const operation of ['update', 'delete']) {
      await sql`create trigger ${sql.raw(`spent_credential_no_${operation}`)}
        before ${sql.raw(operation)} on spent_credential
        begin select raise(abort, 'spent_credential is append-only'); end`.execute(db);
    }
  },
};
