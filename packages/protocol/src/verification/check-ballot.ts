import { type ParsedBallot } from '../ballot/ballot.ts';
import { parseBallot } from '../ballot/parse.ts';
import { verifyBallot } from '../ballot/verify.ts';
import { type Election, parseElection } from '../election/election.ts';
import { type ProtocolError } from '../errors.ts';
import { type Result } from '../result.ts';

/** Why a ballot is refused; `question` is the index of the question whose answer is wrong. */
export interface BallotFailure extends ProtocolError {
  readonly question?: number;
}

/**
 * Checks one ballot: form, election, membership in the group, signature, every proof. Whether its credential is listed
 * and has not voted before is for the caller to know. The first thing that is wrong is told.
 */
export function checkBallot(election: Election, ballot: string): Result<ParsedBallot, BallotFailure> {
  const parsed = parseBallot(election, ballot);
  const checked = parsed.ok ? verifyBallot(election, parsed.value) : parsed;
  if (checked.ok) return checked;
  const question = /^answers\[(\d+)\]/.exec(checked.error.path ?? '')?.[1];
  return question === undefined
    ? checked
    : { ok: false, error: { ...checked.error, question: Number(question) } };
}

/** What comes of a ballot that was checked elsewhere. */
export type BallotVerdict = Result<true, BallotFailure>;

/** Checks ballots for `verifyArchiveStream`: in this thread, in workers, or on other machines. */
export interface BallotChecker {
  /** How many ballots it is worth giving it at a time. */
  readonly concurrency: number;
  /** As {@link checkBallot}, on the exact texts. Rejects only when the ballot could not be checked at all. */
  check(election: string, ballot: string): Promise<BallotVerdict>;
}

/** Elections whose ballots come by turns: those of one consultation, as a rule. */
const remembered = 32;

/** Checks ballots, and remembers the elections that were asked for last. */
export class ElectionMemory {
  readonly #known = new Map<string, Result<Election, ProtocolError>>();

  /** Checks a ballot for the election of this text. */
  check(text: string, ballot: string): BallotVerdict {
    const election = this.#known.get(text) ?? this.#read(text);
    if (!election.ok) return election;
    const checked = checkBallot(election.value, ballot);
    return checked.ok ? { ok: true, value: true } : checked;
  }

  #read(text: string): Result<Election, ProtocolError> {
    const election = parseElection(text);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(text, election);
    return election;
  }
}

/** Checks in the thread that asks. */
export function checkHere(): BallotChecker {
  const memory = new ElectionMemory();
  return { concurrency: 1, check: (election, ballot) => Promise.resolve(memory.check(election, ballot)) };
}
