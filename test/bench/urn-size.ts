import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../../packages/server/src/server.ts';
import { castBallot, type CastStep } from '../../packages/server/src/voting/cast.ts';
import { voterOfSession } from '../../packages/server/src/voting/sessions.ts';
import { medianOf } from '../../scripts/lib/statistics.ts';
import { tableText, timeText, type Found, type Goal } from './found.ts';
import { copyExample, readyElectorate, type ReadyVoter } from '../load/electorate.ts';

/** What a cast costs in an urn of a size, and in a small one at the same time. Milliseconds, medians. */
interface UrnSizeCost {
  readonly ballots: number;
  /** From the ballot's arrival to the receipt, without HTTP. */
  readonly cast: number;
  /** The part that the store has in it: from the proofs’ check to the durable commit. */
  readonly record: number;
  readonly castSmall: number;
  readonly recordSmall: number;
}

/** Casts measured at each size. */
const perSize = 60;

/** Ballots in the urn that stays small. */
const small = 1000;

/** Bytes of each ballot that only fills the urn. Real ones are larger; how deep its tree is depends on their number. */
const fillerBytes = 600;

const perTransaction = 20_000;

// Filling a large urn takes longer than a session may be idle.
const patient = { idleMinutes: 600, absoluteMinutes: 600 };

/** An urn that is voted into. */
interface Polled {
  readonly data: DataFolder;
  readonly uuid: string;
  readonly voters: ReadyVoter[];
}

/**
 * What it costs to cast into an urn that holds so many ballots, and by turns into one that stays small, since machines are
 * noisy. The ballots that fill the urns have no voter and no proof; those that are measured are cast whole.
 */
export async function benchUrnSize(
  sizes: readonly number[],
  onProgress: (text: string) => void,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-bench-'));
  const opened: DataFolder[] = [];
  try {
    const example = copyExample('inami-2018', folder, perSize * (sizes.length + 1));
    const open = async (name: string): Promise<Polled> => {
      const { voters } = await readyElectorate(join(folder, name), example, onProgress);
      const data = await openDataFolder(join(folder, name));
      opened.push(data);
      return { data, voters: [...voters], uuid: voters[0]?.uuid ?? '' };
    };
    const [growing, staying] = [await open('growing'), await open('staying')];
    await fill(staying, small, onProgress);
    // The first ones warm the process up.
    await measure(growing, staying);
    const costs: UrnSizeCost[] = [];
    for (const ballots of sizes) {
      await fill(growing, ballots, onProgress);
      costs.push({ ballots, ...(await measure(growing, staying)) });
    }
    return {
      figures: costs,
      text: urnSizeText(costs),
      goals: costs.slice(-1).map(goalOf),
      sizing: costs
        .slice(-1)
        .map(({ ballots, cast, castSmall }) => [
          `a ballot comes into an urn of ${ballots.toLocaleString('en')}`,
          'SQLite, one process',
          `${timeText(cast)}; into an urn of ${small.toLocaleString('en')} ${timeText(castSmall)}`,
        ]),
    };
  } finally {
    for (const data of opened) await data.close();
    rmSync(folder, { recursive: true });
  }
}

const goalOf = ({ ballots, cast, castSmall }: UrnSizeCost): Goal => ({
  what: `a cast with ${ballots.toLocaleString('en')} in the urn, against one with ${small.toLocaleString('en')}`,
  wanted: 'at most 10 % more',
  found: `${((cast / castSmall - 1) * 100).toFixed(1)} % more`,
  reached: cast <= castSmall * 1.1,
});

async function fill(
  { data: { store }, uuid }: Polled,
  size: number,
  onProgress: (text: string) => void,
): Promise<void> {
  let held = await store.urn.count(uuid);
  while (held < size) {
    const some = Math.min(perTransaction, size - held);
    await store.transaction(async ({ urn }) => {
      for (let index = 0; index < some; index += 1) {
        const ballot = fillerBallot();
        await urn.append(uuid, createHash('sha256').update(ballot).digest('base64').replace('=', ''), ballot);
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

async function measure(growing: Polled, staying: Polled): Promise<Omit<UrnSizeCost, 'ballots'>> {
  const times: Record<keyof Omit<UrnSizeCost, 'ballots'>, number[]> = {
    cast: [],
    record: [],
    castSmall: [],
    recordSmall: [],
  };
  for (let index = 0; index < perSize; index += 1) {
    const large = await castOne(growing);
    times.cast.push(large.cast);
    times.record.push(large.record);
    const little = await castOne(staying);
    times.castSmall.push(little.cast);
    times.recordSmall.push(little.record);
  }
  return {
    cast: medianOf(times.cast),
    record: medianOf(times.record),
    castSmall: medianOf(times.castSmall),
    recordSmall: medianOf(times.recordSmall),
  };
}

async function castOne({
  data,
  voters,
}: Polled): Promise<{ readonly cast: number; readonly record: number }> {
  const ready = voters.shift();
  if (ready === undefined) throw new Error('There are too few voters');
  const { uuid, cookie, ballot } = ready;
  const token = cookie.slice(cookie.indexOf('=') + 1);
  const voter = await voterOfSession(data.store, data.clock, patient, token);
  if (!voter.ok) throw new Error(voter.error.code);
  let verified = 0;
  const begun = performance.now();
  const onStep = (step: CastStep): void => {
    if (step === 'verified') verified = performance.now();
  };
  const outcome = await castBallot({ ...data, onStep }, voter.value, uuid, ballot);
  if (!outcome.ok) throw new Error(outcome.error.code);
  const done = performance.now();
  return { cast: done - begun, record: done - verified };
}

/** The costs as a table, against the small urn. */
function urnSizeText(costs: readonly UrnSizeCost[]): string {
  return [
    `Milliseconds of a cast, medians of ${perSize}; ballots of ${fillerBytes} bytes fill the urn; ratios to an urn of ${small.toLocaleString('en')}, by turns.`,
    tableText(24, [
      ['ballots in the urn', 'whole cast', 'ratio', 'record', 'ratio'],
      ...costs.map(({ ballots, cast, record, castSmall, recordSmall }) => [
        ballots.toLocaleString('en'),
        cast.toFixed(2),
        (cast / castSmall).toFixed(2),
        record.toFixed(2),
        (record / recordSmall).toFixed(2),
      ]),
    ]),
  ].join('\n');
}
