import { answering, type BallotAnswer, BallotPool, type BallotQuestion } from './pool.ts';

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

/**
 * The same for a worker that may start none itself: somebody else has started them, and each answers at the other end of
 * a port ({@link answerBallotsAt}). Whoever started a worker hears of its failure and ends it.
 */
export function openPortBallotPool(ports: readonly MessagePort[]): BallotPool {
  const left = [...ports];
  return new BallotPool(ports.length, ({ answered, failed }) => {
    const port = left.shift();
    if (port === undefined) throw new RangeError('more workers than ports');
    port.addEventListener('message', ({ data }: MessageEvent<BallotAnswer>) => answered(data));
    port.addEventListener('messageerror', () => failed(new Error('a worker’s answer is unreadable')));
    port.start();
    return {
      ask: (question) => port.postMessage(question),
      end: () => {
        port.close();
        return Promise.resolve();
      },
    };
  });
}

/** Answers the questions of {@link openPortBallotPool}: one ballot at a time, nothing kept but the election. */
export function answerBallotsAt(port: MessagePort): void {
  const answer = answering();
  port.addEventListener('message', ({ data }: MessageEvent<BallotQuestion>) =>
    port.postMessage(answer(data)),
  );
  port.start();
}
