import type { CastReceipt } from '@isoloir/api-client';
import type { OpenElection, PreparedBallot } from '@isoloir/widgets/journey.js';
import { BallotWorker } from '../../booth/worker-client.ts';

/** What only the document in which a vote was cast knows of it. It lives in memory, until the page is left. */
export interface FreshVote {
  readonly election: OpenElection;
  readonly prepared: PreparedBallot;
  readonly receipt: CastReceipt;
}

/** A vote as its own ciphertexts say it: one list of bits a question, in ballot order. */
export interface CastVote {
  readonly choices: readonly (readonly (0 | 1)[])[];
  readonly verificationCode: string;
}

/**
 * Opens the ballot that was cast with its verification code: what is shown is what is in the urn, not what the page
 * remembers. Undefined without a code, and when the ballot does not open.
 */
export async function openFreshVote({ election, prepared }: FreshVote): Promise<CastVote | undefined> {
  const { ballot, tracker, verificationCode } = prepared;
  if (verificationCode === undefined) return undefined;
  const worker = new BallotWorker();
  try {
    const opened = await worker.find({ election: election.text, verificationCode, ballots: [ballot] });
    return opened?.tracker === tracker ? { choices: opened.choices, verificationCode } : undefined;
  } finally {
    worker.close();
  }
}
