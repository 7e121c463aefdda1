import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { benchProtocol } from '../packages/protocol/bench/bench.ts';
import { countArchive } from '../packages/protocol/bench/count-archive.ts';
import { benchBrowser } from '../test/bench/browser.ts';
import { benchCount } from '../test/bench/count.ts';
import { benchBeleniosTool } from '../test/interop/bench-tool.ts';
import { ensureBeleniosTools } from './belenios-tool.ts';
import { chromium, ensurePrograms } from './lib/debian.ts';
import { root } from './lib/root.ts';
import { wasmModuleFile } from './lib/wasm.ts';

// Encryption and verification of one ballot in Node and in Chromium, and the count of many, beside belenios-tool on the
// same elections, in one run. Prints a table, or JSON with --json; --ballots=N counts so many. Machines are noisy: read
// the ratios.
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, ballots: { type: 'string', default: '10000' } },
});
const ballots = Number(values.ballots);
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

ensurePrograms([chromium]);
const { debian13 } = ensureBeleniosTools(say);
say('Measuring in Node …');
const ours = benchProtocol();
say('Measuring in Chromium …');
const inBrowser = await benchBrowser();
say('Measuring belenios-tool …');
const tools = debian13 === undefined ? [] : benchBeleniosTool(debian13);
say(`Counting ${ballots} ballots, which the first time have to be made …`);
const counting = benchCount(await countArchive(join(root, '.cache/bench'), ballots), debian13);

const of = (rows: readonly { name: string; milliseconds: number }[], name: string): number | undefined =>
  rows.find((row) => row.name === name)?.milliseconds;
const timesAsFast = (node: number, tool: number | undefined): number | undefined =>
  tool === undefined ? undefined : tool / node;
const rows = ours.map(({ name, milliseconds: node }) => {
  const chromiumRow = inBrowser.rows.find((row) => row.name === name);
  const tool = of(tools, name);
  return {
    name,
    node,
    chromiumFirst: chromiumRow?.first,
    chromiumBest: chromiumRow?.best,
    pageBlocked: chromiumRow?.blocked,
    tool,
    timesAsFast: timesAsFast(node, tool),
  };
});
const count = {
  ballots,
  node: counting.ours / ballots,
  tool: counting.tool === undefined ? undefined : counting.tool / ballots,
  timesAsFast: timesAsFast(counting.ours, counting.tool),
};
const moduleBytes = brotliCompressSync(readFileSync(join(root, wasmModuleFile)), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
}).byteLength;
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  browser: inBrowser.browser,
};

if (values.json) console.log(JSON.stringify({ machine, milliseconds: rows, count, moduleBytes }, null, 2));
else {
  const cell = (value: number | undefined, digits = 1): string =>
    (value?.toFixed(digits) ?? '–').padStart(10);
  const line = (name: string, cells: readonly string[]): void => {
    console.log(`${name.padEnd(42)}${cells.join('')}`);
  };
  console.log(
    `\n${machine.processor ?? 'processor unknown'}, ${machine.cores} cores; Node ${machine.node}; ${machine.browser}`,
  );
  console.log(
    'Milliseconds a ballot on one core, one question, minimum 0, maximum 4; the best of several, but for "first".',
  );
  console.log(
    'The tool\'s time is that of its command less that of its start; its "encrypt" holds its own check of the ballot.\n',
  );
  const head = ['Node', 'Chromium', 'first', 'blocked', 'tool 3', 'tool/Node'];
  line(
    '',
    head.map((text) => text.padStart(10)),
  );
  for (const row of rows) {
    const cells = [row.node, row.chromiumBest, row.chromiumFirst, row.pageBlocked, row.tool];
    line(row.name, [...cells.map((value) => cell(value)), cell(row.timesAsFast, 2)]);
  }
  const none = [undefined, undefined, undefined].map((value) => cell(value));
  line(`count, Ed25519, 40 candidates, ${count.ballots} ballots`, [
    cell(count.node, 2),
    ...none,
    cell(count.tool, 2),
    cell(count.timesAsFast, 2),
  ]);
  console.log("\nCounting: both programs from start to end on the same archive, a ballot's share.");
  console.log(`The WebAssembly module adds ${moduleBytes} bytes (brotli) to the page; tables are computed.`);
}
