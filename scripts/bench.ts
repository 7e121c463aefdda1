import { cpus } from 'node:os';
import { benchProtocol } from '../packages/protocol/bench/bench.ts';
import { benchBrowser } from '../test/bench/browser.ts';
import { benchBeleniosTool } from '../test/interop/bench-tool.ts';
import { ensureBeleniosTools } from './belenios-tool.ts';
import { chromium, ensurePrograms } from './lib/debian.ts';

// Encryption and verification of one ballot in Node and in Chromium, beside belenios-tool on the same elections, in one
// run. Prints a table, or JSON with --json. Machines are noisy: read the ratios.
const asJson = process.argv.includes('--json');
const say = (line: string): void => {
  if (!asJson) console.log(line);
};

ensurePrograms([chromium]);
const { debian13 } = ensureBeleniosTools(say);
say('Measuring in Node …');
const ours = benchProtocol();
say('Measuring in Chromium …');
const inBrowser = await benchBrowser();
say('Measuring belenios-tool …');
const tools = debian13 === undefined ? [] : benchBeleniosTool(debian13);

const of = (rows: readonly { name: string; milliseconds: number }[], name: string): number | undefined =>
  rows.find((row) => row.name === name)?.milliseconds;
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
    nodeToTool: tool === undefined ? undefined : node / tool,
  };
});
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
  browser: inBrowser.browser,
};

if (asJson) console.log(JSON.stringify({ machine, milliseconds: rows }, null, 2));
else {
  const cell = (value: number | undefined, digits = 1): string =>
    (value?.toFixed(digits) ?? '–').padStart(10);
  console.log(
    `\n${machine.processor ?? 'processor unknown'}, ${machine.cores} cores; Node ${machine.node}; ${machine.browser}`,
  );
  console.log(
    'Milliseconds a ballot, one question, minimum 0, maximum 4; the best of several, but for "first".',
  );
  console.log('"encrypt" of belenios-tool holds its own check of the ballot too.\n');
  const head = ['Node', 'Chromium', 'first', 'blocked', 'tool 3', 'Node/tool'];
  console.log(`${''.padEnd(42)}${head.map((text) => text.padStart(10)).join('')}`);
  for (const row of rows) {
    const cells = [row.node, row.chromiumBest, row.chromiumFirst, row.pageBlocked, row.tool];
    console.log(
      `${row.name.padEnd(42)}${cells.map((value) => cell(value)).join('')}${cell(row.nodeToTool, 2)}`,
    );
  }
}
