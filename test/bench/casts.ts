import { join } from 'node:path';
import { psql, startPostgres } from '../../scripts/lib/postgres.ts';
import { percentileOf } from '../../scripts/lib/statistics.ts';
import { readyElectorate } from '../load/electorate.ts';
import { voteByTurns } from '../load/vote-at-once.ts';
import { tableText, timeText, type Found } from './found.ts';
import { inFolder, serve, writeExample, type Serving } from './served.ts';

/** Where the ballots go, and by how many processes. */
interface CastsSetting extends Serving {
  readonly name: string;
}

/** What a server took. Times in milliseconds. */
interface CastsRate {
  readonly name: string;
  readonly casts: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/** Voters who cast at any moment, each after the other's receipt. */
const atOnce = 16;

const candidates = 40;

const wantedPerSecond = 40;

/** Casts a second on either store, by one process and by two; the first again at the end, to see how quiet the machine was. */
export async function benchAllCasts(casts: number, onProgress: (text: string) => void): Promise<Found> {
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
    return {
      figures: rates,
      text: castsText(rates),
      goals: rates.slice(0, 1).map(goalOf),
      // The last one is the first again.
      sizing: rates
        .slice(0, -1)
        .map(({ name, perSecond, p95 }) => [
          `ballots of ${candidates} candidates without end, ${atOnce} voters at any moment`,
          name,
          `${perSecond.toFixed(0)} a second; 95 % of receipts within ${timeText(p95)}`,
        ]),
    };
  } finally {
    await postgres.remove();
  }
}

const goalOf = ({ name, perSecond }: CastsRate) => ({
  what: `casts sustained, ${candidates} candidates, ${name}`,
  wanted: `at least ${wantedPerSecond} a second`,
  found: `${perSecond.toFixed(1)} a second`,
  reached: perSecond >= wantedPerSecond,
});

/**
 * Casts a second, sustained: ballots made beforehand, sent over real HTTP to `isoloir serve`, each with every proof checked
 * and durably recorded before its receipt. The sender shares the machine's cores with the server.
 */
function benchCasts(
  setting: CastsSetting,
  casts: number,
  onProgress: (text: string) => void,
): Promise<CastsRate> {
  return inFolder(async (folder) => {
    const example = writeExample(join(folder, 'example'), casts, { of: 'candidates', number: candidates });
    const dataFolder = join(folder, 'data');
    const electorate = await readyElectorate(dataFolder, example, onProgress, setting.databaseUrl);
    const server = await serve(dataFolder, setting);
    try {
      const { acknowledged, totalMilliseconds } = await voteByTurns(electorate, server.origin, atOnce);
      const times = acknowledged.map(({ milliseconds }) => milliseconds);
      return {
        name: setting.name,
        casts,
        perSecond: (casts * 1000) / totalMilliseconds,
        p50: percentileOf(times, 0.5),
        p95: percentileOf(times, 0.95),
      };
    } finally {
      await server.stop();
    }
  });
}

/** The rates as a table, against the first. */
function castsText(rates: readonly CastsRate[]): string {
  const [first] = rates;
  return [
    `Casts of ${candidates} candidates, ${atOnce} voters at any moment; milliseconds to the receipt.`,
    tableText(30, [
      ['', 'casts', 'a second', 'ratio', 'half', '95 %'],
      ...rates.map(({ name, casts, perSecond, p50, p95 }) => [
        name,
        String(casts),
        perSecond.toFixed(1),
        (perSecond / (first?.perSecond ?? perSecond)).toFixed(2),
        p50.toFixed(0),
        p95.toFixed(0),
      ]),
    ]),
  ].join('\n');
}
