import {
  type ApiError,
  type ApiErrorCode,
  type CastReceipt,
  type Result,
  sessionOverCodes,
  type VoterElection,
} from '@isoloir/api-client';

/** The two questions that the booth asks the server about a ballot. */
export interface BallotBox {
  /** Sends the ballot. The same ballot sent again gets the same receipt and counts once. */
  readonly cast: () => Promise<Result<CastReceipt>>;
  /** Whether a vote of this voter is recorded. */
  readonly status: () => Promise<Result<VoterElection>>;
}

/** What became of a ballot. */
export type CastOutcome =
  | { readonly kind: 'recorded'; readonly receipt: CastReceipt }
  /** Recorded for certain, but the server gives no receipt any more, since voting has ended meanwhile. */
  | { readonly kind: 'recorded-without-receipt'; readonly signedAt: string }
  | { readonly kind: 'refused'; readonly error: ApiError }
  /** An answer was lost, and the session ended before another one came: only a new sign-in can tell. */
  | { readonly kind: 'signed-out' };

/** What the page may do while the outcome is open. */
export interface Settling {
  /** Waits before the next attempt; may come back sooner, e.g. when the network is back. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /**
   * Called after each attempt that leaves the outcome open, with the number of attempts so far; `busy` when it is known that
   * nothing is recorded yet, since the server has too much to do to look at the ballot.
   */
  readonly onUnknown: (attempts: number, busy: boolean) => void;
}

/** After these nobody knows whether the server recorded the ballot. */
const uncertain: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>([
  'network-unreachable',
  'timeout',
  'answer-unreadable',
  'internal-error',
  'service-unavailable',
]);

/** After these it did not, but will if asked again. */
const passing: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>(['too-many-requests', 'busy']);

const sessionOver: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>(sessionOverCodes);

/** These say that the ballot box compared this very ballot: no earlier attempt of ours can be in it. */
const aboutThisBallot: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>([
  'already-voted',
  'ballot-malformed',
  'ballot-too-large',
  'ballot-foreign-election',
  'ballot-unsigned',
  'ballot-signature-invalid',
  'ballot-credential-foreign',
  'ballot-credential-unlisted',
  'ballot-credential-used',
  'ballot-choices-refused',
]);

const longestWait = 15_000;

/**
 * Sends a ballot until its outcome is definite. A lost answer is no answer: the very same ballot is sent again, with
 * growing pauses, for as long as it takes. Never says « not recorded » while it might be.
 */
export async function settle(box: BallotBox, { wait, random, onUnknown }: Settling): Promise<CastOutcome> {
  let mayBeRecorded = false;
  for (let attempts = 1; ; attempts += 1) {
    const answer = await box.cast();
    if (answer.ok) return { kind: 'recorded', receipt: answer.value };
    const { error } = answer;

    const open = uncertain.has(error.code);
    if (!open && !passing.has(error.code)) {
      if (!mayBeRecorded || aboutThisBallot.has(error.code)) return { kind: 'refused', error };
      if (sessionOver.has(error.code)) return { kind: 'signed-out' };
      // Voting ended, or the like, between a lost answer and this one: the signature list knows.
      const known = await askStatus(box, error);
      if (known !== undefined) return known;
    }
    mayBeRecorded ||= open;
    onUnknown(attempts, error.code === 'busy' && !mayBeRecorded);
    await wait(pause(attempts, random()));
  }
}

async function askStatus(box: BallotBox, refusal: ApiError): Promise<CastOutcome | undefined> {
  const status = await box.status();
  if (!status.ok) return sessionOver.has(status.error.code) ? { kind: 'signed-out' } : undefined;
  const { signedAt } = status.value;
  return signedAt === undefined
    ? { kind: 'refused', error: refusal }
    : { kind: 'recorded-without-receipt', signedAt };
}

function pause(attempts: number, random: number): number {
  const longest = Math.min(longestWait, 1000 * 2 ** (attempts - 1));
  return longest / 2 + (random * longest) / 2;
}
