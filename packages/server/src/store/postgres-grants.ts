import { sql, type Kysely } from 'kysely';
import { schemas, searchPath } from './postgres-schemas.ts';
import type { Database } from './schema.ts';

/** What a role may do in a table. */
type Privilege = 'select' | 'insert' | 'update' | 'delete';

const read = ['select'] as const;
const append = ['select', 'insert'] as const;
const keep = ['select', 'insert', 'update', 'delete'] as const;

/**
 * What the serving role may do: append to urn and signature list, never change them; keep what comes and goes with
 * sessions and mails; correct what voters themselves may. All else is the office's, and the server only reads it.
 */
const serving: Readonly<Record<keyof Database, readonly Privilege[]>> = {
  consultation: read,
  run: read,
  decryption: read,
  document: read,
  notice: read,
  portal_seal: read,
  audit: append,
  voter: read,
  voter_access: ['select', 'update'],
  signature: append,
  ballot: append,
  spent_credential: append,
  contact_data: ['select', 'insert', 'update'],
  after_vote: ['select', 'insert', 'update'],
  access_link: ['select', 'insert', 'update'],
  session: keep,
  booth_code: keep,
  sign_in_attempt: keep,
  pending_sign_in: keep,
  access_request: keep,
  throttle: keep,
  robot_check: keep,
  mail: keep,
  mail_attachment: keep,
  sms: keep,
};

/** Roles that a database is prepared for; each exists already. */
export interface PostgresRoles {
  /** The one of `isoloir serve`. */
  readonly serving?: string;
  /** Those that read the urn alone, or the roll alone: for backups and auditors. */
  readonly urn?: string;
  readonly roll?: string;
}

const allSchemas = sql.raw(searchPath);

async function withdraw(db: Kysely<Database>, role: string): Promise<void> {
  await sql`revoke all on all tables in schema ${allSchemas} from ${sql.id(role)}`.execute(db);
  await sql`revoke all on schema ${allSchemas} from ${sql.id(role)}`.execute(db);
}

/** The columns of a table; granted one by one they leave out what PostgreSQL itself notes of each row. */
async function columnsOf(db: Kysely<Database>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped`.execute(db);
  return rows.map(({ name }) => name);
}

async function grantServing(db: Kysely<Database>, role: string): Promise<void> {
  await sql`grant usage on schema ${allSchemas} to ${sql.id(role)}`.execute(db);
  const once: ReadonlySet<string> = new Set(schemas.urn.tables);
  for (const [table, privileges] of Object.entries(serving)) {
    // Who could read which transaction wrote a ballot could look for it in the signature list.
    const columns = once.has(table) ? await columnsOf(db, table) : [];
    const list = columns.length === 0 ? sql`` : sql` (${sql.join(columns.map((column) => sql.id(column)))})`;
    for (const privilege of privileges) {
      await sql`grant ${sql.raw(privilege)}${list} on ${sql.table(table)} to ${sql.id(role)}`.execute(db);
    }
  }
  for (const table of ['kysely_migration', 'kysely_migration_lock']) {
    await sql`grant select on ${sql.table(table)} to ${sql.id(role)}`.execute(db);
  }
}

async function grantReading(db: Kysely<Database>, role: string, schema: string): Promise<void> {
  await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(db);
  await sql`grant select on all tables in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(db);
}

const named = ({ serving: server, urn, roll }: PostgresRoles): string[] =>
  [server, urn, roll].filter((role) => role !== undefined);

/** Those of the roles that the database does not know. */
export async function unknownRoles(db: Kysely<Database>, roles: PostgresRoles): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select rolname as name from pg_roles`.execute(db);
  const known = new Set(rows.map(({ name }) => name));
  return named(roles).filter((role) => !known.has(role));
}

/** Gives each role exactly what it is for, whatever it had before; all of it, or nothing. */
export async function grantRoles(db: Kysely<Database>, roles: PostgresRoles): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const role of new Set(named(roles))) await withdraw(transaction, role);
    if (roles.serving !== undefined) await grantServing(transaction, roles.serving);
    if (roles.urn !== undefined) await grantReading(transaction, roles.urn, schemas.urn.name);
    if (roles.roll !== undefined) await grantReading(transaction, roles.roll, schemas.roll.name);
  });
}
