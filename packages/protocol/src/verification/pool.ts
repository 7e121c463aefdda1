import { type BallotChecker, type BallotVerdict, ElectionMemory } from './check-ballot.ts';

/** What a worker is asked. */
export interface BallotQuestion {
  readonly id: number;
  readonly election: string;
  readonly ballot: string;
}

/** What it answers. */
export interface BallotAnswer {
  readonly id: number;
  readonly verdict: BallotVerdict;
}

/** A worker's side: how it answers one question after the other. */
export function answering(): (question: BallotQuestion) => BallotAnswer {
  const memory = new ElectionMemory();
  return ({ id, election, ballot }) => ({ id, verdict: memory.check(election, ballot) });
}

/** A worker as the pool sees it, whatever the platform. */
export interface PoolWorker {
  readonly ask: (question: BallotQuestion) => void;
  readonly end: () => Promise<void>;
}

/** What a worker tells the pool. */
export interface PoolEvents {
  readonly answered: (answer: BallotAnswer) => void;
  /** The worker has failed and will answer no more. */
  readonly failed: (error: Error) => void;
}

interface Asked {
  readonly resolve: (verdict: BallotVerdict) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  readonly worker: PoolWorker;
  readonly asked: Map<number, Asked>;
}

/** Ballots that a worker has before it, so that it need not wait for the next. */
const AHEAD = 2;

/** Workers that check ballots. A failure of one rejects all that wait: a verdict is never guessed. */
export class BallotPool implements BallotChecker {
  readonly concurrency: number;
  readonly #seats: readonly Seat[];
  #failure: Error | undefined;
  #lastId = 0;

  /** Starts `size` workers, each by `start`. */
  constructor(size: number, start: (events: PoolEvents) => PoolWorker) {
    this.concurrency = AHEAD * size;
    this.#seats = Array.from({ length: size }, () => {
      const asked: Seat['asked'] = new Map();
      const worker = start({
        answered: ({ id, verdict }) => {
          asked.get(id)?.resolve(verdict);
          asked.delete(id);
        },
        failed: (error) => this.#fail(error),
      });
      return { worker, asked };
    });
  }

  check(election: string, ballot: string): Promise<BallotVerdict> {
    return new Promise((resolve, reject) => {
      const seat = this.#seats.reduce<Seat | undefined>(
        (least, other) => (least === undefined || other.asked.size < least.asked.size ? other : least),
        undefined,
      );
      if (this.#failure !== undefined || seat === undefined) {
        reject(this.#failure ?? new Error('a pool without workers'));
        return;
      }
      const id = (this.#lastId += 1);
      seat.asked.set(id, { resolve, reject });
      seat.worker.ask({ id, election, ballot });
    });
  }

  /** Ends the workers; what they have not answered is rejected. */
  async close(): Promise<void> {
    this.#fail(new Error('the pool was closed'));
    await Promise.all(this.#seats.map(({ worker }) => worker.end()));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { asked } of this.#seats) {
      for (const { reject } of asked.values()) reject(error);
      asked.clear();
    }
  }
}
