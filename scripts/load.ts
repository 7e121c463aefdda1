import { parseArgs } from 'node:util';
import { processOutput } from '../packages/server/src/command/output.ts';
import { useNodeCrypto } from '../packages/protocol/src/node.ts';
import { runLoad } from '../test/load/load.ts';
import { buildPortal } from './lib/portal.ts';

// Many voters against the server of `npm start`, each with a session of their own and a ballot made beforehand, over real
// HTTP: npm run load -- --voters 437 --at-once. Without --at-once they come evenly over --seconds. With --kill the server
// is killed when half of the receipts are there, and started again. Prints latencies, and checks urn and roll; status 1
// unless everybody has a receipt and each ballot is there exactly once.
const usage =
  'npm run load -- --voters N [--at-once | --seconds N] [--kill] [--example inami-2018] [--port 18500] [--json]';

function numberIn(text: string, name: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  console.error(`--${name} ${text}: expected a whole number from 1.\n${usage}`);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    voters: { type: 'string', default: '437' },
    'at-once': { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
    kill: { type: 'boolean', default: false },
    example: { type: 'string', default: 'inami-2018' },
    port: { type: 'string', default: '18500' },
    json: { type: 'boolean', default: false },
  },
});

buildPortal();
useNodeCrypto();
const output = processOutput(values.json);
const report = await runLoad({
  example: values.example,
  voters: numberIn(values.voters, 'voters'),
  over: values['at-once'] ? 0 : numberIn(values.seconds, 'seconds') * 1000,
  kill: values.kill,
  port: numberIn(values.port, 'port'),
  onProgress: (text) => output.progress(text),
});
const { voters, sendingMilliseconds, totalMilliseconds, latency, recorded, machine } = report;
output.line(
  `${voters} voters of ${report.example}, all sent within ${sendingMilliseconds} ms${report.killed ? '; the server was killed and started again' : ''}`,
);
output.line(
  `receipt after ${latency.p50} ms (half), ${latency.p95} ms (95 %), ${latency.p99} ms (99 %), ${latency.max} ms at most`,
);
output.line(
  `all acknowledged after ${totalMilliseconds} ms, ${Math.round((voters * 1000) / totalMilliseconds)} a second; ${report.sentAgain} ballots sent again, ${report.recordedBefore} of them recorded already`,
);
output.line(
  `urn ${recorded.ballots}, signatures ${recorded.signatures}, missing ${recorded.missing}; load average ${machine.before.toFixed(1)} before, ${machine.after.toFixed(1)} after`,
);
output.line(
  report.ok
    ? 'Each ballot is there exactly once.'
    : 'SOMETHING IS WRONG: not each ballot is there exactly once.',
);
output.value(report);
process.exitCode = report.ok ? 0 : 1;
