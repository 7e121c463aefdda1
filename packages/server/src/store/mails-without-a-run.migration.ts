import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { inKeyOrder } from './dialect.ts';

/**
 * Mails that tell of no vote: they belong to no run, and `about` names what they tell of. SQLite can not take a column's
 * NOT NULL away, so both tables are made anew; the documents are moved before the old mails go, or they would go with them.
 */
export const mailsWithoutARun: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('mail_new')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('run', 'text', (column) => column.references('run.uuid'))
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('about', 'text')
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('act_at', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'text', (column) => column.notNull())
      .addColumn('settled_at', 'text')
      .addColumn('reason', 'text')
      .$call(inKeyOrder(db))
      .execute();
    await db.schema
      .createTable('mail_attachment_new')
      .addColumn('mail', 'text', (column) => column.notNull().references('mail_new.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sealed', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('mail_attachment_new_once', ['mail', 'name'])
      .$call(inKeyOrder(db))
      .execute();
    const columns = sql.raw(
      'id, consultation, run, voter, kind, language, address, act_at, state, attempts, next_at, settled_at, reason',
    );
    await sql`insert into mail_new (${columns}) select ${columns} from mail`.execute(db);
    await sql`insert into mail_attachment_new select mail, name, sealed from mail_attachment`.execute(db);
    await db.schema.dropTable('mail_attachment').execute();
    await db.schema.dropTable('mail').execute();
    await db.schema.alterTable('mail_new').renameTo('mail').execute();
    await db.schema.alterTable('mail_attachment_new').renameTo('mail_attachment').execute();
    await db.schema.createIndex('mail_due').on('mail').columns(['state', 'next_at']).execute();
  },
};
