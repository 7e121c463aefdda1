import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { bucketOf } from '../voting/bucket.ts';
import { inKeyOrder, liftingTheGuard } from './dialect.ts';
import type { Database } from './schema.ts';

/**
 * What comes after the vote: the voters' own details, how far each has come, the mails to send, robot checks that are
 * used up; and for each ballot the bucket in which the holder of a verification code looks for it.
 */
export const afterTheVote: Migration = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .createTable('contact_data')
      .addColumn('voter', 'text', (column) => column.primaryKey().references('voter.id').onDelete('cascade'))
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('after_vote')
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
      .addColumn('confirmation_downloaded_at', 'text')
      .addColumn('confirmations_sent_at', 'text')
      .addColumn('data_checked_at', 'text')
      .addColumn('finished_at', 'text')
      .addPrimaryKeyConstraint('after_vote_once', ['run', 'voter'])
      .$call(inKeyOrder(db))
      .execute();
    // Clustered by a random id, so that the order of the mails is not the order of the votes.
    await db.schema
      .createTable('mail')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
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
    await db.schema.createIndex('mail_due').on('mail').columns(['state', 'next_at']).execute();
    await db.schema
      .createTable('mail_attachment')
      .addColumn('mail', 'text', (column) => column.notNull().references('mail.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sealed', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('mail_attachment_once', ['mail', 'name'])
      .$call(inKeyOrder(db))
      .execute();
    await db.schema
      .createTable('robot_check')
      .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .$call(inKeyOrder(db))
      .execute();
    await addBuckets(db);
  },
};

async function addBuckets(db: Kysely<Database>): Promise<void> {
  await db.schema
    .alterTable('ballot')
    .addColumn('bucket', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const ballots = await db.selectFrom('ballot').select(['run', 'tracker', 'ballot']).execute();
  await liftingTheGuard(db, 'ballot', async () => {
    for (const { run, tracker, ballot } of ballots) {
      const where = sql`run = ${run} and tracker = ${tracker}`;
      await sql`update ballot set bucket = ${bucketOf(ballot)} where ${where}`.execute(db);
    }
  });
  await db.schema.createIndex('ballot_of_bucket').on('ballot').columns(['run', 'bucket']).execute();
}
