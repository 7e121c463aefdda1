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
