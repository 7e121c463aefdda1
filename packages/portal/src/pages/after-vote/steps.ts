import type { AfterVote } from '@isoloir/api-client';

/** What follows a vote, in order (O7). */
export const afterVoteSteps = ['confirmation', 'cast-vote', 'e-mail', 'data', 'end'] as const;

/** A step after the vote. */
export type AfterVoteStep = (typeof afterVoteSteps)[number];

/** Where a voter who comes back goes on: at the first step that is not done, as far as the server knows. */
export function resumeAt(state: AfterVote): AfterVoteStep {
  if (!state.confirmationDownloaded) return 'confirmation';
  if (state.finishedAt !== undefined) return 'end';
  if (state.confirmationsSentAt === undefined) return 'e-mail';
  return state.dataCheckedAt === undefined ? 'data' : 'end';
}

/** The step that an entry of the browser’s history names. */
export function stepOfEntry(entry: unknown): AfterVoteStep | undefined {
  const name: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'after') : undefined;
  return afterVoteSteps.find((step) => step === name);
}
