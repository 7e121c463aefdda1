import { parseBallot, verifyBallot, type Election, type ProtocolError } from '@isoloir/protocol';
import { openBallotPool } from '@isoloir/protocol/node';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { failure, success, type Outcome } from '../errors.ts';

/** Checks ballots: form, signature and every proof. */
export interface BallotChecks {
  /**
   * The public credential that a genuine ballot was signed with. `voter` sends it: of one voter's ballots one is looked at
   * at a time. Refused as `busy`, without a look at it, when too many wait.
   */
  check(voter: string, election: Election, ballot: string): Promise<Outcome<string>>;
  /** Ends what checks; what has not been checked is rejected. */
  close(): Promise<void>;
}

/** Checks each ballot at once in the thread that asks; nobody waits, and nobody else is answered meanwhile. */
export const checksHere: BallotChecks = {
  check(_voter, election, ballot) {
    const parsed = parseBallot(election, ballot);
    const verified = parsed.ok ? verifyBallot(election, parsed.value) : parsed;
    return Promise.resolve(verified.ok ? success(verified.value.credential) : refuseBallot(verified.error));
  },
  close: () => Promise.resolve(),
};

/** The refusal of a ballot that the protocol finds wrong. */
export function refuseBallot({ code, message, path }: ProtocolError): Outcome<never> {
  const detail = path === undefined ? message : `${path}: ${message}`;
  switch (code) {
    case 'ballot-foreign-election':
    case 'ballot-signature-invalid':
      return failure(code, { detail });
    case 'field-missing':
      return failure(path === 'signature' ? 'ballot-unsigned' : 'ballot-malformed', { detail });
    case 'ballot-proof-invalid':
      return failure('ballot-choices-refused', { detail });
    default:
      return failure('ballot-malformed', { detail });
  }
}

/** Threads as the queue sees them: `openBallotPool`. */
export type Threads = Pick<ReturnType<typeof openBallotPool>, 'check' | 'close'>;

/** How a queue is run; all but the threads are for tests. */
export interface QueueOptions {
  readonly openThreads: () => Threads;
  /** Milliseconds, of a clock that only goes forward. */
  readonly time?: () => number;
}

type ElectionText = Pick<Election, 'text'>;

/** Checks that need no more of an election than its text. */
interface QueuedChecks extends BallotChecks {
  check(voter: string, election: ElectionText, ballot: string): Promise<Outcome<string>>;
}

// A browser gives an attempt fifteen seconds; whoever would have to wait longer than this is better told so at once.
const longestWait = 8_000;
// Milliseconds between two ballots that are done, before any was.
const firstGuess = 10;
const weightOfNewest = 0.1;

const Checked = Compile(Type.Object({ credential: Type.String() }));

/**
 * Checks ballots in threads of their own, so that sign-in and pages are answered while ballots queue. The queue is as long
 * as its ballots take, by what the last ones took: nobody is kept in it who would not be answered in time.
 */
export function queuedChecks({ openThreads, time = () => performance.now() }: QueueOptions): QueuedChecks {
  let threads = openThreads();
  let closed = false;
  let waiting = 0;
  let interval = firstGuess;
  let lastDone = 0;
  const lastOfVoter = new Map<string, Promise<unknown>>();

  const inThreads = async (election: ElectionText, ballot: string): Promise<Outcome<string>> => {
    const expected = waiting * interval;
    if (expected > longestWait) return failure('busy', { retryAfter: Math.ceil(expected / 2000) });
    if (waiting === 0) lastDone = time();
    waiting += 1;
    const asked = threads;
    try {
      const verdict = await asked.check(election.text, ballot);
      if (!verdict.ok) return refuseBallot(verdict.error);
      return success(Checked.Parse(JSON.parse(ballot)).credential);
    } catch (error) {
      // A thread has failed, and its pool with it: the next ballot finds new ones. A voter may have left before the end of
      // the server, which does not wait for their ballot then: its threads must not begin anew.
      if (threads === asked && !closed) threads = openThreads();
      throw error;
    } finally {
      waiting -= 1;
      const now = time();
      interval += weightOfNewest * (now - lastDone - interval);
      lastDone = now;
    }
  };

  return {
    async check(voter, election, ballot) {
      const before = lastOfVoter.get(voter);
      const checking = (async () => {
        // How the one before ended is told to whoever sent that.
        await before?.catch(() => undefined);
        return inThreads(election, ballot);
      })();
      lastOfVoter.set(voter, checking);
      try {
        return await checking;
      } finally {
        if (lastOfVoter.get(voter) === checking) lastOfVoter.delete(voter);
      }
    },
    close() {
      closed = true;
      return threads.close();
    },
  };
}

/** Checks ballots in so many threads of this process. */
export function threadedChecks(threads: number): BallotChecks {
  return queuedChecks({ openThreads: () => openBallotPool(threads) });
}
