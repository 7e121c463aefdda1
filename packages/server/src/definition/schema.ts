import { Type, type Static } from 'typebox';

/**
 * The shape of `election.yaml`, written once: `isoloir consultation check` reads by it, and editors complete and
 * check by the JSON Schema made of it. Titles name an object in messages ("unknown key in a question");
 * `patternErrorMessage` says in plain words what a text must look like, here and in editors.
 */

const nameOfTheCode = 'small letters and digits, in words joined by hyphens, such as walloon-brabant';

function code(description: string) {
  return Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    maxLength: 64,
    description,
    patternErrorMessage: nameOfTheCode,
  });
}

function line(description: string, maxLength = 300) {
  return Type.String({
    pattern: '^\\S([^\\r\\n\\t]*\\S)?$',
    maxLength,
    description,
    patternErrorMessage: `a text on one line, at most ${String(maxLength)} characters long`,
  });
}

const wording = {
  pattern: '\\S',
  maxLength: 2000,
  patternErrorMessage: 'a text that is not empty, at most 2000 characters long',
} as const;

/** One text for all languages, or one for each language of the consultation. */
export const TextInFile = Type.Union([
  Type.String(wording),
  Type.Object(
    {
      fr: Type.Optional(Type.String({ ...wording, description: 'In French.' })),
      nl: Type.Optional(Type.String({ ...wording, description: 'In Dutch.' })),
    },
    { title: 'text', additionalProperties: false },
  ),
]);
export type TextInFile = Static<typeof TextInFile>;

function text(description: string) {
  return Type.Union(TextInFile.anyOf, {
    description: `${description} One text for all languages, or {fr: …, nl: …}.`,
  });
}

function localTime(description: string) {
  return Type.String({
    pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
    description,
    examples: ['2024-01-30T08:00'],
    patternErrorMessage:
      'a day and an hour on the clocks of the time zone, without offset, such as 2024-01-30T08:00',
  });
}

export const CandidateInFile = Type.Object(
  {
    id: Type.Optional(
      code('Made from the name when left out. Needed when two candidates have the same name.'),
    ),
    name: line('As it stands on the ballot.', 200),
    address: Type.Optional(text('As it stands under the name.')),
  },
  { title: 'candidate', description: 'Somebody who stands.', additionalProperties: false },
);
export type CandidateInFile = Static<typeof CandidateInFile>;

export const QuestionInFile = Type.Object(
  {
    id: code('Names the question within its election.'),
    title: text('What the voter reads above the candidates, such as “Membres effectifs”.'),
    mandates: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 500,
        description: 'How many seats are to be filled. Told to the voter.',
      }),
    ),
    minimum: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 500,
        default: 0,
        description: 'Fewest candidates of a vote; 0 when left out.',
      }),
    ),
    maximum: Type.Integer({ minimum: 1, maximum: 500, description: 'Most candidates of a vote.' }),
    blank: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Whether the ballot offers a blank vote; false when left out.',
      }),
    ),
    candidates: Type.Array(CandidateInFile, {
      minItems: 1,
      maxItems: 500,
      description: 'In the order of the ballot.',
    }),
  },
  {
    title: 'question',
    description: 'A category of candidates with its own maximum.',
    additionalProperties: false,
  },
);
export type QuestionInFile = Static<typeof QuestionInFile>;

export const ElectorateInFile = Type.Object(
  {
    districts: Type.Optional(
      Type.Array(Type.String({ description: 'The id of a district.' }), {
        minItems: 1,
        uniqueItems: true,
        description: 'Voters of these districts.',
      }),
    ),
  },
  { title: 'electorate', additionalProperties: false },
);

const ElectionInFile = Type.Object(
  {
    id: code('Names the election within the consultation.'),
    title: text('Such as “Conseil provincial de Liège”.'),
    electorate: Type.Optional(
      Type.Object(ElectorateInFile.properties, {
        title: 'electorate',
        additionalProperties: false,
        description: 'Who may vote in it: everybody on the roll when left out.',
      }),
    ),
    questions: Type.Array(QuestionInFile, {
      minItems: 1,
      maxItems: 20,
      description: 'In the order of the ballot.',
    }),
  },
  { title: 'election', description: 'One urn and who may vote into it.', additionalProperties: false },
);
export type ElectionInFile = Static<typeof ElectionInFile>;

export const PeriodInFile = Type.Object(
  {
    opens: localTime('When voting opens.'),
    closes: localTime('When voting closes.'),
    timeZone: Type.String({
      description: 'The zone whose clocks are meant, by its IANA name.',
      examples: ['Europe/Brussels', 'Europe/Paris'],
    }),
    graceMinutes: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 240,
        default: 0,
        description: 'Minutes after closing in which a voter who had signed in may finish; 0 when left out.',
      }),
    ),
  },
  { title: 'period', description: 'When ballots are accepted.', additionalProperties: false },
);

const SignInKeyInFile = Type.Object(
  {
    id: code('What the identity provider calls it: eid, itsme, email-code, app-code, …'),
    label: text('What the voter reads on the button.'),
    group: text('The heading under which the key is shown.'),
  },
  { title: 'sign-in key', additionalProperties: false },
);

const markdownFile = {
  pattern: '^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)*\\.md$',
  maxLength: 200,
  patternErrorMessage: 'a Markdown file beside election.yaml or below, such as content/faq.fr.md',
} as const;

function contentFile(description: string) {
  return Type.Union(
    [
      Type.String(markdownFile),
      Type.Object(
        {
          fr: Type.Optional(Type.String({ ...markdownFile, description: 'In French.' })),
          nl: Type.Optional(Type.String({ ...markdownFile, description: 'In Dutch.' })),
        },
        { title: 'text', additionalProperties: false },
      ),
    ],
    { description: `${description} A file of Markdown for all languages, or {fr: …, nl: …}.` },
  );
}

