import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { CastStep } from '../../packages/server/src/voting/cast.ts';
import type { Place } from '../server/place.ts';

/** When a server process dies: as casts reach a step for the n-th time, counted from 1. */
export interface Death {
  readonly step: CastStep;
  readonly nth: number;
}

/** A server process, ready to begin but without anything open. */
export interface Mortal {
  /** Has it open the place and serve, until its death if it has one; resolves with its origin. */
  live(death?: Death): Promise<string>;
  /** Resolves with the signal that ended it. */
  readonly died: Promise<unknown>;
  /** Whether it has ended. */
  isDead(): boolean;
  /** Ends it, if nothing has yet. */
  kill(): Promise<void>;
}

/** Starts a process of the bundled server for a place. */
export function startMortal(place: Place, bundle: string): Mortal {
  const child = spawn(process.execPath, [bundle], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...place.settings('serving'),
      // Processes leave there what the next ones need not compile.
      NODE_COMPILE_CACHE: join(dirname(bundle), 'compiled'),
    },
  });
  const died = once(child, 'exit').then((exit: unknown[]) => exit[1] ?? exit[0]);
  // What is written to a process that is dead already is nobody's surprise.
  child.stdin.on('error', () => undefined);
  const isDead = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    died,
    isDead,
    async live(death) {
      const said = once(child.stdout, 'data');
      child.stdin.write(death === undefined ? '\n' : `${death.step} ${death.nth}\n`);
      const tooSoon = died.then((end) => {
        throw new Error(`A server ended before it listened (${String(end)})`);
      });
      const first: unknown[] = await Promise.race([said, tooSoon]);
      tooSoon.catch(() => undefined);
      return `http://127.0.0.1:${String(first[0]).trim()}`;
    },
    async kill() {
      if (!isDead()) child.kill('SIGKILL');
      await died;
    },
  };
}
