import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../packages/server/src/clock.ts';
import { openDataFolder, type DataFolder } from '../../packages/server/src/server.ts';
import { castBallot } from '../../packages/server/src/voting/cast.ts';
import { voterOfSession } from '../../packages/server/src/voting/sessions.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { medianOf } from '../../scripts/lib/statistics.ts';
import { copyExample, readyElectorate, type ReadyVoter } from '../load/electorate.ts';

/** What a cast costs in an urn of a size. Milliseconds, medians. */
export interface UrnSizeCost {
  readonly ballots: number;
  /** From the ballot's arrival to the receipt, without HTTP. */
  readonly cast: number;
  /** The part that the store has in it: from the proofs’ check to the durable commit. */
  readonly record: number;
}

/** Casts measured at each size. */
const perSize = 60;

/** Bytes of each ballot that only fills the urn. Real ones are larger; how deep its tree is depends on their number. */
const fillerBytes = 600;

const perTransaction = 20_000;

/**
 * What it costs to cast into an urn that holds so many ballots, on one election, whose urn is filled up in between. The
 * ballots that fill it have no voter and no proof; those that are measured are cast whole.
 */
export async function benchUrnSize(
  sizes: readonly number[],
  onProgress: (text: string) => void,
): Promise<readonly UrnSizeCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  try {
    const example = copyExample('inami-2018', folder, perSize * (sizes.length + 1));
    const dataFolder = join(folder, 'data');
    const { voters } = await readyElectorate(dataFolder, example, onProgress);
    const data = await openDataFolder(dataFolder);
    try {
      const uuid = voters[0]?.uuid ?? '';
      // The first ones warm the process up.
      await measure(data, voters.slice(0, perSize));
      const costs: UrnSizeCost[] = [];
      for (const [index, ballots] of sizes.entries()) {
        await fill(data, uuid, ballots, onProgress);
        const times = await measure(data, voters.slice(perSize * (index + 1), perSize * (index + 2)));
        costs.push({ ballots, ...times });
      }
      return costs;
    } finally {
      await data.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(
  { store }: DataFolder,
  run: string,
  size: number,
  onProgress: (text: string) => void,
): Promise<void> {
  let held = await store.urn.count(run);
  while (held < size) {
    const some = Math.min(perTransaction, size - held);
    await store.transaction(async ({ urn }) => {
      for (let index = 0; index < some; index += 1) {
        const ballot = fillerBallot();
        await urn.append(run, createHash('sha256').update(ballot).digest('base64').replace('=', ''), ballot);
      }
    });
    held += some;
    onProgress(`${held} of ${size} ballots fill the urn`);
  }
}

const fillerBallot = (): string =>
  JSON.stringify({
    answers: [{ choices: [{ alpha: randomBytes(32).toString('hex') }] }],
    filler: randomBytes((fillerBytes - 120) / 2).toString('hex'),
  });

async function measure(
  data: DataFolder,
  voters: readonly ReadyVoter[],
): Promise<{ readonly cast: number; readonly record: number }> {
  const casts: number[] = [];
  const records: number[] = [];
  for (const { uuid, cookie, ballot } of voters) {
    const token = cookie.slice(cookie.indexOf('=') + 1);
    const voter = await voterOfSession(data.store, data.clock, sessionLimits, token);
    if (!voter.ok) throw new Error(voter.error.code);
    let verified = 0;
    const begun = performance.now();
    const outcome = await castBallot(
      {
        ...data,
        clock: systemClock,
        onStep: (step) => {
          if (step === 'verified') verified = performance.now();
        },
      },
      voter.value,
      uuid,
      ballot,
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    const done = performance.now();
    casts.push(done - begun);
    records.push(done - verified);
  }
  return { cast: medianOf(casts), record: medianOf(records) };
}

/** The costs as a table, against the smallest urn. */
export function urnSizeText(costs: readonly UrnSizeCost[]): string {
  const [first] = costs;
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => cell.padStart(at === 0 ? 12 : 16)).join('');
  return [
    `Milliseconds of a cast, medians of ${perSize}; ballots of ${fillerBytes} bytes fill the urn.`,
    line(['in the urn', 'whole cast', 'record', 'record, ratio']),
    ...costs.map(({ ballots, cast, record }) =>
      line([
        ballots.toLocaleString('en'),
        cast.toFixed(2),
        record.toFixed(2),
        (record / (first?.record ?? record)).toFixed(2),
      ]),
    ),
  ].join('\n');
}
