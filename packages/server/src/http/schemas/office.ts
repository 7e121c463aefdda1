import { Type, type Static } from 'typebox';
import { ElectionUuid, Instant, LocalizedText } from './common.ts';

/** What the office tells everybody, with the act's own instant. */
export const Notice = Type.Object(
  {
    id: Type.String({ description: 'Counts the notices of a consultation from 1.' }),
    kind: Type.Enum(['incident', 'annulment'], { description: 'What it is about.' }),
    text: LocalizedText,
    at: Type.String({ format: 'date-time', description: 'When it was published.' }),
    withdrawnAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When it was withdrawn; absent while it holds.' }),
    ),
  },
  { description: 'A notice of the election office.' },
);
export type Notice = Static<typeof Notice>;

export const NoticeList = Type.Object(
  { notices: Type.Array(Notice) },
  { description: 'The newest first, those withdrawn included.' },
);

/** A run's own period, where it is not the consultation's. */
export const OwnPeriod = Type.Object(
  { opensAt: Instant, closesAt: Instant },
  { description: 'The period of this run alone, where it is not the consultation’s.' },
);

export const AnnulledRun = Type.Object(
  {
    uuid: ElectionUuid,
    id: Type.String({ description: 'The election.' }),
    run: Type.Integer({ minimum: 1 }),
    title: LocalizedText,
    annulledAt: Instant,
    newRun: Type.Optional(
      Type.String({ description: 'The uuid of the run that came in its place, if any did.' }),
    ),
  },
  { description: 'A run of which nothing counts.' },
);
export type AnnulledRun = Static<typeof AnnulledRun>;

export const TurnoutBy = Type.Enum(['hour', 'college', 'district'], {
  description: 'By what the figures are told apart.',
});
export type TurnoutBy = Static<typeof TurnoutBy>;

export const TurnoutGroup = Type.Object(
  {
    ids: Type.Array(Type.String(), {
      minItems: 1,
      description: 'The district, college or election; several where small ones are merged.',
    }),
    title: LocalizedText,
    entitled: Type.Integer({ minimum: 0 }),
    voted: Type.Integer({ minimum: 0 }),
  },
  { description: 'How many people may vote, and how many have.' },
);

export const Turnout = Type.Object(
  {
    asOf: Type.String({
      format: 'date-time',
      description: 'Votes before this instant are counted; the public sees full hours.',
    }),
    entitled: Type.Integer({ minimum: 0, description: 'People who may vote.' }),
    voted: Type.Integer({ minimum: 0, description: 'People who have voted in one of their elections.' }),
    elections: Type.Array(TurnoutGroup, { description: 'By election; the small ones are merged.' }),
    groups: Type.Optional(
      Type.Array(TurnoutGroup, { description: 'By college or district; the small ones are merged.' }),
    ),
    hours: Type.Optional(
      Type.Array(
        Type.Object({
          from: Instant,
          to: Instant,
          voted: Type.Integer({ minimum: 0 }),
          cumulated: Type.Integer({ minimum: 0 }),
        }),
        { description: 'By hour of the first vote; hours with few votes are merged.' },
      ),
    ),
  },
  { description: 'Turnout, from the signature list alone.' },
);
export type Turnout = Static<typeof Turnout>;
