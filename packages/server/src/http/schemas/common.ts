import { Type, type Static } from 'typebox';
import { RobotChallenge } from './robot-check.ts';

/** A text in the consultation's languages. */
export const LocalizedText = Type.Object(
  { fr: Type.String(), nl: Type.String() },
  { description: 'A text in each language of the consultation.' },
);
export type LocalizedText = Static<typeof LocalizedText>;

export const Language = Type.Union([Type.Literal('fr'), Type.Literal('nl')], {
  description: 'A language of the service.',
});
export type Language = Static<typeof Language>;

export const Instant = Type.String({ format: 'date-time', description: 'An instant, RFC 3339 in UTC.' });

/** The Base58 identifier of one run of an election. */
export const ElectionUuid = Type.String({
  pattern: '^[1-9A-HJ-NP-Za-km-z]{14,32}$',
  description: 'Identifier of one run of an election (Base58, 14 characters or more).',
});

/** Where a run stands, as a voter would say it. */
export const Phase = Type.Union(
  [
    Type.Literal('not-open'),
    Type.Literal('open'),
    Type.Literal('paused'),
    Type.Literal('grace'),
    Type.Literal('closed'),
    Type.Literal('counted'),
    Type.Literal('annulled'),
  ],
  {
    description:
      'not-open: before the opening instant. open: ballots are accepted. paused: suspended by the office. ' +
      'grace: closed, but voters who had signed in before may finish. closed: no ballot is accepted. counted: the result is known. ' +
      'annulled: nothing of it counts; a later run may have come in its place.',
  },
);
export type Phase = Static<typeof Phase>;

/** A field of the request that does not fit. */
export const FieldProblem = Type.Object({
  pointer: Type.String({
    description: 'JSON pointer to the field.',
    examples: ['/correspondence/postalCode'],
  }),
  code: Type.Enum(
    [
      'missing',
      'too-long',
      'not-one-line',
      'professional-number-shape',
      'professional-number-check-digits',
      'postal-code',
      'phone',
      'email',
      'not-the-same',
    ],
    { description: 'What is wrong with it.' },
  ),
});
export type FieldProblem = Static<typeof FieldProblem>;

/** An RFC 9457 problem with a code from the catalogue in errors.ts. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:isoloir:error: followed by the code.' }),
    title: Type.String({
      description: 'What happened, in English, for developers; clients translate the code.',
    }),
    status: Type.Integer(),
    code: Type.String({ description: 'The code from the catalogue.' }),
    detail: Type.Optional(Type.String({ description: 'What is wrong, where, and what to do.' })),
    instance: Type.Optional(Type.String({ description: 'Identifier of this answer in the server log.' })),
    pointer: Type.Optional(
      Type.String({ description: 'Where in the request the problem is, as a JSON pointer.' }),
    ),
    signedAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'With already-voted: when the voter’s vote was recorded.',
      }),
    ),
    newRun: Type.Optional(
      Type.String({
        description: 'With election-annulled: the uuid of the run that came in its place, if any did.',
      }),
    ),
    robotChallenge: Type.Optional(RobotChallenge),
    fields: Type.Optional(
      Type.Array(FieldProblem, { description: 'With contact-data-invalid: every field that does not fit.' }),
    ),
  },
  { description: 'A problem, RFC 9457.' },
);
export type Problem = Static<typeof Problem>;
