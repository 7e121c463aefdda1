import type { Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { RobotCheck } from '../robot-check/robot-check.ts';
import type { Run } from '../store/runs.ts';
import type { Rooms, Store } from '../store/store.ts';
import { digitsToAskFor } from './bucket.ts';
import { sealedTextsOf } from './sealed-run.ts';
import { publicRun } from './voter-elections.ts';

/** Ballots in one answer, at most: a few megabytes. */
const mostBallots = 400;

/** What to search for, and the solved robot check that pays for it. */
export interface BucketSearch {
  readonly uuid: string;
  readonly prefix: string;
  readonly robotCheck: string | undefined;
}

/** Whether the votes of a run can be looked up by a verification code. */
export function offersReveal(run: Run): boolean {
  return sealedTextsOf(run).definition.consultation.verification === 'reveal';
}

/** How many digits of the bucket to ask for now, where votes can be looked up at all. */
export async function bucketDigitsOf(rooms: Rooms, run: Run): Promise<number | undefined> {
  return offersReveal(run) ? digitsToAskFor(await rooms.urn.count(run.uuid)) : undefined;
}

/** The ballots of a run whose bucket begins with the prefix, from opening on. */
export async function ballotsInBuckets(
  {
    store,
    clock,
    robotCheck,
  }: { readonly store: Store; readonly clock: Clock; readonly robotCheck: RobotCheck },
  search: BucketSearch,
): Promise<Outcome<readonly string[]>> {
  const found = await publicRun(store, search.uuid);
  if (!found.ok) return found;
  if (!offersReveal(found.value.run)) return failure('verification-not-offered');
  if (found.value.phase(clock()) === 'not-open') return failure('election-not-open');
  const accepted = await store.transaction((rooms) =>
    robotCheck.accept(rooms.robotChecks, search.robotCheck),
  );
  if (!accepted.ok) return accepted;
  const ballots = await store.urn.inBuckets(search.uuid, search.prefix, mostBallots + 1);
  return ballots.length > mostBallots ? failure('bucket-too-wide') : success(ballots);
}
