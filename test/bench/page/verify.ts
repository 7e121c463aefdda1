import { sourceOfBlob, verifyArchiveStream } from '@isoloir/protocol';
import workerAddress from '@isoloir/protocol/ballot-worker?worker&url';
import { openWebBallotPool } from '@isoloir/protocol/web';
import type {} from './contract.ts';

// As a page under the voting server's policy names a worker.
const policy = globalThis.trustedTypes?.createPolicy('isoloir', {
  createScriptURL(address) {
    if (address !== workerAddress) throw new TypeError('not the ballot worker');
    return address;
  },
});
const start = (): Worker =>
  new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });

window.measureChecks = async ({ election, ballot, runs }) => {
  const pool = openWebBallotPool(1, start);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const verdict = await pool.check(election, ballot);
    times.push(performance.now() - started);
    if (!verdict.ok) throw new Error(`a good ballot was refused: ${verdict.error.message}`);
  }
  await pool.close();
  const [first = Number.NaN, ...others] = times;
  return { first, best: Math.min(...others) };
};

window.verifyFile = async (workers) => {
  const field = document.querySelector('input');
  const file = field?.files?.item(0);
  if (file === null || file === undefined) throw new Error('no archive was chosen');
  const pool = openWebBallotPool(workers, start);
  const started = performance.now();
  try {
    const report = await verifyArchiveStream(sourceOfBlob(file), { checker: pool });
    return { report, milliseconds: performance.now() - started };
  } finally {
    await pool.close();
  }
};
