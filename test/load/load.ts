import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyExample, readyElectorate } from './electorate.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { recordedIn, voteAll, type Recorded } from './vote-at-once.ts';

/** What a load test is asked for. */
export interface LoadOptions {
  /** The name of a folder of examples. */
  readonly example: string;
  readonly voters: number;
  /** Over how many milliseconds the voters come; 0 is all at once. */
  readonly over: number;
  /** Whether the server is killed when half of the receipts are there, and started again. */
  readonly kill: boolean;
  readonly port: number;
  readonly onProgress: (text: string) => void;
}

/** What a load test found. Times in milliseconds. */
export interface LoadReport {
  readonly example: string;
  readonly voters: number;
  readonly killed: boolean;
  readonly sendingMilliseconds: number;
  readonly totalMilliseconds: number;
  readonly latency: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  /** Ballots that were sent again because no answer came. */
  readonly sentAgain: number;
  /** Ballots that a sending without an answer had recorded. */
  readonly recordedBefore: number;
  readonly recorded: Recorded;
  /** The machine's load average over the last minute, before and after. */
  readonly machine: { readonly before: number; readonly after: number };
  /** Everybody acknowledged, each exactly once. */
  readonly ok: boolean;
}

/** Lets many voters cast over real HTTP against the server of `npm start`, and checks urn and roll afterwards. */
export async function runLoad(options: LoadOptions): Promise<LoadReport> {
  const { example, voters, over, kill, port, onProgress } = options;
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-load-'));
  const dataFolder = join(folder, 'data');
  let server: ServerProcess | undefined;
  let restarted: Promise<void> | undefined;
  try {
    const copy = copyExample(example, folder, voters);
    const electorate = await readyElectorate(dataFolder, copy, onProgress);
    onProgress('the server starts');
    server = await startServerProcess(dataFolder, port, copy);
    const before = loadavg()[0] ?? 0;
    const killed = Promise.withResolvers<undefined>();
    const restart = async (): Promise<void> => {
      await server?.kill();
      killed.resolve(undefined);
      onProgress('the server is killed, and starts again');
      server = await startServerProcess(dataFolder, port, copy);
    };
    const outcome = await voteAll(
      electorate,
      server.origin,
      async (index) => {
        await wait((over * index) / voters);
        // However quick the server is: somebody meets none, and sends again.
        if (kill && voters > 1 && index === voters - 1) await killed.promise;
      },
      (count) => {
        if (count % 50 === 0) onProgress(`${count} of ${voters} receipts`);
        if (kill && count >= voters / 2) restarted ??= restart();
      },
    );
    await restarted;
    const after = loadavg()[0] ?? 0;
    await server.stop();
    const recorded = await recordedIn(dataFolder, electorate);
    const times = outcome.acknowledged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const percentile = (part: number): number =>
      Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? 0);
    const once = recorded.ballots === voters && recorded.signatures === voters && recorded.missing === 0;
    return {
      example,
      voters,
      killed: restarted !== undefined,
      sendingMilliseconds: Math.round(outcome.sendingMilliseconds),
      totalMilliseconds: Math.round(outcome.totalMilliseconds),
      latency: { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), max: percentile(1) },
      sentAgain: outcome.acknowledged.reduce((sum, { sent }) => sum + sent - 1, 0),
      recordedBefore: outcome.acknowledged.filter(({ status }) => status === 200).length,
      recorded,
      machine: { before, after },
      ok: once && outcome.acknowledged.length === voters,
    };
  } finally {
    await Promise.allSettled([restarted]);
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
