import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { useNodeCrypto } from '../packages/protocol/src/node.ts';
import { processOutput } from '../packages/server/src/command/output.ts';
import { runKills } from '../test/faults/kills.ts';
import { readyForPlaces } from '../test/server/place.ts';
import { ensurePrograms } from './lib/debian.ts';
import { postgresql, startPostgres } from './lib/postgres.ts';

// Kills a server process with SIGKILL a thousand times while voters cast, as often at each step of a cast, and has whoever
// got no answer ask again: npm run faults -- --kills 1000 --store sqlite. Prints what was counted; status 1 if any
// acknowledged ballot is lost, any is doubled, urn and signature list differ, or anybody is left without an answer. The same
// --seed kills at the same steps in the same order.
const usage = 'npm run faults -- [--kills 1000] [--store sqlite|postgresql] [--seed TEXT] [--json]';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    store: { type: 'string', default: 'sqlite' },
    seed: { type: 'string', default: randomUUID() },
    json: { type: 'boolean', default: false },
  },
});
if (!/^[1-9]\d{0,4}$/.test(values.kills) || !['sqlite', 'postgresql'].includes(values.store)) {
  console.error(usage);
  process.exit(2);
}

useNodeCrypto();
const output = processOutput(values.json);
const folder = mkdtempSync(join(tmpdir(), 'isoloir-faults-'));
if (values.store === 'postgresql') ensurePrograms([postgresql]);
const server = values.store === 'postgresql' ? await startPostgres() : undefined;
try {
  if (server !== undefined) await readyForPlaces(server.url('postgres'));
  const report = await runKills({
    kills: Number(values.kills),
    seed: values.seed,
    folder,
    postgres: server?.url('postgres'),
    onProgress: (text) => output.progress(text),
  });
  const { acknowledged, askedAgain, recordedUnanswered, ballots, signatures, mails, lost, doubled } = report;
  output.line(`${report.kills} kills on ${report.store} in ${report.seconds} s, seed ${report.seed}`);
  for (const { step, kills, recorded } of report.steps) {
    output.line(`  at ${step}: ${kills}, ${recorded} ballots recorded without an answer`);
  }
  output.line(
    `${acknowledged} voters with a receipt; ${askedAgain} asked again after a kill, ${recordedUnanswered} of them were recorded already`,
  );
  output.line(`urn ${ballots}, signatures ${signatures}, mails ${mails}; lost ${lost}, doubled ${doubled}`);
  for (const problem of report.problems) output.line(`PROBLEM ${problem}`);
  const once = ballots === acknowledged && signatures === acknowledged && mails === acknowledged;
  const ok = report.problems.length === 0 && once && lost === 0 && doubled === 0;
  output.line(ok ? 'Each acknowledged ballot is there exactly once.' : 'SOMETHING IS WRONG.');
  output.value(report);
  process.exitCode = ok ? 0 : 1;
} finally {
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
}
