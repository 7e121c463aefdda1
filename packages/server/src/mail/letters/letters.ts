import type { MailKind } from '../../store/schema.ts';
import { detailsCorrected } from './details-corrected.ts';
import { invitation } from './invitation.ts';
import { notice } from './notice.ts';
import { confirmations, signatureProof, voteRecorded } from './of-a-vote.ts';
import { accessLink, identifier, identifierElsewhere, passwordIssued, token } from './of-signing-in.ts';
import type { LetterWriter } from './writer.ts';

/** Every kind of letter. */
export const letters: Readonly<Record<MailKind, LetterWriter>> = {
  invitation,
  identifier,
  'identifier-elsewhere': identifierElsewhere,
  token,
  'access-link': accessLink,
  'password-issued': passwordIssued,
  'vote-recorded': voteRecorded,
  confirmations,
  'signature-proof': signatureProof,
  notice,
  'details-corrected': detailsCorrected,
};
