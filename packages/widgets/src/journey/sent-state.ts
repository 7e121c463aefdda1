import type { BoothState } from './machine.ts';

/** The states after the ballot was sent. */
export type SentState = Exclude<BoothState, { step: 'select' | 'review' | 'sending' }>;

/** The text that says what became of the ballot, as the title of its page or step. */
export function sentTitle(step: SentState) {
  switch (step.step) {
    case 'unknown':
      return step.busy === true ? 'vote.busyTitle' : 'vote.unknownTitle';
    case 'signed-out':
      return 'vote.signedOutTitle';
    case 'recorded':
    case 'recorded-without-receipt':
      return 'vote.recordedTitle';
    case 'refused':
      return step.error.code === 'already-voted' ? 'vote.refusedAlreadyTitle' : 'vote.refusedTitle';
    case 'alarm':
      return 'alarm.title';
  }
}
