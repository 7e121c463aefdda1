import { PostgresAdapter, sql, type CreateTableBuilder, type Kysely } from 'kysely';

// What SQLite and PostgreSQL are told in different words by the migrations. Column types are no part of it: the
// migrations name SQLite's, and PostgreSQL's compiler translates them (postgres.ts).

/** Whether a database is PostgreSQL; else it is SQLite. */
export function isPostgres<Tables>(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Has a table keep its rows in the order of its key, so that where they lie says nothing of when they came. PostgreSQL
 * has no such tables: what it keeps in the order of coming is laid down anew when a run ends (layUrnDownAnew).
 */
export function inKeyOrder<Tables>(db: Kysely<Tables>) {
  return <Table extends string, Column extends string>(
    table: CreateTableBuilder<Table, Column>,
  ): CreateTableBuilder<Table, Column> => (isPostgres(db) ? table : table.modifyEnd(sql`without rowid`));
}

const changes = ['update', 'delete'] as const;

/** Refuses every update and delete of a table, whoever asks: it can only grow. */
export async function appendOnly<Tables>(db: Kysely<Tables>, table: string): Promise<void> {
  for (const change of changes) await refuseChange(db, table, change);
  if (!isPostgres(db)) return;
  await sql`create trigger ${sql.raw(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    execute function refuse(${sql.lit(`${table} is append-only`)})`.execute(db);
}

async function refuseChange<Tables>(
  db: Kysely<Tables>,
  table: string,
  change: 'update' | 'delete',
): Promise<void> {
  const head = sql`create trigger ${sql.raw(`${table}_no_${change}`)} before ${sql.raw(change)}
    on ${sql.table(table)}`;
  const message = sql.lit(`${table} is append-only`);
  if (isPostgres(db)) {
    await defineRefuse(db);
    await sql`${head} for each row execute function refuse(${message})`.execute(db);
  } else {
    await sql`${head} begin select raise(abort, ${message}); end`.execute(db);
  }
}

/** Does a migration's own work on a table that is append-only to everybody else. */
export async function liftingTheGuard<Tables>(
  db: Kysely<Tables>,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const on = isPostgres(db) ? sql` on ${sql.table(table)}` : sql``;
  await sql`drop trigger ${sql.raw(`${table}_no_update`)}${on}`.execute(db);
  await work();
  await refuseChange(db, table, 'update');
}

/** Refuses every change of an annulled run, and every row of these tables that would come to one. */
export async function keepAnnulledAsTheyAre<Tables>(
  db: Kysely<Tables>,
  tables: readonly string[],
): Promise<void> {
  for (const change of changes) {
    const head = sql`create trigger ${sql.raw(`annulled_run_no_${change}`)} before ${sql.raw(change)} on run`;
    const message = sql.lit('an annulled run stays as it is');
    await (
      isPostgres(db)
        ? sql`${head} for each row when (old.state = 'annulled') execute function refuse(${message})`
        : sql`${head} when old.state = 'annulled' begin select raise(abort, ${message}); end`
    ).execute(db);
  }
  if (isPostgres(db)) {
    await sql`create function refuse_of_annulled_run() returns trigger language plpgsql
      set search_path from current as $$
      begin
        if (select state from run where uuid = new.run) = 'annulled' then
          raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`.execute(db);
  }
  for (const table of tables) {
    const head = sql`create trigger ${sql.raw(`${table}_not_of_annulled_run`)} before insert on ${sql.table(table)}`;
    const message = sql.lit(`an annulled run takes no ${table}`);
    await (
      isPostgres(db)
        ? sql`${head} for each row execute function refuse_of_annulled_run(${message})`
        : sql`${head} when (select state from run where uuid = new.run) = 'annulled'
            begin select raise(abort, ${message}); end`
    ).execute(db);
  }
}

async function defineRefuse<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`create or replace function refuse() returns trigger language plpgsql as $$
    begin
      raise exception '%', tg_argv[0] using errcode = 'restrict_violation';
    end $$`.execute(db);
}

/**
 * Lays the urn down anew in the order of its hashes, and as if one transaction had written all of it: PostgreSQL keeps rows
 * in the order of coming, and with each the number of its transaction, which the signature list's rows carry too. SQLite has
 * kept it so from the start.
 */
export async function layUrnDownAnew<Tables>(db: Kysely<Tables>): Promise<void> {
  if (!isPostgres(db)) return;
  for (const { table, key, column } of [
    { table: 'ballot', key: 'ballot_once', column: 'ballot' },
    { table: 'spent_credential', key: 'spent_credential_once', column: 'credential' },
  ] as const) {
    await sql`cluster ${sql.table(table)} using ${sql.id(key)}`.execute(db);
    // An expression that computes nothing has each row written by this transaction.
    await sql`alter table ${sql.table(table)} alter column ${sql.id(column)}
      type text collate "C" using ${sql.id(column)} || ''`.execute(db);
  }
}
