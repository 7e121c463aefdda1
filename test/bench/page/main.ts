import { BallotWorker } from '../../../packages/portal/src/booth/worker-client.ts';
import type {} from './contract.ts';

/** Watches for how long at most the page's thread does not come back to its queue. */
function watchBlocking(): () => number {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let watching = true;
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => {
    watching = false;
    return longest;
  };
}

window.measureEncryption = async ({ election, credential, choices, runs }) => {
  const stopWatching = watchBlocking();
  const worker = new BallotWorker();
  await worker.open(election);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    if ((await worker.encrypt({ election, credential, choices, withCode: false })) === undefined)
      throw new Error('not encrypted');
    times.push(performance.now() - start);
  }
  worker.close();
  const [first = Number.NaN, ...others] = times;
  return { first, best: Math.min(...others), blocked: stopWatching() };
};
