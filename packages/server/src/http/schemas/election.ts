import { Type, type Static } from 'typebox';
import { ElectionUuid, Instant, LocalizedText, Phase } from './common.ts';

/** An election as sealed, with the exact texts that its fingerprints are taken of. */
export const Election = Type.Object({
  uuid: ElectionUuid,
  id: Type.String(),
  run: Type.Integer({ minimum: 1 }),
  title: LocalizedText,
  phase: Phase,
  election: Type.String({ description: 'The Belenios election, byte for byte.' }),
  fingerprint: Type.String({ description: 'Base64 SHA-256 of `election`, without padding.' }),
  definition: Type.String({
    description:
      'The sealed definition, byte for byte: JSON of the shape SealedDefinition. Its hex SHA-256 ends the description of `election`.',
  }),
  newRun: Type.Optional(
    Type.String({ description: 'Of an annulled run: the uuid of the one in its place, if there is one.' }),
  ),
  bucketDigits: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 4,
      description:
        'With verification `reveal`: how many digits of the bucket to send to find a ballot, so that a good number of ballots share them.',
    }),
  ),
});
export type Election = Static<typeof Election>;

/** A file that was sealed, named by its content; `GET /consultations/{consultation}/documents/{sha256}` has it. */
export const SealedDocument = Type.Object(
  { sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), bytes: Type.Integer({ minimum: 0 }) },
  { description: 'A file by its hex SHA-256, and its size.' },
);

export const SealedStatement = Type.Object(
  { pdf: SealedDocument, text: SealedDocument },
  { description: 'A list’s statement: its PDF, and the same words as Markdown.' },
);

export const SealedCandidate = Type.Object(
  {
    id: Type.String(),
    name: Type.String({ description: 'As it stands in the Belenios election.' }),
    address: Type.Optional(LocalizedText),
    title: Type.Optional({ ...LocalizedText, description: 'Of a list: its name as voters read it.' }),
    members: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), address: Type.Optional(LocalizedText) }), {
        description: 'Of a list: who stands on it, in order.',
      }),
    ),
    statement: Type.Optional(Type.Object({ fr: SealedStatement, nl: SealedStatement })),
  },
  { description: 'A candidate, or, in a question of lists, a list.' },
);

export const QuestionKind = Type.Union([Type.Literal('candidates'), Type.Literal('lists')], {
  description: 'Whether a voter chooses some candidates, or exactly one list.',
});

export const SealedQuestion = Type.Object(
  {
    id: Type.String(),
    title: LocalizedText,
    mandates: Type.Optional(Type.Integer({ minimum: 1 })),
    minimum: Type.Integer({ minimum: 0 }),
    maximum: Type.Integer({ minimum: 1 }),
    blank: Type.Boolean(),
    kind: Type.Optional(QuestionKind),
    draw: Type.Optional(
      Type.Object(
        { seed: Type.String({ pattern: '^[0-9a-f]{64}$', description: '32 random bytes, hex.' }) },
        {
          description:
            'The lists’ order was drawn by lot: ascending SHA-256 of the seed’s bytes followed by the list’s id.',
        },
      ),
    ),
    candidates: Type.Array(SealedCandidate, { minItems: 1 }),
  },
  { description: 'A category of candidates, or lists of which one is chosen; in ballot order.' },
);

const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** A text in each language by the hex SHA-256 of its UTF-8 bytes. */
const SealedText = Type.Object({ fr: hash, nl: hash });

export const SealedDefinition = Type.Object(
  {
    version: Type.Literal(1),
    consultation: Type.Object({
      id: Type.String(),
      kind: Type.Union([Type.Literal('real'), Type.Literal('simulation')]),
      title: LocalizedText,
      organisation: LocalizedText,
      languages: Type.Array(Type.String()),
      profile: Type.String(),
      verification: Type.String(),
      credentials: Type.String(),
      embeddingOrigins: Type.Array(Type.String()),
      boothOrigins: Type.Optional(
        Type.Array(Type.String(), {
          description:
            'Sites in whose pages the booth may run: whoever has control of one could read and change votes cast there. None when absent.',
        }),
      ),
      content: Type.Optional(
        Type.Partial(
          Type.Object({ faq: SealedText, contact: SealedText, signInHelp: SealedText, thanks: SealedText }),
          { description: 'The organisation’s own texts, as GET /consultations/{consultation} gives them.' },
        ),
      ),
    }),
    election: Type.Object({
      id: Type.String(),
      run: Type.Integer({ minimum: 1 }),
      uuid: ElectionUuid,
      title: LocalizedText,
      questions: Type.Array(SealedQuestion, { minItems: 1 }),
    }),
  },
  { description: 'Everything that was fixed about an election at sealing.' },
);
export type SealedDefinition = Static<typeof SealedDefinition>;

