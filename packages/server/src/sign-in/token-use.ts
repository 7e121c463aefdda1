import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { electionsOf } from '../voting/voter-elections.ts';

/**
 * When a voter’s token was used up: with their last vote, once they have voted in all their elections; undefined while
 * there is something left to vote. It is told by the signature list alone, so that a token is used up in the very
 * transaction that records the vote, and works again as soon as a run is annulled (docs/decisions/0008).
 */
export async function tokenUsedAt(rooms: Rooms, voter: Voter): Promise<Date | undefined> {
  const standing = (await electionsOf(rooms, voter)).filter(({ run }) => run.state !== 'annulled');
  const signed = await Promise.all(standing.map(({ run }) => rooms.signatures.signedAt(run.uuid, voter.id)));
  const times = signed.flatMap((at) => (at === undefined ? [] : [at.getTime()]));
  return times.length === 0 || times.length < standing.length ? undefined : new Date(Math.max(...times));
}
