import { join } from 'node:path';
import { seededDice } from '../../packages/server/src/rehearsal/choices.ts';
import { castSteps, type CastStep } from '../../packages/server/src/voting/cast.ts';
import { copyExample, readyElectorate } from '../load/electorate.ts';
import { newPlace } from '../server/place.ts';
import { bundleMortalServer } from './bundle.ts';
import { startMortal, type Death, type Mortal } from './mortal.ts';
import { Polls, type Holdings } from './polls.ts';

/** What a run of kills is asked for. */
export interface KillOptions {
  readonly kills: number;
  /** The same seed kills at the same steps, in the same order. */
  readonly seed: string;
  /** An empty folder to work in. */
  readonly folder: string;
  /** A PostgreSQL server that is ready for places; by default that of the tests, else SQLite. */
  readonly postgres?: string | undefined;
  readonly onProgress: (text: string) => void;
}

/** What a run of kills found. */
export interface KillReport extends Holdings {
  readonly store: 'sqlite' | 'postgresql';
  readonly seed: string;
  readonly kills: number;
  /** How many at each step, and how many ballots were recorded by them whose voters got no answer. */
  readonly steps: readonly { readonly step: CastStep; readonly kills: number; readonly recorded: number }[];
  /** Voters who cast and have a genuine receipt. */
  readonly acknowledged: number;
  /** Voters who got no answer when they cast. */
  readonly leftWaiting: number;
  /** Of these, who got a receipt by asking again. */
  readonly askedAgain: number;
  /** Of these, whose ballot was recorded already although the answer was lost. */
  readonly recordedUnanswered: number;
  /** Acknowledged ballots that are not in the urn. */
  readonly lost: number;
  /** Ballots beyond one for each who cast. */
  readonly doubled: number;
  readonly seconds: number;
  /** Each thing that was not as it must be, and after which kill. */
  readonly problems: readonly string[];
}

interface Life extends Death {
  /** How many cast at any moment. */
  readonly atOnce: number;
}

const crowd = 3;

/** Each step as often as any other, half of the times with one voter, half with several; in an order of chance. */
function livesOf(kills: number, dice: (below: number) => number): Life[] {
  const ordered = Array.from({ length: kills }, (_, index): Life => {
    const step = castSteps[index % castSteps.length] ?? 'received';
    const alone = Math.floor(index / castSteps.length) % 2 === 0;
    return { step, nth: 1 + dice(2), atOnce: alone ? 1 : crowd };
  });
  return ordered
    .map((life) => ({ life, place: dice(2 ** 32) }))
    .sort((one, other) => one.place - other.place)
    .map(({ life }) => life);
}

/** Enough voters: no life records more ballots than pass its step, and those beside the last one when it is the commit. */
const votersFor = (lives: readonly Life[]): number =>
  lives.reduce((sum, { nth, step }) => sum + nth + (step === 'committed' ? crowd : 0), crowd);

/**
 * Kills a server process as casts reach each step, again and again, and has whoever got no answer ask the next one. After
 * each kill urn, signature list and mails are held against who has a receipt; in the end everybody asks once more.
 */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const { kills, seed, folder, onProgress } = options;
  const lives = livesOf(kills, seededDice(seed));
  const place = newPlace(join(folder, 'data'), options.postgres);
  const url = place.databaseUrl('office');
  const example = copyExample('ordre-2024', folder, votersFor(lives));
  const polls = new Polls(await readyElectorate(place.folder, example, onProgress, url), place);
  const bundle = await bundleMortalServer(folder);
  const steps = castSteps.map((step) => ({ step, kills: 0, recorded: 0 }));
  const start = (): Mortal => startMortal(place, bundle);
  const began = performance.now();
  let next = start();
  try {
    for (const [index, life] of lives.entries()) {
      const mortal = next;
      const origin = await mortal.live(life);
      // It gets ready meanwhile, and opens nothing before this one is dead.
      next = start();
      polls.now = `kill ${index + 1}, at ${life.step} (${life.nth}), ${life.atOnce} at once`;
      await polls.castUntilDead(origin, mortal, life.atOnce);
      const recorded = await polls.look();
      // What becomes of one alone is known; beside several, others may just have been recorded.
      const wanted = life.step === 'committed' ? 1 : 0;
      if (life.atOnce === 1 ? recorded !== wanted : recorded < wanted) {
        polls.problems.push(`${polls.now}: ${recorded} recorded without an answer, not ${wanted}`);
      }
      const count = steps.find(({ step }) => step === life.step);
      if (count !== undefined) {
        count.kills += 1;
        count.recorded += recorded;
      }
      if ((index + 1) % 50 === 0) onProgress(`${index + 1} of ${kills} kills`);
    }
    polls.now = 'in the end';
    await polls.askAll(await next.live());
  } finally {
    await next.kill();
  }
  const found = await polls.count();
  return {
    store: url === undefined ? 'sqlite' : 'postgresql',
    seed,
    kills,
    steps,
    acknowledged: polls.acknowledged,
    leftWaiting: polls.leftWaiting,
    askedAgain: polls.askedAgain,
    recordedUnanswered: polls.recordedUnanswered,
    ...found,
    seconds: Math.round((performance.now() - began) / 1000),
    problems: polls.problems,
  };
}