/** The public face of an urn while it fills. */
export const Urn = Type.Object({
  uuid: ElectionUuid,
  size: Type.Integer({ minimum: 0 }),
  digest: Type.String({ description: 'Hex SHA-256 of the sorted trackers, each followed by a line feed.' }),
  trackers: Type.Array(Type.String(), { description: 'Sorted, so that their order tells nothing.' }),
});

export const CastRequest = Type.Object(
  {
    ballot: Type.String({
      minLength: 1,
      description: 'The encrypted ballot, Belenios JSON in canonical form.',
    }),
  },
  { additionalProperties: false },
);

export const CastReceipt = Type.Object(
  {
    reference: Type.String({ description: 'The signed reference: ISO1.payload.signature.' }),
    tracker: Type.String({ description: 'Base64 SHA-256 of the ballot, without padding.' }),
    registrationCode: Type.String({ description: 'Short form of the tracker, to read out.' }),
    recordedAt: Instant,
  },
  { description: 'What the server answers for a recorded ballot; the same again for the same ballot.' },
);
export type CastReceipt = Static<typeof CastReceipt>;

export const ReferenceCheckRequest = Type.Object(
  { reference: Type.String({ minLength: 1, maxLength: 4096 }) },
  { additionalProperties: false },
);

export const ReferenceCheck = Type.Object({
  signature: Type.Union(
    [Type.Literal('valid'), Type.Literal('invalid'), Type.Literal('foreign'), Type.Literal('unreadable')],
    {
      description:
        'valid: ours, unchanged. invalid: changed, or not whole. foreign: signed by another server’s key. unreadable: no reference.',
    },
  ),
  present: Type.Boolean({
    description:
      'Whether the ballot is in the urn, or in the sealed archive. Never of an annulled run: no ballot of it counts.',
  }),
  annulled: Type.Optional(
    Type.Object(
      {
        at: Instant,
        newRun: Type.Optional(
          Type.String({ description: 'The uuid of the run that came in its place, if any did.' }),
        ),
      },
      { description: 'The run was annulled: the reference is genuine, and its ballot does not count.' },
    ),
  ),
  tracker: Type.Optional(Type.String()),
  registrationCode: Type.Optional(Type.String()),
  consultation: Type.Optional(LocalizedText),
  colleges: Type.Optional(
    Type.Array(LocalizedText, {
      description: 'The colleges that elect in it; empty when there are none or all do.',
    }),
  ),
  election: Type.Optional(
    Type.Object({
      uuid: ElectionUuid,
      id: Type.String(),
      run: Type.Integer(),
      title: LocalizedText,
      phase: Phase,
    }),
  ),
});
export type ReferenceCheck = Static<typeof ReferenceCheck>;

export const ResultOfCandidate = Type.Object(
  {
    id: Type.String(),
    name: Type.String({ description: 'As it stands in the Belenios election.' }),
    title: Type.Optional({ ...LocalizedText, description: 'Of a list: its name as voters read it.' }),
    votes: Type.Integer({ minimum: 0 }),
    outcome: Type.Optional(
      Type.Enum(['elected', 'tied'], {
        description:
          'Where mandates are fixed: elected, or level with others for the last seats. A tie is told and never decided here. Absent: not elected.',
      }),
    ),
  },
  { description: 'What a candidate, or a list, has received.' },
);

export const ResultOfQuestion = Type.Object(
  {
    id: Type.String(),
    title: LocalizedText,
    kind: Type.Optional(QuestionKind),
    mandates: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Seats, which go to those with the most votes; nobody has one without a vote.',
      }),
    ),
    blank: Type.Optional(Type.Integer({ minimum: 0 })),
    candidates: Type.Array(ResultOfCandidate, { description: 'In ballot order.' }),
  },
  { description: 'The totals of a question.' },
);

export const ElectionResult = Type.Object({
  uuid: ElectionUuid,
  numberOfBallots: Type.Integer({ minimum: 0 }),
  questions: Type.Array(ResultOfQuestion),
});
export type ElectionResult = Static<typeof ElectionResult>;
