import { spawn } from 'node:child_process';
import { root } from './root.ts';

/** How many tests passed and failed. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** One part of `npm test`: a program, and how to read its totals. */
export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** It keeps all cores busy by itself, so it runs when nothing else does, and what it prints is seen at once. */
  readonly alone?: boolean;
  /** Reads the totals from what the program printed; by default the whole program is one test. */
  readonly totals?: (output: string) => Totals | undefined;
}

const lastNumber = (output: string, pattern: RegExp): number | undefined => {
  const found = [...output.matchAll(pattern)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Totals of Node's own test runner. */
export function nodeTotals(output: string): Totals | undefined {
  const passed = lastNumber(output, /^ℹ pass (\d+)$/gm);
  const failed = lastNumber(output, /^ℹ fail (\d+)$/gm);
  return passed === undefined || failed === undefined ? undefined : { passed, failed };
}

/** Totals of a runner that closes with `N passed, N failed`. */
export function plainTotals(output: string): Totals | undefined {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return found === undefined ? undefined : { passed: Number(found[1]), failed: Number(found[2]) };
}

/** Totals of Playwright. A test that passed only when tried again has failed. */
export function playwrightTotals(output: string): Totals | undefined {
  const passed = lastNumber(output, /^ {2}(\d+) passed/gm);
  const failed = ['failed', 'flaky', 'interrupted', 'did not run']
    .map((word) => lastNumber(output, new RegExp(`^ {2}(\\d+) ${word}`, 'gm')) ?? 0)
    .reduce((sum, count) => sum + count, 0);
  return passed === undefined && failed === 0 ? undefined : { passed: passed ?? 0, failed };
}

/** Lines at the end of what a check printed, enough for its runner's own summary of failures. */
const TOLD_AGAIN = 120;

interface Outcome {
  readonly name: string;
  readonly totals: Totals;
  readonly output: string;
}

/** Runs a check; a program that fails without a failed test counts as one. */
function runCheck({ name, command, totals, alone }: Check): Promise<Outcome> {
  const [program, ...parameters] = command;
  const started = performance.now();
  console.log(`\n── ${name}${alone ? '' : ': begun'}`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
        if (alone) process.stdout.write(text);
      });
    }
    child.once('error', reject);
    child.once('close', (status) => {
      const read =
        totals === undefined
          ? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
          : totals(output);
      const result = read ?? { passed: 0, failed: 1 };
      const honest = status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
      const empty = honest.passed + honest.failed === 0;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (!alone) process.stdout.write(`\n── ${name}\n${output}`);
      console.log(
        `── ${name}: ${empty ? 'ran no test' : `${honest.passed} passed, ${honest.failed} failed`} in ${seconds} s`,
      );
      resolve({ name, totals: empty ? { passed: 0, failed: 1 } : honest, output });
    });
  });
}

/**
 * Runs checks, as many at the same time as there are lanes, each in its turn; those that fill the machine come
 * after the others, one by one. What the failing ones said at their end is repeated last of all.
 */
export async function runChecks(
  checks: readonly Check[],
  lanes: number,
): Promise<{ readonly totals: Totals; readonly failing: readonly string[] }> {
  const results: Outcome[] = [];
  const run = async (check: Check): Promise<void> => {
    results.push(await runCheck(check));
  };
  const waiting = checks.filter(({ alone }) => !alone);
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await run(check);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const check of checks.filter(({ alone }) => alone)) await run(check);
  const failing = results.filter(({ totals }) => totals.failed > 0);
  for (const { name, output } of failing) {
    console.log(`\n── ${name} failed; it ended with`);
    console.log(output.trimEnd().split('\n').slice(-TOLD_AGAIN).join('\n'));
  }
  return {
    totals: {
      passed: results.reduce((sum, { totals }) => sum + totals.passed, 0),
      failed: results.reduce((sum, { totals }) => sum + totals.failed, 0),
    },
    failing: failing.map(({ name }) => name),
  };
}
