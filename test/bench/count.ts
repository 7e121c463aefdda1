import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countArchive } from '../../packages/protocol/bench/count-archive.ts';
import { archivesFolder } from './ballots.ts';
import { tableText, timeText, type Found, type SizingRow } from './found.ts';

const counter = join(import.meta.dirname, '../../packages/protocol/bench/count.ts');

/** Candidates of the one question. */
const candidates = 10;

/** Beyond so many ballots each program counts once: it takes long enough for chance not to matter. */
const countedTwice = 20_000;

/** Milliseconds after which a program is stopped: then this is what it takes at least. */
const longest = 600_000;

/** Whole programs, in milliseconds, the best of several; no tool, no figure of it. */
interface CountBench {
  readonly ours: number;
  readonly tool: number | undefined;
}

/** The count of so many ballots, which the first time have to be made. */
export async function benchCounting(
  tool: string | undefined,
  ballots: number,
  onProgress: (text: string) => void,
): Promise<Found> {
  onProgress(`an archive of ${ballots} ballots, unless it is there`);
  const archive = await countArchive(archivesFolder, ballots, candidates);
  onProgress('both programs count it');
  const bench = benchCount(archive, tool, ballots > countedTwice ? 1 : 2);
  const times = bench.tool === undefined ? undefined : bench.tool / bench.ours;
  const figures = { ballots, candidates, milliseconds: bench, timesAsFast: times };
  const each = (milliseconds: number | undefined): readonly string[] =>
    milliseconds === undefined
      ? ['–', '–']
      : [(milliseconds / 1000).toFixed(1), (milliseconds / ballots).toFixed(3)];
  const text = [
    `The count of ${ballots} ballots of ${candidates} candidates, Ed25519: both programs from start to end on the same archive.`,
    tableText(24, [
      ['', 'seconds', 'ms a ballot'],
      ['ours', ...each(bench.ours)],
      ['belenios-tool 3', ...each(bench.tool)],
      ['tool/ours', times?.toFixed(2) ?? '–'],
    ]),
  ].join('\n');
  const sizing: readonly SizingRow[] = [
    [
      `${ballots.toLocaleString('en')} ballots of ${candidates} candidates are counted`,
      'one process',
      timeText(bench.ours),
    ],
  ];
  if (times === undefined) return { figures, text, goals: [], sizing };
  const goal = {
    what: `count of ${ballots} ballots`,
    wanted: 'faster than belenios-tool',
    found: `${times.toFixed(2)} times as fast`,
    reached: times > 1,
  };
  return { figures, text, goals: [goal], sizing };
}

/** Counts the ballots of an archive by our program and by belenios-tool, and insists that they print the same. */
function benchCount(archive: string, tool: string | undefined, runs: number): CountBench {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-count-'));
  try {
    // The tool wants the one archive of a folder, under its name.
    symlinkSync(archive, join(folder, `${uuidOf(archive)}.bel`));
    const ours = best(runs, process.execPath, [counter, archive]);
    if (ours === undefined) throw new Error('Our count takes longer than it may');
    if (tool === undefined) return { ours: ours.milliseconds, tool: undefined };
    const theirs = best(runs, tool, ['election', 'compute-encrypted-tally', '--dir', folder]);
    if (theirs === undefined) return { ours: ours.milliseconds, tool: longest };
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

/** The best time of a program, and what it printed; undefined when it was stopped because it took too long. */
function best(runs: number, program: string, parameters: readonly string[]) {
  let milliseconds = Infinity;
  let output = '';
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now();
    const { status, stdout, stderr, signal } = spawnSync(program, parameters, {
      encoding: 'utf8',
      timeout: longest,
    });
    if (signal === 'SIGTERM') return undefined;
    if (status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${stderr}`);
    milliseconds = Math.min(milliseconds, performance.now() - start);
    output = stdout;
  }
  return { milliseconds, output };
}
