import { writeArchive } from '@isoloir/protocol';
import type { Run } from '../store/runs.ts';
import type { Rooms } from '../store/store.ts';

/**
 * The archive of a run as far as it has come. Its timestamp is the instant of sealing, so that the same content
 * always gives the same bytes; ballots stand in the order of their hashes.
 */
export async function archiveOf(rooms: Pick<Rooms, 'urn' | 'runs'>, run: Run): Promise<Uint8Array> {
  const ballots: string[] = [];
  for await (const ballot of rooms.urn.ballots(run.uuid)) ballots.push(ballot);
  const closed = run.state === 'closed' || run.state === 'counted';
  return writeArchive({
    election: run.electionText,
    trustees: run.trusteesText,
    credentials: run.credentialsText,
    timestamp: Math.floor(run.sealedAt.getTime() / 1000),
    ballots,
    closed,
    ...(run.encryptedTally === null || run.sizedTally === null
      ? {}
      : { encryptedTally: { encryptedTally: run.encryptedTally, sizedTally: run.sizedTally } }),
    decryptions: await rooms.runs.decryptions(run.uuid),
    ...(run.result === null ? {} : { result: run.result }),
  });
}
