import {
  parseBallot,
  publicCredentialOf,
  registrationCodeOf,
  trackerOf,
  type Election,
} from '@isoloir/protocol';
import type { Clock } from '../clock.ts';
import { failure, success, type ErrorCode, type Outcome } from '../errors.ts';
import type { ReferenceSigner } from '../keys.ts';
import { queueVoteRecorded } from '../mail/vote-recorded.ts';
import type { Registrar } from '../registrar/registrar.ts';
import { Rollback, type Rooms, type Store } from '../store/store.ts';
import { checksHere, type BallotChecks } from './ballot-checks.ts';
import type { SignedInVoter } from './sessions.ts';
import { standingRun } from './voter-elections.ts';
import { mayCast } from './phase.ts';
import { sealedTextsOf, type SealedTexts } from './sealed-run.ts';

/** The moments of a cast between which a process may die. */
export const castSteps = [
  'received',
  'verified',
  'transaction-begun',
  'roll-signed',
  'ballot-appended',
  'mail-queued',
  'committed',
] as const;
export type CastStep = (typeof castSteps)[number];

/** What casting works on. `onStep` is told each step as it is reached; fault tests stop the process there. */
export interface Polling {
  readonly store: Store;
  readonly registrar: Registrar;
  readonly signer: ReferenceSigner;
  readonly clock: Clock;
  /** By default ballots are checked at once, in the thread that asks. */
  readonly ballotChecks?: BallotChecks;
  readonly onStep?: (step: CastStep) => void;
}

/** What a voter gets for a recorded ballot. */
export interface Receipt {
  readonly reference: string;
  readonly tracker: string;
  readonly registrationCode: string;
  readonly recordedAt: Date;
  /** Whether this very request recorded it, or an earlier one with the same ballot. */
  readonly first: boolean;
}

/**
 * Casts a ballot (design: how a vote travels, step 5). Either the ballot is in the urn and the roll is signed, or
 * neither. The same ballot again gives the same receipt; another ballot after it is refused with the time of the
 * first.
 */
export async function castBallot(
  polling: Polling,
  voter: SignedInVoter,
  uuid: string,
  ballot: string,
): Promise<Outcome<Receipt>> {
  const { store, registrar, clock } = polling;
  polling.onStep?.('received');
  const standing = await standingRun(store, voter, uuid);
  if (!standing.ok) return standing;
  const { run, period, phase } = standing.value;
  const sealed = sealedTextsOf(run);
  const { election } = sealed;

  const earlier = await earlierVote(polling, store, voter, sealed, run.number, ballot);
  if (earlier !== undefined) return earlier;
  if (!mayCast(phase(clock()), period, voter.signedInAt)) return failure(refusalOf[phase(clock())]);

  const checked = await (polling.ballotChecks ?? checksHere).check(voter.id, election, ballot);
  if (!checked.ok) return checked;
  const credential = checked.value;
  const tracker = trackerOf(ballot);
  const refusal = credentialRefusal(registrar, voter, sealed, credential);
  if (refusal !== undefined) return failure(refusal);
  polling.onStep?.('verified');

  const spending = isMailed(sealed) ? { credential } : {};
  const recorded = await record(polling, voter, uuid, { tracker, ballot, ...spending });
  if (!recorded.ok) {
    if (recorded.error.code !== 'already-voted') return recorded;
    const winner = await earlierVote(polling, store, voter, sealed, run.number, ballot);
    if (winner === undefined) throw new Error('A signature seen in a transaction is gone after it');
    return winner;
  }
  polling.onStep?.('committed');
  return success(receiptOf(polling, election, run.number, tracker, recorded.value, true));
}

const refusalOf = {
  'not-open': 'election-not-open',
  open: 'election-closed',
  paused: 'election-paused',
  grace: 'election-closed',
  closed: 'election-closed',
  counted: 'election-closed',
  annulled: 'election-annulled',
} as const satisfies Record<string, ErrorCode>;

/** Whether voters have their credentials by mail: the server then does not know whose is whose. */
export function isMailed({ definition }: Pick<SealedTexts, 'definition'>): boolean {
  return definition.consultation.credentials === 'mailed';
}

