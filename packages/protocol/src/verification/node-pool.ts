import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BallotAnswer, BallotPool } from './pool.ts';

/**
 * A thread has a ballot or two at a time: left alone, it would rather let its garbage grow to some hundred megabytes than
 * collect it.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/** Threads that check ballots, as many as the machine has processors unless told otherwise. Close it after use. */
export function openBallotPool(size: number = availableParallelism()): BallotPool {
  return new BallotPool(size, ({ answered, failed }) => {
    const worker = new Worker(new URL('./node-worker.ts', import.meta.url), { resourceLimits });
    worker.on('message', (answer: BallotAnswer) => answered(answer));
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`a worker has ended with code ${code}`)));
    return {
      ask: (question) => worker.postMessage(question),
      end: async () => {
        await worker.terminate();
      },
    };
  });
}
