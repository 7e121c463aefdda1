import type { Clock } from '../clock.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { AfterVote, AfterVoteStep } from '../http/schemas/contact-data.ts';
import type { AfterVoteAct } from '../store/after-vote.ts';
import type { Rooms, Store } from '../store/store.ts';
import type { Voter } from '../store/roll.ts';
import { standingRun, type TimedRun } from './voter-elections.ts';

const actOf = {
  'confirmation-downloaded': 'confirmation_downloaded_at',
  'data-checked': 'data_checked_at',
  finished: 'finished_at',
} as const satisfies Record<AfterVoteStep, AfterVoteAct>;

/** A run in which this voter has voted, and when. Open or closed, but not annulled: what comes after the vote has no closing hour. */
export async function votedRun(
  rooms: Rooms,
  voter: Voter,
  uuid: string,
): Promise<Outcome<TimedRun & { readonly signedAt: Date }>> {
  const standing = await standingRun(rooms, voter, uuid);
  if (!standing.ok) return standing;
  const signedAt = await rooms.signatures.signedAt(uuid, voter.id);
  return signedAt === undefined ? failure('not-voted-yet') : success({ ...standing.value, signedAt });
}

/** How far a voter has come after the vote. */
export async function afterVoteOf(rooms: Rooms, voter: Voter, uuid: string): Promise<Outcome<AfterVote>> {
  const voted = await votedRun(rooms, voter, uuid);
  if (!voted.ok) return voted;
  const times = await rooms.afterVote.find(uuid, voter.id);
  const sentAt = times.confirmations_sent_at?.toISOString();
  const checkedAt = times.data_checked_at?.toISOString();
  const finishedAt = times.finished_at?.toISOString();
  return success({
    signedAt: voted.value.signedAt.toISOString(),
    confirmationDownloaded: times.confirmation_downloaded_at !== null,
    ...(sentAt === undefined ? {} : { confirmationsSentAt: sentAt }),
    ...(checkedAt === undefined ? {} : { dataCheckedAt: checkedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
  });
}

/** Notes that a voter has done a step, and says how far they have come now. */
export async function markAfterVote(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  voter: Voter,
  uuid: string,
  step: AfterVoteStep,
): Promise<Outcome<AfterVote>> {
  return store.transaction(async (rooms) => {
    const voted = await votedRun(rooms, voter, uuid);
    if (!voted.ok) return voted;
    await rooms.afterVote.mark(uuid, voter.id, actOf[step], clock());
    return afterVoteOf(rooms, voter, uuid);
  });
}
