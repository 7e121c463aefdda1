import { setTimeout as delay } from 'node:timers/promises';
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
  sql,
  type DataTypeNode,
  type QueryCompiler,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool, TypeOverrides, types } from 'pg';
import { ConfigError } from '../config.ts';
import { isConflict } from './failures.ts';
import { migrations } from './migrations.ts';
import { schemas, searchPath } from './postgres-schemas.ts';
import type { Database } from './schema.ts';
import { createStore, type Engine, type Store } from './store.ts';

/**
 * The column types that the migrations name, so that both databases keep and order the same: texts by their bytes, as
 * SQLite does, whatever the language of the PostgreSQL server.
 */
const columnTypes: ReadonlyMap<string, string> = new Map([
  ['text', 'text collate "C"'],
  ['blob', 'bytea'],
]);

class SameTypesCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    const translated = columnTypes.get(node.dataType);
    if (translated === undefined) super.visitDataType(node);
    else this.append(translated);
  }
}

class Dialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new SameTypesCompiler();
  }
}

/** Whole numbers beyond 32 bits come as numbers, as from SQLite; the driver gives texts. */
const numbers = new TypeOverrides();
numbers.setTypeParser(types.builtins.INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The number ${text} is too large`);
  return number;
});

/**
 * What each connection is set to. A commit is on disk before it is acknowledged, on the synchronous replica too where
 * there is one, whatever the server's own setting; and nobody waits longer for a lock than SQLite's users do for theirs.
 */
const connectionSettings = CompiledQuery.raw(
  `select set_config('search_path', '${searchPath}', false),
    set_config('synchronous_commit',
      case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, false),
    set_config('lock_timeout', '10s', false)`,
);

/** Connects to a PostgreSQL database; nothing is asked of it yet. */
export function connectToPostgres(url: string): Kysely<Database> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: numbers,
    application_name: 'isoloir',
  });
  // A connection may break while nobody asks anything of it, in the pool or between two statements of a transaction. Then
  // it is of no use any more, and whoever asks next is told so, or gets another: nothing to be done here, nor to die of.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({
    dialect: new Dialect({
      // The pool has each method that Kysely asks for; the two packages only type the rows of a result differently.
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(connectionSettings);
      },
    }),
  });
}

/** Whether the role that we are may change the schema: it owns it, or may make it. */
async function ownsSchema(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`select coalesce(
      (select pg_has_role(nspowner, 'USAGE') from pg_namespace where nspname = ${schemas.rest.name}),
      has_database_privilege(current_database(), 'CREATE')
    ) as owns`.execute(db);
  return rows[0]?.owns === true;
}

/** What moves a PostgreSQL database through the schema's history. */
export function postgresMigrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: migrations, migrationTableSchema: schemas.rest.name });
}

/** Brings the schema up to date, as its owner; another role only sees whether it is, and throws a ConfigError if not. */
async function prepare(db: Kysely<Database>): Promise<void> {
  const migrator = postgresMigrator(db);
  if (await ownsSchema(db)) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    throw error instanceof Error ? error : new Error('The database could not be migrated', { cause: error });
  }
  const waiting = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt === undefined);
  if (waiting.length > 0) {
    throw new ConfigError(
      'The database is not ready for this role: run "isoloir database prepare --serving ROLE" as the owner (docs/operating.md).',
    );
  }
}

/** Opens a PostgreSQL database, and brings its schema up to date where that is ours to do. */
export async function openPostgresDatabase(url: string): Promise<Kysely<Database>> {
  const db = connectToPostgres(url);
  try {
    await prepare(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** How often a transaction is tried that meets others; the waits in between grow from nothing to half a second. */
const mostTries = 20;
const longestWait = 500;

/**
 * Transactions are serializable: PostgreSQL lets them run side by side and ends one without a trace where it would see
 * what none could see that ran alone. That one is tried again, after a wait that differs from the others'.
 */
async function serializably<Value>(
  db: Kysely<Database>,
  work: (db: Kysely<Database>) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work);
    } catch (error) {
      if (!isConflict(error) || tries === mostTries) throw error;
    }
    await delay(Math.random() * Math.min(longestWait, 2 ** tries));
  }
}

/** What PostgreSQL's own settings and counts say against it. */
async function findings(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes') and setting <> 'on'`.execute(db);
  const found = rows.map(({ name }) => `${name} is off: a power cut can lose acknowledged ballots`);
  const damage = await sql<{ failures: number | null }>`select checksum_failures as failures
    from pg_stat_database where datname = current_database()`.execute(db);
  const failures = damage.rows[0]?.failures ?? 0;
  if (failures > 0) found.push(`${failures} pages were found damaged`);
  return found;
}

/** The store in a PostgreSQL database. */
export async function openPostgresStore(url: string): Promise<Store> {
  const db = await openPostgresDatabase(url);
  const transaction: Engine['transaction'] = (work) => serializably(db, work);
  return createStore({
    db,
    transaction,
    holdingUrn: (work) =>
      transaction(async (held) => {
        // Before anything is read, for what is read is fixed then. Whoever is appending finishes first.
        await sql`lock table ballot, spent_credential in share row exclusive mode`.execute(held);
        return work(held);
      }),
    lightly: (work) =>
      db.transaction().execute(async (connection) => {
        await sql`set local synchronous_commit = off`.execute(connection);
        await work(connection);
      }),
    integrity: () => findings(db),
  });
}
