import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const counter = join(import.meta.dirname, '../../packages/protocol/bench/count.ts');

/** Whole programs, in milliseconds, the best of several; no tool, no figure of it. */
export interface CountBench {
  readonly ours: number;
  readonly tool: number | undefined;
}

/** Counts the ballots of an archive by our program and by belenios-tool, and insists that they print the same. */
export function benchCount(archive: string, tool: string | undefined, runs = 2): CountBench {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-count-'));
  try {
    // The tool wants the one archive of a folder, under its name.
    symlinkSync(archive, join(folder, `${uuidOf(archive)}.bel`));
    const ours = best(runs, process.execPath, [counter, archive]);
    if (tool === undefined) return { ours: ours.milliseconds, tool: undefined };
    const theirs = best(runs, tool, ['election', 'compute-encrypted-tally', '--dir', folder]);
    if (ours.output !== theirs.output) throw new Error('belenios-tool counts something else');
    return { ours: ours.milliseconds, tool: theirs.milliseconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The election's identifier: the election is the second member of the archive. */
function uuidOf(archive: string): string {
  const file = openSync(archive, 'r');
  try {
    const start = Buffer.alloc(16_384);
    readSync(file, start);
    const uuid = /"uuid":"(\w+)"/.exec(start.toString('latin1'))?.[1];
    if (uuid === undefined) throw new Error(`${archive} does not begin with an election`);
    return uuid;
  } finally {
    closeSync(file);
  }
}

function best(runs: number, program: string, parameters: readonly string[]) {
  let milliseconds = Infinity;
  let output = '';
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${stderr}`);
    milliseconds = Math.min(milliseconds, performance.now() - start);
    output = stdout;
  }
  return { milliseconds, output };
}
