import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { NeededProgram } from './debian.ts';

/** Debian keeps each major version in a folder of its own. */
const installed = globSync('/usr/lib/postgresql/*/bin/postgres').sort().at(-1);

/** What the tests of the second store need. */
export const postgresql: NeededProgram = {
  path: installed ?? '/usr/lib/postgresql/15/bin/postgres',
  packages: ['postgresql'],
  what: 'PostgreSQL’s server, for the tests of the store',
};

/** A PostgreSQL server of one's own, on a socket in its own folder. */
export interface PostgresServer {
  /** The address of a database, for a role; by default for the server's owner. */
  url(database: string, role?: string): string;
  /** Stops it: at once without writing anything down, or in good order. Its data stay. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  /** Starts it on its data again. */
  start(): Promise<void>;
  /** Stops it and deletes its data. */
  remove(): Promise<void>;
}

/** Has PostgreSQL's own client run a command; its answer, a row a line, fields parted by |. Throws what it says against it. */
export function psql(url: string, command: string): string {
  const { status, stdout, stderr } = spawnSync(
    join(dirname(postgresql.path), 'psql'),
    ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url],
    { encoding: 'utf8', input: command },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}

/** All that a database holds, as PostgreSQL's own program for backups writes it. */
export function pgDump(url: string): string {
  const { status, stdout, stderr } = spawnSync(join(dirname(postgresql.path), 'pg_dump'), [url], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  // These two lines carry a word that differs each time.
  return stdout.replaceAll(/^\\(un)?restrict .*$/gm, '');
}

/** The user that PostgreSQL runs as: it refuses root. */
function runner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('There is no user postgres to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** A folder that PostgreSQL may write in. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-pg-'));
  const user = runner();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Runs one of PostgreSQL's own programs as its user. */
function run(program: string, cwd: string, parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(join(dirname(postgresql.path), program), parameters, {
    cwd,
    encoding: 'utf8',
    ...runner(),
  });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
}

/** Starts a server in a fresh folder; it answers when the promise is fulfilled. */
export function startPostgres(): Promise<PostgresServer> {
  const folder = newFolder();
  // In a language that orders texts otherwise than SQLite does, as servers in the world are.
  const language = ['--locale-provider=icu', '--icu-locale=fr-BE', '--locale=C.UTF-8'];
  const owner = ['-U', 'owner', '-A', 'trust', '--no-sync'];
  run('initdb', folder, ['-D', join(folder, 'data'), '-E', 'UTF8', ...owner, ...language]);
  return startIn(folder);
}

/** Starts a replica of a server: it follows it, and can only be read until it is promoted. */
export function startReplica(primary: PostgresServer): Promise<PostgresServer> {
  const folder = newFolder();
  run('pg_basebackup', folder, [
    '-D',
    join(folder, 'data'),
    '-R',
    '-c',
    'fast',
    '-d',
    primary.url('postgres'),
  ]);
  return startIn(folder);
}

async function startIn(folder: string): Promise<PostgresServer> {
  let running: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const child = spawn(
      postgresql.path,
      ['-D', join(folder, 'data'), '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=300'],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...runner() },
    );
    running = child;
    child.stderr.setEncoding('utf8');
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (text: string) => {
        said += text;
        if (/ready to accept (read-only )?connections/.test(said)) resolve();
      });
      child.once('exit', () => {
        reject(new Error(`PostgreSQL ended:\n${said}`));
      });
    });
  };
  const stop = async (how: 'fast' | 'immediate'): Promise<void> => {
    if (running === undefined) return;
    const ended = once(running, 'exit');
    running.kill(signals[how]);
    await ended;
    running = undefined;
  };
  const url: PostgresServer['url'] = (database, role = 'owner') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await start();
  return {
    url,
    start,
    stop,
    async remove() {
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
