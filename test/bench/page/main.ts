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

const middle = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

window.measureEncryption = async ({ election, credential, choices, workers, runs }) => {
  const stopWatching = watchBlocking();
  const timesOf = async (warm: boolean): Promise<readonly number[]> => {
    const worker = new BallotWorker();
    await worker.open(election);
    if (warm) await worker.warmUp(election);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      if ((await worker.encrypt({ election, credential, choices, withCode: false })) === undefined)
        throw new Error('not encrypted');
      times.push(performance.now() - start);
    }
    worker.close();
    return times;
  };
  const cold: (readonly number[])[] = [];
  const warm: (readonly number[])[] = [];
  for (let worker = 0; worker < workers; worker += 1) {
    cold.push(await timesOf(false));
    warm.push(await timesOf(true));
  }
  const firsts = (all: readonly (readonly number[])[]): number =>
    middle(all.map(([first = Number.NaN]) => first));
  return {
    cold: firsts(cold),
    warm: firsts(warm),
    best: Math.min(...cold.flat(), ...warm.flat()),
    blocked: stopWatching(),
  };
};
