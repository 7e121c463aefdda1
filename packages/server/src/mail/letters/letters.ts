import type { MailKind } from '../../store/schema.ts';
import { confirmations, voteRecorded } from './of-a-vote.ts';
import type { LetterWriter } from './writer.ts';

/** Every kind of letter. */
export const letters: Readonly<Record<MailKind, LetterWriter>> = {
  'vote-recorded': voteRecorded,
  confirmations,
};
