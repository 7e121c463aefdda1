import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Each voter is invited once: whoever invites at the same time as somebody else invites nobody twice. */
export const invitations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex('invitation_once')
      .on('mail')
      .column('voter')
      .unique()
      .where(sql.ref('kind'), '=', sql.lit('invitation'))
      .execute();
  },
};
