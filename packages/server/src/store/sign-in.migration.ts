import { newAccessCode } from '@isoloir/protocol';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { plainNumber } from '../roll/read-number.ts';
import { inKeyOrder } from './dialect.ts';
import type { Database } from './schema.ts';

/**
 * What voters sign in with, and how it is asked for again; sign-ins that want the voter's own part; counts of attempts;
 * SMS; and why a session ended. Voters of a roll from before get their identifiers here.
 */
export const signIn: Migration = {
  async up(db: Kysely<Database>): Promise<void> {
    await db.schema
      .createTable('voter_access')
      .addColumn('voter', 'text', (column) =>
        column.primaryKey().notNull().references('voter.id').onDelete('cascade'),
      )
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('plain_number', 'text', (column) => column.notNull())
      .addColumn('identifier', 'text', (column) => column.notNull())
      .addColumn('order_number', 'text')
      .addColumn('mobile', 'text')
      .addColumn('password_hash', 'text')
      .addColumn('password_issued_at', 'text')
      .addUniqueConstraint('voter_access_identifier', ['consultation', 'identifier'])
      .execute();
    await db.schema
      .createIndex('voter_access_number')
      .on('voter_access')
      .columns(['consultation', 'plain_number'])
      .execute();
    await db.schema
      .createTable('access_request')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('sealed', 'blob', (column) => column.notNull())
      .addColumn('asked_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('pending_sign_in')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('voter', 'text', (column) => column.references('voter.id').onDelete('cascade'))
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('refusals', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('throttle')
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .$call(inKeyOrder(db))
      .execute();
    await db.schema.createIndex('throttle_until').on('throttle').column('until').execute();
    await addSms(db);
    await db.schema
      .alterTable('session')
      .addColumn('way', 'text', (column) => column.notNull().defaultTo('open-id-connect'))
      .execute();
    await db.schema.alterTable('session').addColumn('ended', 'text').execute();
    await giveIdentifiers(db);
  },
};

/** A table of SMS as there is one of mails; both may carry something that they alone tell. */
async function addSms(db: Kysely<Database>): Promise<void> {
  await db.schema.alterTable('mail').addColumn('sealed', 'blob').execute();
  await db.schema
    .createTable('sms')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
    .addColumn('run', 'text', (column) => column.references('run.uuid'))
    .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('about', 'text')
    .addColumn('sealed', 'blob')
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
  await db.schema.createIndex('sms_due').on('sms').columns(['state', 'next_at']).execute();
}

async function giveIdentifiers(db: Kysely<Database>): Promise<void> {
  const voters = await db.selectFrom('voter').select(['id', 'consultation', 'number']).execute();
  const given = new Set<string>();
  for (const { id, consultation, number } of voters) {
    let identifier = newAccessCode('identifier');
    while (given.has(identifier)) identifier = newAccessCode('identifier');
    given.add(identifier);
    await sql`insert into voter_access (voter, consultation, plain_number, identifier)
      values (${id}, ${consultation}, ${plainNumber(number)}, ${identifier})`.execute(db);
  }
}
