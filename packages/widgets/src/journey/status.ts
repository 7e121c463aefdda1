import type { VoterElection } from '@isoloir/api-client';
import type { ElectionStatus } from '@isoloir/components';

/** Where an election stands for its voter; `underWay` is the one whose ballot is open. */
export function statusOf(
  { uuid, phase, signedAt }: Pick<VoterElection, 'uuid' | 'phase' | 'signedAt'>,
  underWay?: string,
): ElectionStatus {
  if (signedAt !== undefined) return 'voted';
  switch (phase) {
    case 'not-open':
      return 'not-open';
    case 'open':
    case 'grace':
      return uuid === underWay ? 'under-way' : 'to-vote';
    case 'paused':
      return 'paused';
    case 'closed':
    case 'counted':
    case 'annulled':
      return 'closed';
  }
}
