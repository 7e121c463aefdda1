import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** What the bench runs on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
}

/** This machine. */
export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    node: process.version,
  };
}

/** How quiet a machine is. */
export interface Noise {
  /** The share of all processors that others took while this process did nothing; 0 to 1. */
  readonly othersBusy: number;
  /** Milliseconds of a fixed piece of computing, the best of several: more than at other times is a slower machine. */
  readonly yardstick: number;
  /** The load average of the last minute, this process’s own work included. */
  readonly load: number;
}

/** Milliseconds for which the others are watched. */
const watched = 1500;

/** Watches how busy others are, and measures a fixed piece of computing; two seconds in all. */
export async function noiseNow(): Promise<Noise> {
  const load = loadavg()[0] ?? 0;
  const before = ticks();
  await wait(watched);
  const after = ticks();
  const all = after.all - before.all;
  return { othersBusy: all === 0 ? 0 : 1 - (after.idle - before.idle) / all, yardstick: yardstick(), load };
}

function ticks(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((processor) => processor.times);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.map(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq)),
  };
}

function yardstick(): number {
  let best = Infinity;
  for (let run = 0; run < 10; run += 1) {
    const began = performance.now();
    let state = 1;
    for (let step = 0; step < 10_000_000; step += 1) state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    if (state === 0) throw new Error('The yardstick computes nothing');
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
