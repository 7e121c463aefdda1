import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { systemClock, type Clock } from '../../packages/server/src/clock.ts';
import { openDataFolder, type DataFolder } from '../../packages/server/src/server.ts';
import { grantRoles } from '../../packages/server/src/store/postgres-grants.ts';
import { searchPath } from '../../packages/server/src/store/postgres-schemas.ts';
import { openPostgresDatabase } from '../../packages/server/src/store/postgres.ts';
import { pgDump, psql } from '../../scripts/lib/postgres.ts';

/** Who opens a place: the office, which owns the database, or a server, which may do less where the database knows roles. */
export type PlaceRole = 'office' | 'serving';

/** Where an election is kept: a data folder and, with ISOLOIR_TEST_POSTGRES, a database of its own on that server. */
export interface Place {
  readonly folder: string;
  /** The address of its PostgreSQL database, if it has one. */
  databaseUrl(role: PlaceRole): string | undefined;
  /** The settings of processes over it. */
  settings(role: PlaceRole): Readonly<Record<string, string>>;
  open(role: PlaceRole, clock?: Clock): Promise<DataFolder>;
  /** Has the store's database itself run a statement, past all our code; throws what it says against it. */
  run(statement: string): void;
  /** All that the databases hold, as one text: the same twice when nothing has changed. */
  contents(): string;
  /** A copy of all of it; nobody may have it open. */
  copy(folder: string): Place;
}

const roleNames = { office: 'owner', serving: 'serving' } as const;
const prepared = 'prepared';

/** Makes a database like `template` on a server; its address. */
function databaseUrlOf(server: string, template: string): URL {
  const url = new URL(server);
  url.pathname = `place_${randomUUID().replaceAll('-', '')}`;
  psql(server, `create database ${url.pathname.slice(1)} template ${template}`);
  return url;
}

/** Makes a PostgreSQL server ready for places: their roles, and a prepared database that theirs are copies of. */
export async function readyForPlaces(server: string): Promise<void> {
  psql(server, `create role ${roleNames.serving} login`);
  psql(server, `create database ${prepared} template template0`);
  const url = new URL(server);
  url.pathname = prepared;
  const db = await openPostgresDatabase(url.href);
  await grantRoles(db, { serving: roleNames.serving });
  await db.destroy();
}

/** A fresh place, on this PostgreSQL server if one is named; its folder is made when it is opened. */
export function newPlace(folder: string, server = process.env.ISOLOIR_TEST_POSTGRES): Place {
  return placeOf(folder, server === undefined ? undefined : databaseUrlOf(server, prepared));
}

/** The addresses of an empty database, on the PostgreSQL server that the tests run on. */
export function emptyDatabase(): Pick<Place, 'databaseUrl'> {
  const server = process.env.ISOLOIR_TEST_POSTGRES;
  if (server === undefined) throw new Error('Run this test by scripts/on-postgres.ts');
  return placeOf('', databaseUrlOf(server, 'template0'));
}

function withFile<Value>(path: string, work: (file: SqliteDatabase.Database) => Value): Value {
  const file = new SqliteDatabase(path);
  try {
    return work(file);
  } finally {
    file.close();
  }
}

function tablesOf(path: string): string {
  return withFile(path, (file) => {
    const select = file.prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' order by name",
    );
    return JSON.stringify(
      select.all().map(({ name }) => [name, file.prepare(`select * from "${name}"`).all()]),
    );
  });
}

function placeOf(folder: string, database: URL | undefined): Place {
  const databaseUrl = (role: PlaceRole): string | undefined => {
    if (database === undefined) return undefined;
    const url = new URL(database);
    url.username = roleNames[role];
    return url.href;
  };
  return {
    folder,
    databaseUrl,
    settings(role) {
      const url = databaseUrl(role);
      return { ISOLOIR_DATA: folder, ...(url === undefined ? {} : { ISOLOIR_DATABASE_URL: url }) };
    },
    open: (role, clock = systemClock) => openDataFolder(folder, clock, databaseUrl(role)),
    run(statement) {
      const url = databaseUrl('office');
      if (url === undefined) withFile(join(folder, 'isoloir.sqlite'), (file) => file.exec(statement));
      else psql(url, `set search_path = ${searchPath}; ${statement}`);
    },
    contents() {
      const url = databaseUrl('office');
      const store = url === undefined ? tablesOf(join(folder, 'isoloir.sqlite')) : pgDump(url);
      return store + tablesOf(join(folder, 'registrar.sqlite'));
    },
    copy(copied) {
      cpSync(folder, copied, { recursive: true });
      if (database === undefined) return placeOf(copied, undefined);
      const server = new URL(database);
      server.pathname = 'postgres';
      return placeOf(copied, databaseUrlOf(server.href, database.pathname.slice(1)));
    },
  };
}
