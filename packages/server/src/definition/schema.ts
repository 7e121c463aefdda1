import { Type, type Static } from 'typebox';
import { ElectionInFile } from './schema-elections.ts';
import { code, file, fileStem, line, listOf, localTime, text } from './schema-parts.ts';

/**
 * The shape of `election.yaml`, written once: `isoloir consultation check` reads by it, and editors complete and
 * check by the JSON Schema made of it. Titles name an object in messages ("unknown key in a question");
 * `patternErrorMessage` says in plain words what a text must look like, here and in editors.
 */

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

function markdown(description: string) {
  return file(`${description} A file of Markdown for all languages, or {fr: …, nl: …}.`, {
    name: 'a Markdown file',
    ending: 'md',
    example: 'content/faq.fr.md',
  });
}

const ContentInFile = Type.Object(
  {
    faq: Type.Optional(markdown('Questions and answers.')),
    contact: Type.Optional(markdown('How to reach the organisation.')),
    signInHelp: Type.Optional(markdown('Help about signing in, at length.')),
    thanks: Type.Optional(markdown('What a voter reads at the very end.')),
  },
  {
    title: 'content',
    description: 'The organisation’s own texts for the portal, each in a file of its own.',
    additionalProperties: false,
  },
);
export type ContentInFile = Static<typeof ContentInFile>;

function group(title: string) {
  return Type.Object(
    { id: code('As written in the roll.'), title: text('As voters read it.') },
    { title, additionalProperties: false },
  );
}

const OrganiserInFile = Type.Object(
  { name: text('As voters read it.') },
  { title: 'organiser', additionalProperties: false },
);

const SignInInFile = Type.Object(
  {
    openIdConnect: Type.Optional(
      Type.Object(
        {
          keys: listOf(SignInKeyInFile, 20, 'In the order of the page.'),
          help: Type.Optional(text('Help about the keys.')),
          withOrderNumber: Type.Optional(
            Type.Boolean({
              default: false,
              description:
                'Whether voters complete it by their order number, which the roll then has; false when left out.',
            }),
          ),
        },
        { title: 'sign-in by OpenID Connect', additionalProperties: false },
      ),
    ),
    password: Type.Optional(
      Type.Object(
        {
          help: Type.Optional(text('Help about identifier and password.')),
          withOrderNumber: Type.Optional(
            Type.Boolean({
              default: true,
              description:
                'Whether the order number is asked for too, which the roll then has; true when left out.',
            }),
          ),
        },
        {
          title: 'sign-in by password',
          description:
            'Identifier, password and order number. The identifier comes with the invitation, the password by SMS; the roll has the columns orderNumber and mobile.',
          additionalProperties: false,
        },
      ),
    ),
    token: Type.Optional(
      Type.Object(
        { help: Type.Optional(text('Help about the token.')) },
        {
          title: 'voting token',
          description:
            'Every way in also wants a token, which voters ask for by their number and get by e-mail. It is used up by voting in all elections of the voter.',
          additionalProperties: false,
        },
      ),
    ),
    links: Type.Optional(
      Type.Object(
        {
          help: Type.Optional(text('Help about the link.')),
          validDays: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 366,
              description:
                'Days for which a link is good, until closing at most; until closing when left out.',
            }),
          ),
        },
        {
          title: 'single-use links',
          description:
            'Voters get identifier and password through a link by e-mail that works once, after they have proved who they are by number and department of birth; the roll has the column birthDepartment, and nobody needs a mobile phone.',
          additionalProperties: false,
        },
      ),
    ),
  },
  {
    title: 'sign-in',
    description: 'How voters prove who they are: one way at least.',
    additionalProperties: false,
  },
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
    signIn: SignInInFile,
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
    organisers: Type.Optional(
      listOf(OrganiserInFile, 10, 'Who holds it together, named on the landing page.'),
    ),
    turnout: Type.Optional(
      Type.Enum(['public', 'office'], {
        default: 'office',
        description:
          'Who may see how many have voted while voting goes on: everybody (by the hour, small groups merged), or the office alone. office when left out.',
      }),
    ),
    home: Type.Optional(
      Type.Enum(['cards', 'landing'], {
        default: 'cards',
        description:
          'The first page: a card for each thing to do, or a landing page with countdown, ways in and assistance. cards when left out.',
      }),
    ),
    theme: Type.Optional(
      Type.String({
        pattern: `^(default|ordre|ministere|${fileStem}\\.json)$`,
        maxLength: 200,
        default: 'default',
        description: 'The looks: default, ordre, ministere, or a file of tokens beside this one, .json.',
        patternErrorMessage: 'default, ordre, ministere, or a file such as theme.json',
      }),
    ),
    content: Type.Optional(ContentInFile),
    embeddingOrigins: Type.Optional(
      Type.Array(Type.String({ examples: ['https://www.example.org'] }), {
        uniqueItems: true,
        maxItems: 50,
        description:
          'Sites whose pages may show what is public (banner, turnout, results) and be gone back to, as scheme and host; none when left out.',
      }),
    ),
    boothOrigins: Type.Optional(
      Type.Array(Type.String({ examples: ['https://www.example.org'] }), {
        uniqueItems: true,
        maxItems: 10,
        description:
          'Sites in whose own pages voters may vote. Whoever runs such a site, or can change its pages, can read and ' +
          'change the votes cast there. They may show what is public too. Not with credentials: mailed; none when left out.',
      }),
    ),
    districts: Type.Optional(
      listOf(group('district'), 1000, 'The parts of the territory that the roll knows.'),
    ),
    colleges: Type.Optional(
      listOf(group('college'), 100, 'The kinds of voters that the roll knows, in its column “college”.'),
    ),
    situations: Type.Optional(
      listOf(
        group('situation'),
        100,
        'The situations in which the roll knows voters to be, in its column “situation”.',
      ),
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