const ContentInFile = Type.Object(
  {
    faq: Type.Optional(contentFile('Questions and answers.')),
    contact: Type.Optional(contentFile('How to reach the organisation.')),
    signInHelp: Type.Optional(contentFile('Help about signing in, at length.')),
    thanks: Type.Optional(contentFile('What a voter reads at the very end.')),
  },
  {
    title: 'content',
    description: 'The organisation’s own texts for the portal, each in a file of its own.',
    additionalProperties: false,
  },
);
export type ContentInFile = Static<typeof ContentInFile>;

const DistrictInFile = Type.Object(
  { id: code('As written in the roll.'), title: text('As voters read it.') },
  { title: 'district', additionalProperties: false },
);

/** Any t of n beside those who are all needed. */
const ThresholdInFile = Type.Object(
  {
    of: Type.Integer({ minimum: 1, maximum: 20, description: 'How many members.' }),
    needed: Type.Integer({
      minimum: 1,
      maximum: 20,
      description: 'How many of them must come to the count.',
    }),
  },
  {
    title: 'threshold group',
    description:
      'Trustees who make one key together (isoloir keys threshold …), so that some of them can be missing at the count.',
    additionalProperties: false,
  },
);

const TrusteesInFile = Type.Object(
  {
    number: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 20,
        description: 'How many, when all are needed to count. Short for single.',
      }),
    ),
    single: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 20,
        description: 'How many have a key of their own; all of them are needed to count. 0 when left out.',
      }),
    ),
    threshold: Type.Optional(ThresholdInFile),
  },
  {
    title: 'group of trustees',
    description:
      'Who holds the key that opens the urn: {number: 3}, or {single: 1, threshold: {of: 5, needed: 3}}.',
    additionalProperties: false,
  },
);

const LanguagesInFile = Type.Array(Type.Enum(['fr', 'nl']), {
  minItems: 1,
  uniqueItems: true,
  description: 'The languages of the consultation, the first being the default.',
});

export const DefinitionInFile = Type.Object(
  {
    id: code('Names the consultation in addresses and commands.'),
    kind: Type.Enum(['real', 'simulation'], {
      description: 'A simulation says so on every page.',
    }),
    profile: Type.Optional(
      Type.Enum(['belgian-order', 'french-public', 'none'], {
        default: 'none',
        description: 'The set of rules that the consultation is under; none when left out.',
      }),
    ),
    title: text('What voters know the consultation as.'),
    organisation: text('Who holds it.'),
    languages: LanguagesInFile,
    period: PeriodInFile,
    group: Type.Optional(
      Type.Enum(['Ed25519', 'BELENIOS-2048'], {
        default: 'Ed25519',
        description: 'The mathematical group of the ballots; Ed25519 when left out.',
      }),
    ),
    verification: Type.Optional(
      Type.Enum(['tracker', 'reveal'], {
        default: 'tracker',
        description:
          'tracker: voters can check that their ballot is in the urn. reveal: they also get a code that shows their ' +
          'vote to whoever holds it; not under french-public. tracker when left out.',
      }),
    ),
    credentials: Type.Optional(
      Type.Enum(['delivered', 'mailed'], {
        default: 'delivered',
        description:
          'delivered: handed out after sign-in. mailed: made and sent by an independent registrar. delivered when left out.',
      }),
    ),
    trustees: TrusteesInFile,
    weights: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'Whether the roll has a column “weight”, and ballots count as often as it says. Weights are public, without ' +
          'names: a weight that few have narrows down whose ballot is whose. false when left out.',
      }),
    ),
    signIn: Type.Object(
      {
        openIdConnect: Type.Object(
          {
            keys: Type.Array(SignInKeyInFile, {
              minItems: 1,
              maxItems: 20,
              description: 'In the order of the page.',
            }),
            help: Type.Optional(text('Help about the keys.')),
          },
          { title: 'sign-in by OpenID Connect', additionalProperties: false },
        ),
      },
      { title: 'sign-in', description: 'How voters prove who they are.', additionalProperties: false },
    ),
    support: Type.Optional(
      Type.Object(
        {
          email: Type.Optional(
            Type.String({
              pattern: '^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$',
              maxLength: 254,
              description: 'The address that helps.',
              patternErrorMessage: 'an e-mail address, such as elections@example.org',
            }),
          ),
          phone: Type.Optional(line('The number that helps, as voters read it.', 60)),
          hours: Type.Optional(text('When somebody answers.')),
        },
        { title: 'support', description: 'Who helps the voters.', additionalProperties: false },
      ),
    ),
    content: Type.Optional(ContentInFile),
    embeddingOrigins: Type.Optional(
      Type.Array(Type.String({ examples: ['https://www.example.org'] }), {
        uniqueItems: true,
        maxItems: 50,
        description: 'Sites in whose pages the booth may run, as scheme and host; none when left out.',
      }),
    ),
    districts: Type.Optional(
      Type.Array(DistrictInFile, {
        minItems: 1,
        maxItems: 1000,
        description: 'The parts of the territory that the roll knows.',
      }),
    ),
    elections: Type.Array(ElectionInFile, { minItems: 1, maxItems: 200 }),
  },
  {
    title: 'consultation',
    description: 'A consultation of Isoloir: what an organisation runs in one period.',
    additionalProperties: false,
  },
);
export type DefinitionInFile = Static<typeof DefinitionInFile>;

/** The JSON Schema (2020-12) by which editors check and complete `election.yaml`; `examples/election.schema.json`. */
export function definitionJsonSchema(): Record<string, unknown> {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...DefinitionInFile };
}
