import { Type, type Static } from 'typebox';
import { ElectionUuid, Instant, Language, LocalizedText, Phase } from './common.ts';
import { QuestionKind } from './election.ts';
import { OwnPeriod } from './office.ts';

export const Profile = Type.Object(
  {
    number: Type.String({ description: 'The professional number.' }),
    orderNumber: Type.Optional(Type.String()),
    email: Type.String({ description: 'Masked.' }),
    mobile: Type.Optional(Type.String({ description: 'Masked but for the last two digits.' })),
    college: Type.Optional(LocalizedText),
    district: Type.Optional(LocalizedText),
  },
  { description: 'What the roll says of the voter.' },
);

export const Session = Type.Object({
  consultation: Type.String(),
  voter: Type.Object({ name: Type.String(), language: Language }),
  profile: Profile,
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
    period: Type.Optional(OwnPeriod),
    newRun: Type.Optional(
      Type.String({ description: 'Of an annulled run: the uuid of the one in its place, if there is one.' }),
    ),
    college: Type.Optional({ ...LocalizedText, description: 'The voter’s college.' }),
    questions: Type.Array(Type.Object({ id: Type.String(), kind: QuestionKind })),
    signedAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description:
          'When the voter’s vote was recorded; absent while they have not voted, and in an annulled run.',
      }),
    ),
  },
  { description: 'An election of the voter, and whether they have voted in it.' },
);

export const VoterElections = Type.Object({ elections: Type.Array(VoterElection), serverTime: Instant });

export const VoterCredential = Type.Object({
  credential: Type.String({ description: 'The voter’s private credential for this run.' }),
});
