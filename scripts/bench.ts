import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { benchArchive } from '../packages/protocol/bench/archive.ts';
import { benchProtocol } from '../packages/protocol/bench/bench.ts';
import { countArchive } from '../packages/protocol/bench/count-archive.ts';
import { useNodeCrypto } from '../packages/protocol/src/node.ts';
import { benchBrowser } from '../test/bench/browser.ts';
import { benchAllCasts, castsText } from '../test/bench/casts.ts';
import { benchCount } from '../test/bench/count.ts';
import { benchPortal, portalText } from '../test/bench/portal.ts';
import { benchSignIn, comparisonText } from '../test/bench/sign-in.ts';
import { benchUrnSize, urnSizeText } from '../test/bench/urn-size.ts';
import { benchBeleniosTool } from '../test/interop/bench-tool.ts';
import { ensureBeleniosTools } from './belenios-tool.ts';
import { chromium, ensurePrograms } from './lib/debian.ts';
import { buildPortal } from './lib/portal.ts';
import { postgresql } from './lib/postgres.ts';
import { root } from './lib/root.ts';
import { wasmModuleFile } from './lib/wasm.ts';

// Encryption and verification of one ballot in Node and in Chromium, and the count of many, beside belenios-tool on the
// same elections, in one run. Prints a table, or JSON with --json; --ballots=N counts so many. Machines are noisy: read
// the ratios. With "sign-in": whether the time of an answer tells who is on the roll, in --pairs=N of requests. With
// "urn": what a cast costs in urns of --sizes=N,N,N ballots. With "casts": how many of --casts=N ballots a server takes a
// second, on SQLite and on PostgreSQL, by one process and by two. With "portal": how soon a ballot can be filled in.
const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    ballots: { type: 'string', default: '10000' },
    pairs: { type: 'string', default: '1000' },
    casts: { type: 'string', default: '1000' },
    sizes: { type: 'string', default: '1000,100000,1000000' },
  },
  allowPositionals: true,
});
if (positionals[0] === 'sign-in') {
  const compared = await benchSignIn(Number(values.pairs));
  console.log(values.json ? JSON.stringify({ compared }, null, 2) : comparisonText(compared));
  process.exit();
}
if (positionals[0] === 'urn') {
  useNodeCrypto();
  const sizes = values.sizes.split(',').map(Number);
  const costs = await benchUrnSize(sizes, (text) => process.stderr.write(`${text}\n`));
  console.log(values.json ? JSON.stringify({ costs }, null, 2) : urnSizeText(costs));
  process.exit();
}
if (positionals[0] === 'portal') {
  ensurePrograms([chromium]);
  buildPortal();
  useNodeCrypto();
  const measured = await benchPortal();
  console.log(values.json ? JSON.stringify({ measured }, null, 2) : portalText(measured));
  process.exit();
}
if (positionals[0] === 'casts') {
  ensurePrograms([postgresql]);
  useNodeCrypto();
  const rates = await benchAllCasts(Number(values.casts), (text) => process.stderr.write(`${text}\n`));
  console.log(values.json ? JSON.stringify({ rates }, null, 2) : castsText(rates));
  process.exit();
}
const ballots = Number(values.ballots);
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

ensurePrograms([chromium]);
const { debian13 } = ensureBeleniosTools(say);
const threads = availableParallelism();
const folder = join(root, '.cache/bench');
const loadBefore = loadavg()[0];
say('Measuring in Node …');
const ours = benchProtocol();
const archiveBallots = 200;
const archive = await countArchive(folder, archiveBallots);
const archiveInNode = await benchArchive(archive, threads);
say('Measuring in Chromium …');
const inBrowser = await benchBrowser(archive, threads);
say('Measuring belenios-tool …');
const tools = debian13 === undefined ? [] : benchBeleniosTool(debian13);
say(`Counting ${ballots} ballots, which the first time have to be made …`);
const counting = benchCount(await countArchive(folder, ballots), debian13);

const of = (rows: readonly { name: string; milliseconds: number }[], name: string): number | undefined =>
  rows.find((row) => row.name === name)?.milliseconds;
const timesAsFast = (node: number, tool: number | undefined): number | undefined =>
  tool === undefined ? undefined : tool / node;
const rows = ours.map(({ name, milliseconds: node }) => {
  const encryption = inBrowser.encryption.find((row) => row.name === name);
  const check = inBrowser.checks.find((row) => row.name === name);
  const tool = of(tools, name);
  return {
    name,
    node,
    chromium: (encryption ?? check)?.best,
    chromiumCold: encryption?.cold ?? check?.first,
    chromiumWarm: encryption?.warm,
    pageBlocked: encryption?.blocked,
    tool,
    timesAsFast: timesAsFast(node, tool),
  };
});
const verification = {
  ballots: archiveBallots,
  threads,
  node: archiveInNode / archiveBallots,
  chromium: inBrowser.archiveMilliseconds / archiveBallots,
};
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
  load: [loadBefore, loadavg()[0]],
};

if (values.json)
  console.log(JSON.stringify({ machine, milliseconds: rows, verification, count, moduleBytes }, null, 2));
else {
  const cell = (value: number | undefined, digits = 1): string =>
    (value?.toFixed(digits) ?? '–').padStart(10);
  const line = (name: string, cells: readonly string[]): void => {
    console.log(`${name.padEnd(56)}${cells.join('')}`);
  };
  const none = (number: number): readonly string[] => Array.from({ length: number }, () => cell(undefined));
  console.log(
    `\n${machine.processor ?? 'processor unknown'}, ${machine.cores} cores; Node ${machine.node}; ${machine.browser}`,
  );
  console.log(
    `Load of the machine before and after: ${machine.load.map((load) => load?.toFixed(1)).join(', ')}.`,
  );
  console.log(
    'Milliseconds a ballot on one core, one question, minimum 0, maximum 4; the best of several, but for:',
  );
  console.log(
    '"cold", the first ballot of a fresh worker; "warm", of one that was warmed up as the booth does it.',
  );
  console.log(
    'The tool\'s time is that of its command less that of its start; its "encrypt" holds its own check of the ballot.\n',
  );
  const head = ['Node', 'Chromium', 'cold', 'warm', 'blocked', 'tool 3', 'tool/Node'];
  line(
    '',
    head.map((text) => text.padStart(10)),
  );
  for (const row of rows) {
    const cells = [row.node, row.chromium, row.chromiumCold, row.chromiumWarm, row.pageBlocked, row.tool];
    line(row.name, [...cells.map((value) => cell(value)), cell(row.timesAsFast, 2)]);
  }
  line(`verify an archive of ${verification.ballots}, 40 candidates, ${threads} workers`, [
    cell(verification.node),
    cell(verification.chromium),
    ...none(5),
  ]);
  line(`count, Ed25519, 40 candidates, ${count.ballots} ballots`, [
    cell(count.node, 2),
    ...none(4),
    cell(count.tool, 2),
    cell(count.timesAsFast, 2),
  ]);
  console.log("\nCounting: both programs from start to end on the same archive, a ballot's share.");
  console.log(`The WebAssembly module adds ${moduleBytes} bytes (brotli) to the page; tables are computed.`);
}
