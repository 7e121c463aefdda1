import { minutesAfter } from '../../clock.ts';
import type { QueueStore } from '../../store/queue.ts';
import type { Voter } from '../../store/roll.ts';

/** So that nobody floods a telephone or a mailbox with what takes the place of something: so many in so many minutes. */
const mostIn = [
  { minutes: 60, most: 3 },
  { minutes: 24 * 60, most: 8 },
] as const;

/** Whether a voter was sent so many messages of a kind that no further one goes out for now. */
export async function hadEnough<Kind>(
  queue: QueueStore<Kind>,
  { id }: Voter,
  kind: Kind,
  now: Date,
): Promise<boolean> {
  for (const { minutes, most } of mostIn) {
    if ((await queue.countSince(id, kind, minutesAfter(now, -minutes))) >= most) return true;
  }
  return false;
}

/** Takes back the messages of a kind that still wait: what they tell is good no more. */
export async function withdrawWaiting<Kind>(
  queue: QueueStore<Kind>,
  { id }: Pick<Voter, 'id'>,
  kind: Kind,
  { now, mask }: { readonly now: Date; readonly mask: (address: string) => string },
): Promise<void> {
  for (const message of await queue.waiting(id, kind)) {
    await queue.settle(message.id, {
      state: 'withdrawn',
      at: now,
      maskedAddress: mask(message.address),
      reason: 'a newer one took its place',
    });
  }
}