/**
 * Why this voter may not vote with this credential. Mailed ones must only be on the sealed list; that each is used
 * once is the transaction's to see.
 */
function credentialRefusal(
  registrar: Registrar,
  voter: SignedInVoter,
  sealed: SealedTexts,
  credential: string,
): ErrorCode | undefined {
  const { group, uuid } = sealed.election;
  if (isMailed(sealed)) return sealed.credentials.has(credential) ? undefined : 'ballot-credential-unlisted';
  const own = registrar.credentialOf(uuid, voter.id);
  if (own === undefined) throw new Error(`The registrar has no credential for a voter of run ${uuid}`);
  return credential === publicCredentialOf(group, uuid, own) ? undefined : 'ballot-credential-foreign';
}

/** The answer when the voter has signed already: the same receipt for the same ballot, else a refusal. */
async function earlierVote(
  polling: Polling,
  rooms: Rooms,
  voter: SignedInVoter,
  sealed: SealedTexts,
  number: number,
  ballot: string,
): Promise<Outcome<Receipt> | undefined> {
  const { election } = sealed;
  const signedAt = await rooms.signatures.signedAt(election.uuid, voter.id);
  if (signedAt === undefined) return undefined;
  const tracker = trackerOf(ballot);
  if ((await rooms.urn.has(election.uuid, tracker)) && signedBy(polling.registrar, voter, sealed, ballot)) {
    return success(receiptOf(polling, election, number, tracker, signedAt, false));
  }
  return failure('already-voted', { signedAt });
}

/**
 * Whether a ballot of the urn was signed with this voter's credential: nobody gets a receipt for another's ballot.
 * Where credentials come by mail the server can not know, and must not; then whoever has voted and has the very text
 * of a ballot gets its reference, which says no more than that this ballot is in the urn, and names nobody.
 */
function signedBy(registrar: Registrar, voter: SignedInVoter, sealed: SealedTexts, ballot: string): boolean {
  if (isMailed(sealed)) return true;
  const { election } = sealed;
  const parsed = parseBallot(election, ballot);
  const credential = registrar.credentialOf(election.uuid, voter.id);
  return (
    parsed.ok &&
    credential !== undefined &&
    parsed.value.credential === publicCredentialOf(election.group, election.uuid, credential)
  );
}

/** A ballot to record; with a mailed credential, that too, to be used up. */
interface Recording {
  readonly tracker: string;
  readonly ballot: string;
  readonly credential?: string;
}

/** The one transaction: signs the roll, appends the ballot and queues the mail, or leaves no trace. */
async function record(
  { store, clock, onStep }: Polling,
  voter: SignedInVoter,
  uuid: string,
  { tracker, ballot, credential }: Recording,
): Promise<Outcome<Date>> {
  let refusal: ErrorCode = 'ballot-duplicate';
  try {
    return await store.transaction(async (rooms) => {
      onStep?.('transaction-begun');
      const now = clock();
      const standing = await standingRun(rooms, voter, uuid);
      if (!standing.ok) return standing;
      const phase = standing.value.phase(now);
      if (!mayCast(phase, standing.value.period, voter.signedInAt)) return failure(refusalOf[phase]);
      if (!(await rooms.signatures.sign(uuid, voter.id, now))) return failure('already-voted');
      onStep?.('roll-signed');
      if (credential !== undefined && !(await rooms.urn.spend(uuid, credential))) {
        refusal = 'ballot-credential-used';
        throw new Rollback(undefined);
      }
      if (!(await rooms.urn.append(uuid, tracker, ballot))) throw new Rollback(undefined);
      onStep?.('ballot-appended');
      await queueVoteRecorded(rooms, voter, uuid, now);
      onStep?.('mail-queued');
      return success(now);
    });
  } catch (error) {
    if (error instanceof Rollback) return failure(refusal);
    throw error;
  }
}

function receiptOf(
  { signer }: Polling,
  election: Election,
  number: number,
  tracker: string,
  recordedAt: Date,
  first: boolean,
): Receipt {
  return {
    reference: signer.sign({
      election: election.uuid,
      fingerprint: election.fingerprint,
      run: number,
      tracker,
    }),
    tracker,
    registrationCode: registrationCodeOf(tracker),
    recordedAt,
    first,
  };
}
