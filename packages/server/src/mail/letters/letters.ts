import type { MailKind } from '../../store/schema.ts';
import { detailsCorrected } from './details-corrected.ts';
import { notice } from './notice.ts';
import { confirmations, voteRecorded } from './of-a-vote.ts';
import { identifier, passwordIssued } from './of-signing-in.ts';
import type { LetterWriter } from './writer.ts';

/** Every kind of letter. */
export const letters: Readonly<Record<MailKind, LetterWriter>> = {
  identifier,
  'password-issued': passwordIssued,
  'vote-recorded': voteRecorded,
  confirmations,
  notice,
};
  'details-corrected': detailsCorrected,
