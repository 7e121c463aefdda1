import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from './dialect.ts';
import { schemas } from './postgres-schemas.ts';

/**
 * In PostgreSQL, the urn and the roll have schemas of their own, so that each can be given to other roles, backups and
 * auditors than the rest. SQLite has neither schemas nor roles: there nothing happens.
 */
export const separateSchemas: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    if (!isPostgres(db)) return;
    for (const { name, tables } of [schemas.urn, schemas.roll]) {
      await sql`create schema ${sql.id(name)}`.execute(db);
      for (const table of tables) {
        await sql`alter table ${sql.table(table)} set schema ${sql.id(name)}`.execute(db);
      }
    }
  },
};
