import { type BallotAnswer, BallotPool } from './pool.ts';

/**
 * Web workers that check ballots (`@isoloir/protocol/web`). `start` makes one from `@isoloir/protocol/ballot-worker`; a page under a strict content
 * security policy has its own way to name a worker's address. Close it after use.
 */
export function openWebBallotPool(size: number, start: () => Worker): BallotPool {
  return new BallotPool(size, ({ answered, failed }) => {
    const worker = start();
    worker.addEventListener('message', ({ data }: MessageEvent<BallotAnswer>) => answered(data));
    worker.addEventListener('messageerror', () => failed(new Error('a worker’s answer is unreadable')));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      failed(new Error(event.message));
    });
    return {
      ask: (question) => worker.postMessage(question),
      end: () => {
        worker.terminate();
        return Promise.resolve();
      },
    };
  });
}
