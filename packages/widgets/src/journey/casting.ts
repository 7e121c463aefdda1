import type { ApiClient } from '@isoloir/api-client';
import type { BoothTools } from './booth.ts';
import type { InterruptibleWait } from './interruptible-wait.ts';

/** How a ballot is sent to the urn of an election, and asked after until its outcome is known. */
export function castingTools(
  client: Pick<ApiClient, 'castBallot' | 'getVoterElection'>,
  uuid: string,
  pause: InterruptibleWait,
): Pick<BoothTools, 'boxFor' | 'settling'> {
  return {
    boxFor: ({ ballot }) => ({
      cast: () => client.castBallot(uuid, ballot),
      status: () => client.getVoterElection(uuid),
    }),
    settling: { wait: (milliseconds) => pause.wait(milliseconds), random: Math.random },
  };
}
