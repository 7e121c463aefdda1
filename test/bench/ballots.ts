import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { benchArchive } from '../../packages/protocol/bench/archive.ts';
import { benchProtocol } from '../../packages/protocol/bench/bench.ts';
import { countArchive } from '../../packages/protocol/bench/count-archive.ts';
import { root } from '../../scripts/lib/root.ts';
import { wasmModuleFile } from '../../scripts/lib/wasm.ts';
import { benchBeleniosTool } from '../interop/bench-tool.ts';
import { benchBrowser } from './browser.ts';
import { tableText, type Found, type Sizes } from './found.ts';

/** Where archives are kept that take long to make. */
export const archivesFolder = join(root, '.cache/bench');

/** What one ballot costs, in milliseconds; what was not measured is missing. */
interface BallotRow {
  readonly name: string;
  readonly node: number;
  readonly chromium: number | undefined;
  readonly chromiumCold: number | undefined;
  readonly chromiumWarm: number | undefined;
  /** For how long at most the page could do nothing else. */
  readonly pageBlocked: number | undefined;
  readonly tool: number | undefined;
}

const verifiedCandidates = 40;

/**
 * Encryption and verification of one ballot in Node, in Chromium and by belenios-tool, on the same elections; and of an
 * archive with so many ballots.
 */
export async function benchBallots(
  tool: string | undefined,
  { runs, verified }: Pick<Sizes, 'runs' | 'verified'>,
  onProgress: (text: string) => void,
): Promise<Found> {
  const threads = availableParallelism();
  onProgress('in Node');
  const ours = benchProtocol(runs);
  const archive = await countArchive(archivesFolder, verified, verifiedCandidates);
  const archiveInNode = await benchArchive(archive, threads);
  onProgress('in Chromium');
  const inBrowser = await benchBrowser(archive, threads);
  onProgress('belenios-tool');
  const tools = tool === undefined ? [] : benchBeleniosTool(tool, Math.ceil(runs / 2));
  const rows = ours.map(({ name, milliseconds: node }): BallotRow => {
    const encryption = inBrowser.encryption.find((row) => row.name === name);
    const check = inBrowser.checks.find((row) => row.name === name);
    return {
      name,
      node,
      chromium: (encryption ?? check)?.best,
      chromiumCold: encryption?.cold ?? check?.first,
      chromiumWarm: encryption?.warm,
      pageBlocked: encryption?.blocked,
      tool: tools.find((row) => row.name === name)?.milliseconds,
    };
  });
  const verification = {
    ballots: verified,
    threads,
    node: archiveInNode / verified,
    chromium: inBrowser.archiveMilliseconds / verified,
  };
  const moduleBytes = brotliCompressSync(readFileSync(join(root, wasmModuleFile)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).byteLength;
  const figures = { browser: inBrowser.browser, rows, verification, moduleBytes };
  return { figures, text: ballotsText(figures), goals: [] };
}

interface BallotFigures {
  readonly browser: string;
  readonly rows: readonly BallotRow[];
  readonly verification: {
    readonly ballots: number;
    readonly threads: number;
    readonly node: number;
    readonly chromium: number;
  };
  readonly moduleBytes: number;
}

function ballotsText({ browser, rows, verification, moduleBytes }: BallotFigures): string {
  const cell = (value: number | undefined, digits = 1): string => value?.toFixed(digits) ?? '–';
  const { ballots, threads, node, chromium } = verification;
  return [
    `Milliseconds a ballot on one core, one question, minimum 0, maximum 4; ${browser}. The best of several, but for "cold",`,
    'the first ballot of a fresh worker, and "warm", of one that was warmed up as the booth does it. The tool\'s time is that',
    'of its command less that of its start; its "encrypt" holds its own check of the ballot.',
    tableText(46, [
      ['', 'Node', 'Chromium', 'cold', 'warm', 'blocked', 'tool 3', 'tool/Node'],
      ...rows.map((row) => [
        row.name,
        ...[row.node, row.chromium, row.chromiumCold, row.chromiumWarm, row.pageBlocked, row.tool].map(
          (value) => cell(value),
        ),
        cell(row.tool === undefined ? undefined : row.tool / row.node, 2),
      ]),
      [
        `archive of ${ballots} of ${verifiedCandidates}, ${threads} workers`,
        cell(node),
        cell(chromium),
        ...Array.from({ length: 5 }, () => '–'),
      ],
    ]),
    `The WebAssembly module adds ${moduleBytes} bytes (brotli) to the page; tables are computed.`,
  ].join('\n');
}
