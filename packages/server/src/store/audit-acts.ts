/**
 * Every act that the audit log knows, as `room.verb` in the past tense. The minutes say each of them in French and in
 * Dutch: a new act gets its words in locales/server, `minutes.acts`.
 */
export const auditActs = [
  'consultation.imported',
  'consultation.opened',
  'consultation.paused',
  'consultation.resumed',
  'consultation.extended',
  'roll.imported',
  'roll.corrected',
  'roll.added',
  'roll.identifier-reissued',
  'election.sealed',
  'election.closed',
  'election.closed-early',
  'election.counted',
  'election.annulled',
  'notice.published',
  'notice.withdrawn',
  'portal.sealed',
  'preflight.passed',
  'preflight.failed',
  'voters.invited',
  'invitations.repeated',
  'contact-data.changed',
  'contact-data.exported',
  'ballot.looked-up',
  'proof.checked',
] as const;

/** An act that the audit log knows. */
export type ActName = (typeof auditActs)[number];
