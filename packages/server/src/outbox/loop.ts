import type { FastifyBaseLogger } from 'fastify';
import { loggedError } from '../logged-error.ts';

/** Work that is done again and again beside the requests, until stopped. */
export interface Loop {
  /** Does all that there is to do; says how much that was. */
  runOnce(): Promise<number>;
  /** Goes on doing so until stopped. */
  start(): void;
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

/** What a loop does. */
export interface LoopWork {
  /** Does a piece of the work; 0 when nothing is left for now. */
  readonly round: () => Promise<number>;
  readonly pauseMilliseconds: number;
  /** What the log says when a round fails; the loop goes on after a pause. */
  readonly failure: string;
  readonly logger: Pick<FastifyBaseLogger, 'error'> | false;
}

/** A loop over some work, with a pause whenever nothing is left. */
export function createLoop({ round, pauseMilliseconds, failure, logger }: LoopWork): Loop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const runOnce = async (): Promise<number> => {
    let done = 0;
    for (;;) {
      const some = stopped ? 0 : await round();
      if (some === 0) return done;
      done += some;
    }
  };
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = runOnce()
        .catch((error: unknown) => {
          if (logger !== false) logger.error({ err: loggedError(error) }, failure);
        })
        .then(next);
    }, pauseMilliseconds);
  };
  return {
    runOnce,
    start: next,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
