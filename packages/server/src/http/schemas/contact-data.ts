import { Type, type Static } from 'typebox';
import { Instant, Language } from './common.ts';

function text(description: string) {
  return Type.Optional(Type.String({ maxLength: 300, description }));
}

/** An address of a voter; every part may be left out. */
export const Address = Type.Object(
  {
    institution: text('Hospital, practice or company.'),
    street: text('Street and number.'),
    postalCode: text('Four digits in Belgium.'),
    city: text('Town.'),
    country: text('As the voter writes it; Belgium when left out.'),
    phone: text('With its area, or with + and the country.'),
    fax: text('With its area, or with + and the country.'),
    email: text('E-mail address.'),
  },
  { additionalProperties: false, description: 'Where a voter is reached.' },
);
export type Address = Static<typeof Address>;

/** What the organisation keeps of a voter’s details; an empty text is the same as none. */
export const ContactData = Type.Object(
  {
    newsletterEmail: text('Where news of the organisation goes.'),
    professionalNumber: Type.String({
      maxLength: 300,
      description:
        'Under the profile belgian-order the INAMI/RIZIV number, with or without separators; answered as 1-23456-78-901.',
    }),
    speciality: text('The profession’s speciality.'),
    correspondence: Address,
    practice: Address,
    privateEmail: text('For the election and the organisation only.'),
    professionalEmail: text('Of the practice.'),
    publishProfessionalEmail: Type.Boolean({
      description: 'Whether the organisation may show the professional e-mail address to the public.',
    }),
  },
  { additionalProperties: false, description: 'A voter’s own details, prefilled from the roll.' },
);
export type ContactData = Static<typeof ContactData>;

const pdf = (description: string) =>
  Type.Optional(
    Type.String({
      // Base64 of 600 kB.
      maxLength: 819_200,
      pattern: '^JVBERi0[A-Za-z0-9+/]*={0,2}$',
      description,
    }),
  );

export const ConfirmationsRequest = Type.Object(
  {
    privateEmail: Type.String({
      maxLength: 300,
      description: 'Where the documents go, and nowhere else; kept in the contact data.',
    }),
    professionalEmail: text('Kept in the contact data; the documents do not go there.'),
    publishProfessionalEmail: Type.Boolean(),
    language: Language,
    confirmation: pdf('The confirmation, a PDF of at most 600 kB in base64.'),
    castVote: pdf(
      'The cast-vote document, a PDF of at most 600 kB in base64. The voter’s browser made it and hands it over; it is deleted once sent.',
    ),
  },
  { additionalProperties: false },
);
export type ConfirmationsRequest = Static<typeof ConfirmationsRequest>;

export const ConfirmationsQueued = Type.Object({
  queuedAt: Instant,
  to: Type.Array(Type.String(), { description: 'The addresses, masked.', examples: [['a•••@e•••.org']] }),
});

export const AfterVoteStep = Type.Enum(['confirmation-downloaded', 'data-checked', 'finished'], {
  description: 'A step that the voter has done after the vote.',
});
export type AfterVoteStep = Static<typeof AfterVoteStep>;

export const AfterVote = Type.Object(
  {
    signedAt: Instant,
    confirmationDownloaded: Type.Boolean(),
    confirmationsSentAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'When the voter last asked for the documents by e-mail.',
      }),
    ),
    dataCheckedAt: Type.Optional(Type.String({ format: 'date-time' })),
    finishedAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { description: 'How far a voter has come after the vote; says nothing of the vote.' },
);
export type AfterVote = Static<typeof AfterVote>;
