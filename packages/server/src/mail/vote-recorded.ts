import { randomUUID } from 'node:crypto';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';

/**
 * Queues the mail that tells a voter that their vote is recorded, to the address on the roll: it warns somebody in
 * whose name another person voted. Call it in the transaction that records the vote.
 */
export async function queueVoteRecorded(rooms: Rooms, voter: Voter, run: string, at: Date): Promise<void> {
  if (voter.email === '') return;
  await rooms.outbox.add({
    id: randomUUID(),
    consultation: voter.consultation,
    run,
    voter: voter.id,
    kind: 'vote-recorded',
    language: voter.language,
    address: voter.email,
    actAt: at,
  });
}
