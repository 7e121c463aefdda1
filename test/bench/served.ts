import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { root } from '../../scripts/lib/root.ts';

/** What is on a ballot of the bench: candidates of whom none to four are chosen, or lists of which one is, or blank. */
export interface BallotKind {
  readonly of: 'candidates' | 'lists';
  readonly number: number;
}

/** How `isoloir serve` is run. */
export interface Serving {
  /** The PostgreSQL database; without it SQLite. */
  readonly databaseUrl?: string;
  readonly processes: number;
  /** The folder of the portal, to serve it too. */
  readonly portal?: string;
}

/** `isoloir serve`, running. */
export interface Served {
  readonly origin: string;
  /** Bytes that its processes hold in memory, all together. */
  memory(): number;
  stop(): Promise<void>;
}

/** Does something in a folder of its own, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts `isoloir serve` over a data folder; it answers when the promise is fulfilled. */
export async function serve(
  dataFolder: string,
  { databaseUrl, processes, portal }: Serving,
): Promise<Served> {
  const command = join(root, 'packages/server/src/command/main.ts');
  const workers = processes === 1 ? [] : ['--workers', String(processes)];
  const port = await freePort();
  const child = spawn(process.execPath, [command, 'serve', ...workers], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ISOLOIR_DATA: dataFolder,
      ...(databaseUrl === undefined ? {} : { ISOLOIR_DATABASE_URL: databaseUrl }),
      ...(portal === undefined ? {} : { ISOLOIR_PORTAL: portal }),
      ISOLOIR_OIDC_ISSUER: 'http://127.0.0.1:9',
      ISOLOIR_OIDC_CLIENT_ID: 'bench',
      ISOLOIR_OIDC_CLIENT_SECRET: 'bench',
      HOST: 'localhost',
      PORT: String(port),
    },
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (line.startsWith('Isoloir serves')) break;
  // What it says from now on is read, so that it does not wait for a reader.
  child.stdout.resume();
  return {
    origin: `http://localhost:${port}`,
    memory: () => heldBytes(child),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** As Linux tells it of a process and those that it has started; what they share counts once. */
function heldBytes({ pid }: ChildProcess): number {
  const of = (id: string): number => {
    const [, kilobytes = '0'] =
      /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
    const children = readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean);
    return Number(kilobytes) * 1024 + children.reduce((sum, one) => sum + of(one), 0);
  };
  return of(String(pid));
}

const both = (text: string): { fr: string; nl: string } => ({ fr: text, nl: text });

const named = (
  what: string,
  number: number,
): readonly { readonly name: string; readonly address: string }[] =>
  Array.from({ length: number }, (_, index) => ({ name: `${what} ${index}`, address: `Street ${index}` }));

/** A consultation of one election, of which so many voters are electors; its folder, in `folder`. */
export function writeExample(folder: string, voters: number, { of, number }: BallotKind): string {
  mkdirSync(folder);
  const choice =
    of === 'candidates'
      ? { minimum: 0, maximum: 4, candidates: named('CANDIDATE', number) }
      : {
          blank: true,
          lists: Array.from({ length: number }, (_, index) => ({
            name: both(`List ${index}`),
            candidates: named(`CANDIDATE ${index}`, 5),
          })),
        };
  const definition = {
    id: 'bench',
    kind: 'simulation',
    profile: 'none',
    title: both('Bench'),
    organisation: both('Bench'),
    languages: ['fr', 'nl'],
    period: {
      opens: '2026-01-05T08:00',
      closes: '2026-01-30T16:00',
      timeZone: 'Europe/Brussels',
      graceMinutes: 0,
    },
    group: 'Ed25519',
    verification: 'tracker',
    credentials: 'delivered',
    trustees: { number: 1 },
    signIn: { openIdConnect: { keys: [{ id: 'eid', label: both('eID'), group: both('eID') }] } },
    support: { email: 'bench@example.org', phone: '02 555 01 24', hours: both('9–17') },
    embeddingOrigins: [],
    districts: [{ id: 'all', title: both('Bench') }],
    elections: [
      {
        id: 'all',
        title: both('Bench'),
        electorate: { districts: ['all'] },
        questions: [{ id: 'members', title: both('Bench'), mandates: 5, ...choice }],
      },
    ],
  };
  // JSON is YAML, too.
  writeFileSync(join(folder, 'election.yaml'), JSON.stringify(definition));
  const rows = Array.from(
    { length: voters },
    (_, index) => `B-${String(index).padStart(6, '0')},Voter ${index},voter${index}@example.org,fr,all`,
  );
  writeFileSync(
    join(folder, 'voters.csv'),
    `${['number,name,email,language,district', ...rows].join('\n')}\n`,
  );
  return folder;
}
