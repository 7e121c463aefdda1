import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { useNodeCrypto } from '../packages/protocol/src/node.ts';
import { benchAtOnce } from '../test/bench/at-once.ts';
import { benchBallots } from '../test/bench/ballots.ts';
import { benchAllCasts } from '../test/bench/casts.ts';
import { benchCounting } from '../test/bench/count.ts';
import {
  fullSizes,
  sizingText,
  smallSizes,
  tableText,
  type Found,
  type Goal,
  type Sizes,
  type SizingRow,
} from '../test/bench/found.ts';
import { noiseNow, thisMachine, type Noise } from '../test/bench/machine.ts';
import { benchPortal } from '../test/bench/portal.ts';
import { benchSessions } from '../test/bench/sessions.ts';
import { benchSignIn } from '../test/bench/sign-in.ts';
import { benchUrnSize } from '../test/bench/urn-size.ts';
import { ensureBeleniosTools } from './belenios-tool.ts';
import { chromium, ensurePrograms } from './lib/debian.ts';
import { buildPortal } from './lib/portal.ts';
import { postgresql } from './lib/postgres.ts';

// Measures everything, or the parts that are named, and prints tables: npm run bench -- [PART …] [--json FILE] [--small].
// The figures go to FILE, too. Machines are noisy: how busy others were before each part is printed with it; read the
// ratios. --small measures so little that it only shows that everything can be measured. --pairs, --casts, --ballots and
// --urns=N,N set a size by itself.

type Measure = (sizes: Sizes, say: (text: string) => void) => Promise<Found>;

const tool = (): string | undefined =>
  ensureBeleniosTools((line) => process.stderr.write(`${line}\n`)).debian13;

const parts: Readonly<Record<string, Measure>> = {
  /** Encryption and verification of a ballot, in Node, in Chromium and by belenios-tool. */
  ballots: (sizes, say) => {
    ensurePrograms([chromium]);
    return benchBallots(tool(), sizes, say);
  },
  /** Many ballots counted, beside belenios-tool. */
  count: ({ counted }, say) => benchCounting(tool(), counted, say),
  /** How long receipts take when many cast in the same second. */
  'at-once': ({ atOnce }, say) => benchAtOnce(atOnce, say),
  /** Casts a second, on SQLite and on PostgreSQL, by one process and by two. */
  casts: ({ casts }, say) => {
    ensurePrograms([postgresql]);
    return benchAllCasts(casts, say);
  },
  /** What so many signed-in voters cost who open pages. */
  sessions: (sizes, say) => {
    buildPortal();
    return benchSessions(sizes, say);
  },
  /** What a cast costs in urns of several sizes. */
  urn: ({ urns }, say) => benchUrnSize(urns, say),
  /** How soon pages can be used, on a slow telephone too. */
  portal: ({ visits }, say) => {
    ensurePrograms([chromium]);
    buildPortal();
    return benchPortal(visits, say);
  },
  /** Whether the time of an answer tells who is on the roll. */
  'sign-in': ({ pairs }) => benchSignIn(pairs),
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    small: { type: 'boolean', default: false },
    ballots: { type: 'string' },
    casts: { type: 'string' },
    urns: { type: 'string' },
    pairs: { type: 'string' },
  },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part “${unknown}”. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const usual = values.small ? smallSizes : fullSizes;
const sizes: Sizes = {
  ...usual,
  counted: Number(values.ballots ?? usual.counted),
  casts: Number(values.casts ?? usual.casts),
  urns: values.urns?.split(',').map(Number) ?? usual.urns,
  pairs: Number(values.pairs ?? usual.pairs),
};

useNodeCrypto();
const machine = thisMachine();
const began = new Date().toISOString();
console.log(
  `${machine.processor}, ${machine.cores} cores, ${(machine.memoryBytes / 2 ** 30).toFixed(0)} GiB; Node ${machine.node}; ${began}`,
);
const found: Record<string, { noise: Noise; seconds: number; figures: object }> = {};
const goals: Goal[] = [];
const sizing: SizingRow[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const noise = await noiseNow();
  const started = performance.now();
  const measured = await measure(sizes, (text) => process.stderr.write(`${name}: ${text}\n`));
  const seconds = (performance.now() - started) / 1000;
  found[name] = { noise, seconds, figures: measured.figures };
  goals.push(...measured.goals);
  sizing.push(...(measured.sizing ?? []));
  console.log(
    `\n${name}: took ${seconds.toFixed(0)} s. Before it others took ${(noise.othersBusy * 100).toFixed(0)} % of the processors, the yardstick ${noise.yardstick.toFixed(1)} ms; load ${noise.load.toFixed(1)}.\n${measured.text}`,
  );
}
if (goals.length > 0) {
  const rows = goals.map(({ what, wanted, found: figure, reached }) => [
    what.padEnd(64) + wanted.padEnd(28) + figure.padEnd(24) + (reached ? 'reached' : 'MISSED'),
  ]);
  console.log(`\nWhat it must reach on two cores:\n${tableText(0, rows)}`);
}
if (sizing.length > 0) console.log(`\nFor docs/operating.md:\n${sizingText(sizing)}`);
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, began, small: values.small, sizes, parts: found, goals }, null, 2)}\n`,
  );
}
