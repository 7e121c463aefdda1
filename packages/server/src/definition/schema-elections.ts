import { Type, type Static } from 'typebox';
import { code, file, line, text } from './schema-parts.ts';

/** The shape of elections in `election.yaml`: who may vote in each, its questions, candidates and lists. */

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

const MemberInFile = Type.Object(
  {
    name: line('As it stands on the list.', 200),
    address: Type.Optional(text('As it stands under the name.')),
  },
  {
    title: 'candidate of a list',
    description: 'Somebody who stands on a list.',
    additionalProperties: false,
  },
);
export type MemberInFile = Static<typeof MemberInFile>;

const StatementInFile = Type.Object(
  {
    pdf: file('The statement as the list handed it in. A PDF for all languages, or {fr: …, nl: …}.', {
      name: 'a PDF file',
      ending: 'pdf',
      example: 'statements/list-one.fr.pdf',
    }),
    text: file(
      'The same words as Markdown, for everybody who can not read a PDF well. A file for all languages, or {fr: …, nl: …}.',
      { name: 'a Markdown file', ending: 'md', example: 'statements/list-one.fr.md' },
    ),
  },
  {
    title: 'statement',
    description: 'What the list says of itself (profession de foi).',
    additionalProperties: false,
  },
);
export type StatementInFile = Static<typeof StatementInFile>;

export const ListInFile = Type.Object(
  {
    id: Type.Optional(code('Made from the name when left out. Needed when two lists have the same name.')),
    name: text('As it stands on the ballot.'),
    statement: Type.Optional(StatementInFile),
    candidates: Type.Array(MemberInFile, {
      minItems: 1,
      maxItems: 500,
      description: 'In the order of the list.',
    }),
  },
  { title: 'list', description: 'Candidates who stand together.', additionalProperties: false },
);
export type ListInFile = Static<typeof ListInFile>;

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
        description: 'Fewest candidates of a vote; 0 when left out. Not with lists.',
      }),
    ),
    maximum: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 500,
        description: 'Most candidates of a vote. Needed with candidates; not with lists.',
      }),
    ),
    blank: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Whether the ballot offers a blank vote; false when left out.',
      }),
    ),
    candidates: Type.Optional(
      Type.Array(CandidateInFile, {
        minItems: 1,
        maxItems: 500,
        description: 'In the order of the ballot. Either candidates or lists.',
      }),
    ),
    lists: Type.Optional(
      Type.Array(ListInFile, {
        minItems: 1,
        maxItems: 200,
        description: 'The voter chooses exactly one. Either candidates or lists.',
      }),
    ),
    order: Type.Optional(
      Type.Enum(['drawn', 'as-written'], {
        default: 'drawn',
        description:
          'The order of the lists: drawn by lot at sealing, in a way that anybody can redo, or as written here. drawn when left out.',
      }),
    ),
  },
  {
    title: 'question',
    description: 'A category of candidates with its own maximum, or a choice of one list.',
    additionalProperties: false,
  },
);
export type QuestionInFile = Static<typeof QuestionInFile>;

function someOf(kind: string, description: string) {
  return Type.Optional(
    Type.Array(Type.String({ description: `The id of a ${kind}.` }), {
      minItems: 1,
      uniqueItems: true,
      description,
    }),
  );
}

export const ElectorateInFile = Type.Object(
  {
    districts: someOf('district', 'Voters of these districts.'),
    colleges: someOf('college', 'Voters of these colleges.'),
    exceptSituations: someOf('situation', 'Not the voters in these situations.'),
  },
  { title: 'electorate', additionalProperties: false },
);
export type ElectorateInFile = Static<typeof ElectorateInFile>;

export const ElectionInFile = Type.Object(
  {
    id: code('Names the election within the consultation.'),
    title: text('Such as “Conseil provincial de Liège”.'),
    electorate: Type.Optional(
      Type.Object(ElectorateInFile.properties, {
        title: 'electorate',
        additionalProperties: false,
        description:
          'Who may vote in it: everybody on the roll when left out; else those for whom all of it holds.',
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
