import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { psql, startPostgres } from '../../scripts/lib/postgres.ts';
import { root } from '../../scripts/lib/root.ts';
import { readyElectorate } from '../load/electorate.ts';
import { voteByTurns } from '../load/vote-at-once.ts';

/** Where the ballots go, and by how many processes. */
interface CastsSetting {
  readonly name: string;
  /** The PostgreSQL database; without it SQLite. */
  readonly databaseUrl?: string;
  readonly processes: number;
}

/** What a server took. Times in milliseconds. */
export interface CastsRate {
  readonly name: string;
  readonly casts: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/** Voters who cast at any moment, each after the other's receipt. */
const atOnce = 16;

/** Candidates of the one question; none to four are chosen. */
const candidates = 40;

/** Casts a second on either store, by one process and by two; the first again at the end, to see how quiet the machine was. */
export async function benchAllCasts(
  casts: number,
  onProgress: (text: string) => void,
): Promise<readonly CastsRate[]> {
  const postgres = await startPostgres();
  try {
    const onPostgres = (database: string): string => {
      psql(postgres.url('postgres'), `create database ${database}`);
      return postgres.url(database);
    };
    const settings: readonly CastsSetting[] = [
      { name: 'SQLite, one process', processes: 1 },
      { name: 'SQLite, two processes', processes: 2 },
      { name: 'PostgreSQL, one process', processes: 1, databaseUrl: onPostgres('one') },
      { name: 'PostgreSQL, two processes', processes: 2, databaseUrl: onPostgres('two') },
      { name: 'SQLite, one process, again', processes: 1 },
    ];
    const rates: CastsRate[] = [];
    for (const setting of settings) {
      onProgress(setting.name);
      rates.push(await benchCasts(setting, casts, onProgress));
    }
    return rates;
  } finally {
    await postgres.remove();
  }
}

/**
 * Casts a second, sustained: ballots made beforehand, sent over real HTTP to `isoloir serve`, each with every proof checked
 * and durably recorded before its receipt. The sender shares the machine's cores with the server.
 */
async function benchCasts(
  setting: CastsSetting,
  casts: number,
  onProgress: (text: string) => void,
): Promise<CastsRate> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  try {
    const example = writeExample(join(folder, 'example'), casts);
    const dataFolder = join(folder, 'data');
    const electorate = await readyElectorate(dataFolder, example, onProgress, setting.databaseUrl);
    const port = await freePort();
    const server = await serve(dataFolder, port, setting);
    try {
      const outcome = await voteByTurns(electorate, `http://localhost:${port}`, atOnce);
      const times = outcome.acknowledged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
      const percentile = (part: number): number => times[Math.ceil(times.length * part) - 1] ?? 0;
      return {
        name: setting.name,
        casts,
        perSecond: (casts * 1000) / outcome.totalMilliseconds,
        p50: percentile(0.5),
        p95: percentile(0.95),
      };
    } finally {
      const exited = once(server, 'exit');
      server.kill('SIGTERM');
      await exited;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function serve(
  dataFolder: string,
  port: number,
  { databaseUrl, processes }: CastsSetting,
): Promise<ChildProcess> {
  const command = join(root, 'packages/server/src/command/main.ts');
  const workers = processes === 1 ? [] : ['--workers', String(processes)];
  const child = spawn(process.execPath, [command, 'serve', ...workers], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ISOLOIR_DATA: dataFolder,
      ...(databaseUrl === undefined ? {} : { ISOLOIR_DATABASE_URL: databaseUrl }),
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
  return child;
}

/** A consultation of one election, of which everybody is an elector. */
function writeExample(folder: string, voters: number): string {
  mkdirSync(folder);
  const both = (text: string): { fr: string; nl: string } => ({ fr: text, nl: text });
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
        questions: [
          {
            id: 'members',
            title: both('Bench'),
            mandates: 5,
            minimum: 0,
            maximum: 4,
            candidates: Array.from({ length: candidates }, (_, index) => ({
              name: `CANDIDATE ${index}`,
              address: `Street ${index}`,
            })),
          },
        ],
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

/** The rates as a table, against the first. */
export function castsText(rates: readonly CastsRate[]): string {
  const [first] = rates;
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(30) : cell.padStart(12))).join('');
  return [
    `Casts of ${candidates} candidates, ${atOnce} voters at any moment; milliseconds to the receipt.`,
    line(['', 'casts', 'a second', 'ratio', 'half', '95 %']),
    ...rates.map(({ name, casts, perSecond, p50, p95 }) =>
      line([
        name,
        String(casts),
        perSecond.toFixed(1),
        (perSecond / (first?.perSecond ?? perSecond)).toFixed(2),
        p50.toFixed(0),
        p95.toFixed(0),
      ]),
    ),
  ].join('\n');
}
