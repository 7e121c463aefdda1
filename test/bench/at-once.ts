import { join } from 'node:path';
import { percentileOf } from '../../scripts/lib/statistics.ts';
import { readyElectorate } from '../load/electorate.ts';
import { recordedIn, voteAll } from '../load/vote-at-once.ts';
import { tableText, timeText, type Found, type Sizes } from './found.ts';
import { inFolder, serve, writeExample, type BallotKind } from './served.ts';

/** Voters who cast in the same second, and what is asked of the server for them. */
interface Rush {
  readonly voters: number;
  readonly ballot: BallotKind;
  /** Milliseconds under which 95 in 100 must have their receipts. */
  readonly within?: number;
}

/** What they met. Times in milliseconds. */
interface RushOutcome extends Rush {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly perSecond: number;
  /** Ballots that were sent again, because the server said that it was busy. */
  readonly sentAgain: number;
}

const nameOf = ({ voters, ballot }: Rush): string => `${voters} at once, ${ballot.number} ${ballot.of}`;

/** How long receipts take when many cast at once, on SQLite, by one process; insists that each ballot is there exactly once. */
export async function benchAtOnce(
  [many, veryMany]: Sizes['atOnce'],
  onProgress: (text: string) => void,
): Promise<Found> {
  const rushes: readonly Rush[] = [
    { voters: many, ballot: { of: 'lists', number: 10 }, within: 4000 },
    { voters: many, ballot: { of: 'candidates', number: 40 }, within: 8000 },
    { voters: veryMany, ballot: { of: 'candidates', number: 40 } },
  ];
  const outcomes: RushOutcome[] = [];
  for (const rush of rushes) {
    onProgress(nameOf(rush));
    outcomes.push(await benchRush(rush, onProgress));
  }
  return {
    figures: outcomes,
    text: rushText(outcomes),
    goals: outcomes.flatMap(goalsOf),
    sizing: outcomes.map((outcome) => [
      `${outcome.voters} voters cast in the same second, a ballot of ${outcome.ballot.number} ${outcome.ballot.of}`,
      'SQLite, one process',
      `receipts: half within ${timeText(outcome.p50)}, 95 % within ${timeText(outcome.p95)}, all within ${timeText(outcome.max)}`,
    ]),
  };
}

function goalsOf(outcome: RushOutcome): Found['goals'] {
  const { within, p95 } = outcome;
  if (within === undefined) return [];
  return [
    {
      what: nameOf(outcome),
      wanted: `95 % within ${within} ms`,
      found: `${p95.toFixed(0)} ms`,
      reached: p95 < within,
    },
  ];
}

function benchRush(rush: Rush, onProgress: (text: string) => void): Promise<RushOutcome> {
  const { voters, ballot } = rush;
  return inFolder(async (folder) => {
    const example = writeExample(join(folder, 'example'), voters, ballot);
    const dataFolder = join(folder, 'data');
    const electorate = await readyElectorate(dataFolder, example, onProgress);
    const server = await serve(dataFolder, { processes: 1 });
    let outcome: Awaited<ReturnType<typeof voteAll>>;
    try {
      outcome = await voteAll(
        electorate,
        server.origin,
        () => Promise.resolve(),
        () => undefined,
      );
    } finally {
      await server.stop();
    }
    const { ballots, signatures, missing } = await recordedIn(dataFolder, electorate);
    if (ballots !== voters || signatures !== voters || missing > 0)
      throw new Error(`Of ${voters} voters ${ballots} ballots and ${signatures} signatures are recorded`);
    const times = outcome.acknowledged.map(({ milliseconds }) => milliseconds);
    return {
      ...rush,
      p50: percentileOf(times, 0.5),
      p95: percentileOf(times, 0.95),
      p99: percentileOf(times, 0.99),
      max: percentileOf(times, 1),
      perSecond: (voters * 1000) / outcome.totalMilliseconds,
      sentAgain: outcome.acknowledged.reduce((sum, { sent }) => sum + sent - 1, 0),
    };
  });
}

function rushText(outcomes: readonly RushOutcome[]): string {
  return [
    'Everybody casts at once; milliseconds to the receipt. "Again": ballots sent again, to a server that said it was busy.',
    tableText(34, [
      ['', 'half', '95 %', '99 %', 'most', 'a second', 'again'],
      ...outcomes.map((outcome) => [
        nameOf(outcome),
        ...[outcome.p50, outcome.p95, outcome.p99, outcome.max].map((value) => value.toFixed(0)),
        outcome.perSecond.toFixed(1),
        String(outcome.sentAgain),
      ]),
    ]),
  ].join('\n');
}
