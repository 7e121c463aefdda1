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
  type SqliteDatabase as KeptStatements,
  type SqliteDialectConfig,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Database } from './schema.ts';
import type { Lightly } from './sessions.ts';
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

/** More than the code has statements: those over lists differ by the list's length. */
const mostPrepared = 1000;

/**
 * The file with its statements kept: Kysely has each prepared anew, which takes as long as most of them. One that is kept
 * sees what has changed in the schema, by another process too.
 */
export function keepingStatements(sqlite: SqliteDatabase.Database): KeptStatements {
  const kept = new Map<string, SqliteDatabase.Statement>();
  return {
    prepare(text: string) {
      const known = kept.get(text);
      if (known !== undefined) return known;
      if (kept.size === mostPrepared) kept.clear();
      const prepared = sqlite.prepare(text);
      kept.set(text, prepared);
      return prepared;
    },
    close: () => sqlite.close(),
  };
}

/** Opens the store's database and brings its schema up to date. */
export async function openSqliteDatabase(file: string): Promise<Kysely<Database>> {
  const database = keepingStatements(openSqliteFile(file));
  const db = new Kysely<Database>({ dialect: new ImmediateDialect({ database }) });
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw error instanceof Error ? error : new Error('The database could not be migrated', { cause: error });
  }
  return db;
}

/** Does without waiting for the disk what is written so; on the connection that all share, which nobody else has meanwhile. */
export function lightlyOn(db: Kysely<Database>): Lightly {
  return (work) =>
    db.connection().execute(async (connection) => {
      await sql`pragma synchronous = normal`.execute(connection);
      try {
        await work(connection);
      } finally {
        await sql`pragma synchronous = full`.execute(connection);
      }
    });
}

/** The store in an SQLite file. One writer at a time, and an urn that lies in the order of its hashes, are its nature. */
export async function openSqliteStore(file: string): Promise<Store> {
  const db = await openSqliteDatabase(file);
  const transaction: Engine['transaction'] = (work) => db.transaction().execute(work);
  return createStore({
    db,
    transaction,
    holdingUrn: transaction,
    lightly: lightlyOn(db),
    async integrity() {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    },
  });
}
