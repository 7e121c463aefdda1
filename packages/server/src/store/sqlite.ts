import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  sql,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Database } from './schema.ts';
import { createStore, type Engine, type Store } from './store.ts';

/**
 * Takes the write lock when a transaction begins: a deferred transaction that reads first and writes later fails
 * at once when another process has written in between, however long it would be willing to wait.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * Opens an SQLite file durably. `synchronous` is set at every open: a WAL database that is opened again otherwise
 * runs with NORMAL, under which a power cut can lose an acknowledged ballot.
 */
export function openSqliteFile(file: string): SqliteDatabase.Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // A new one is its user's alone; what SQLite keeps beside it is as the file is.
  closeSync(openSync(file, 'a', 0o600));
  const sqlite = new SqliteDatabase(file, { timeout: 10_000 });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
  return sqlite;
}

/** Opens the store's database and brings its schema up to date. */
export async function openSqliteDatabase(file: string): Promise<Kysely<Database>> {
  const db = new Kysely<Database>({ dialect: new ImmediateDialect({ database: openSqliteFile(file) }) });
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw error instanceof Error ? error : new Error('The database could not be migrated', { cause: error });
  }
  return db;
}

/** The store in an SQLite file. One writer at a time, and an urn that lies in the order of its hashes, are its nature. */
export async function openSqliteStore(file: string): Promise<Store> {
  const db = await openSqliteDatabase(file);
  const transaction: Engine['transaction'] = (work) => db.transaction().execute(work);
  return createStore({
    db,
    transaction,
    holdingUrn: transaction,
    async integrity() {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    },
  });
}
