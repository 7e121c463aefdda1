import { Type, type Static } from 'typebox';
import { ElectionUuid, Instant, Language, LocalizedText, Phase } from './common.ts';

export const Session = Type.Object({
  consultation: Type.String(),
  voter: Type.Object({ name: Type.String(), language: Language }),
  expiresAt: Type.String({ format: 'date-time', description: 'The absolute end of the session.' }),
  idleExpiresAt: Type.String({ format: 'date-time', description: 'When it ends without another request.' }),
});
export type Session = Static<typeof Session>;

export const VoterElection = Type.Object(
  {
    uuid: ElectionUuid,
    id: Type.String(),
    run: Type.Integer({ minimum: 1 }),
    title: LocalizedText,
    fingerprint: Type.String(),
    phase: Phase,
    signedAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'When the voter’s vote was recorded; absent while they have not voted.',
      }),
    ),
  },
  { description: 'An election of the voter, and whether they have voted in it.' },
);

export const VoterElections = Type.Object({ elections: Type.Array(VoterElection), serverTime: Instant });

export const VoterCredential = Type.Object({
  credential: Type.String({ description: 'The voter’s private credential for this run.' }),
});
