import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { afterTheVote } from './after-the-vote.migration.ts';
import { annulment } from './annulment.migration.ts';
import { boothSessions } from './booth-sessions.migration.ts';
import { collegesAndDocuments } from './colleges-and-documents.migration.ts';
import { appendOnly, inKeyOrder } from './dialect.ts';
import { invitations } from './invitations.migration.ts';
import { mailsWithoutARun } from './mails-without-a-run.migration.ts';
import { separateSchemas } from './separate-schemas.migration.ts';
import { signIn } from './sign-in.migration.ts';
import { tokensAndLinks } from './tokens-and-links.migration.ts';
import { weightsAndMailedCredentials } from './weights-and-mailed-credentials.migration.ts';

const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('consultation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('definition', 'text', (column) => column.notNull())
      .addColumn('imported_at', 'text', (column) => column.notNull())
      .addColumn('opens_at', 'text', (column) => column.notNull())
      .addColumn('closes_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('run')
      .addColumn('uuid', 'text', (column) => column.primaryKey())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('election', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('election_text', 'text', (column) => column.notNull())
      .addColumn('definition_text', 'text', (column) => column.notNull())
      .addColumn('trustees_text', 'text', (column) => column.notNull())
      .addColumn('credentials_text', 'text', (column) => column.notNull())
      .addColumn('sealed_at', 'text', (column) => column.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('encrypted_tally', 'text')
      .addColumn('sized_tally', 'text')
      .addColumn('result', 'text')
      .addUniqueConstraint('run_once', ['consultation', 'election', 'number'])
      .execute();
    await db.schema
      .createTable('decryption')
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('owner', 'integer', (column) => column.notNull())
      .addColumn('decryption', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('decryption_once', ['run', 'owner'])
      .execute();
    await db.schema
      .createTable('voter')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('consultation', 'text', (column) => column.notNull().references('consultation.id'))
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('district', 'text', (column) => column.notNull())
      .addColumn('college', 'text')
      .addUniqueConstraint('voter_once', ['consultation', 'number'])
      .execute();
    await db.schema
      .createTable('signature')
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
      .addColumn('signed_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('signature_once', ['run', 'voter'])
      .$call(inKeyOrder(db))
      .execute();
    // Clustered by hash, so that the physical order of the pages says nothing of who voted when.
    await db.schema
      .createTable('ballot')
      .addColumn('run', 'text', (column) => column.notNull().references('run.uuid'))
      .addColumn('tracker', 'text', (column) => column.notNull())
      .addColumn('ballot', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ballot_once', ['run', 'tracker'])
      .$call(inKeyOrder(db))
      .execute();
    await appendOnly(db, 'signature');
    await appendOnly(db, 'ballot');
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('voter', 'text', (column) => column.notNull().references('voter.id'))
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('last_active_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('session_of_voter').on('session').column('voter').execute();
    await db.schema
      .createTable('sign_in_attempt')
      .addColumn('state_hash', 'text', (column) => column.primaryKey())
      .addColumn('consultation', 'text', (column) => column.notNull())
      .addColumn('nonce', 'text', (column) => column.notNull())
      .addColumn('code_verifier', 'text', (column) => column.notNull())
      .addColumn('return_to', 'text', (column) => column.notNull())
      .addColumn('error_to', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('audit')
      .addColumn('height', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('consultation', 'text')
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('parent', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .execute();
    await appendOnly(db, 'audit');
  },
};

/** The schema's history, forward only; the same for SQLite and PostgreSQL. */
export const migrations: MigrationProvider = {
  getMigrations: () =>
    Promise.resolve({
      '0001-first': first,
      '0002-after-the-vote': afterTheVote,
      '0003-weights-and-mailed-credentials': weightsAndMailedCredentials,
      '0004-mails-without-a-run': mailsWithoutARun,
      '0005-sign-in': signIn,
      '0006-colleges-and-documents': collegesAndDocuments,
      '0007-annulment': annulment,
      '0008-tokens-and-links': tokensAndLinks,
      '0009-invitations': invitations,
      '0010-separate-schemas': separateSchemas,
      '0011-booth-sessions': boothSessions,
    }),
};
