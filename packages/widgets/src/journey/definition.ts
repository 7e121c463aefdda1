import {
  array,
  boolean,
  type InferOutput,
  integer,
  literal,
  minLength,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  regex,
  string,
} from 'valibot';
import type { Category, Locale, Selection } from '@isoloir/components';

const localizedText = object({ fr: string(), nl: string() });
const count = pipe(number(), integer(), minValue(0));
const sealedDocument = object({ sha256: pipe(string(), regex(/^[0-9a-f]{64}$/)), bytes: count });
const sealedStatement = object({ pdf: sealedDocument, text: sealedDocument });

/** A file that was sealed by its hash, and its size. */
export type SealedDocument = InferOutput<typeof sealedDocument>;

/** What a list says of itself, in one language: a PDF, and the same words as Markdown. */
export type SealedStatement = InferOutput<typeof sealedStatement>;

/** The sealed definition, as far as the booth needs it; its shape is `SealedDefinition` of the API. */
export const sealedDefinition = object({
  version: literal(1),
  consultation: object({
    id: string(),
    kind: string(),
    title: localizedText,
    organisation: localizedText,
    /** `reveal`: a voter may have a code that shows their vote as cast. */
    verification: optional(picklist(['tracker', 'reveal']), 'tracker'),
    /** `mailed`: an independent registrar has mailed the credentials, and the server has none to give. */
    credentials: optional(picklist(['delivered', 'mailed']), 'delivered'),
    /** The sites whose pages may lead here and be gone back to. */
    embeddingOrigins: optional(array(string())),
    /** The sites in whose pages one may vote; what was sealed before there were any says nothing of them. */
    boothOrigins: optional(array(string())),
    /** Hex SHA-256 of the organisation’s own texts; what was sealed before they were says nothing of them. */
    content: optional(
      object({
        faq: optional(localizedText),
        contact: optional(localizedText),
        signInHelp: optional(localizedText),
        thanks: optional(localizedText),
      }),
    ),
  }),
  election: object({
    id: string(),
    run: count,
    uuid: string(),
    title: localizedText,
    questions: pipe(
      array(
        object({
          id: string(),
          title: localizedText,
          /** `lists`: the voter chooses exactly one list. */
          kind: optional(picklist(['candidates', 'lists']), 'candidates'),
          /** The order of the lists was drawn by lot, in a way that anybody can redo. */
          draw: optional(object({ seed: string() })),
          mandates: optional(count),
          minimum: count,
          maximum: count,
          blank: boolean(),
          candidates: pipe(
            array(
              object({
                id: string(),
                /** As the Belenios election has it. */
                name: string(),
                address: optional(localizedText),
                /** Of a list: its name as voters read it, and who stands on it. */
                title: optional(localizedText),
                members: optional(array(object({ name: string(), address: optional(localizedText) }))),
                statement: optional(object({ fr: sealedStatement, nl: sealedStatement })),
              }),
            ),
            minLength(1),
          ),
        }),
      ),
      minLength(1),
    ),
  }),
});

/** Everything that was fixed about an election at sealing. */
export type SealedDefinition = InferOutput<typeof sealedDefinition>;

/** The part of a Belenios election that must agree with the sealed definition. */
export const beleniosElection = object({
  uuid: string(),
  description: string(),
  questions: array(
    object({
      answers: array(string()),
      blank: optional(boolean()),
      min: count,
      max: count,
    }),
  ),
});

/** The choices of an opened ballot, one list of bits a question, as the ballot shows them. */
export function selectionOfChoices(
  categories: readonly Category[],
  choices: readonly (readonly (0 | 1)[])[],
): Selection {
  return Object.fromEntries(
    categories.map((category, index) => {
      const bits = choices[index] ?? [];
      // Belenios puts the blank vote before the candidates.
      const ofCandidates = category.blankAllowed ? bits.slice(1) : bits;
      const candidates = category.candidates
        .filter((_, place) => ofCandidates[place] === 1)
        .map(({ id }) => id);
      return [category.id, { blank: category.blankAllowed && bits[0] === 1, candidates }];
    }),
  );
}

/** The questions of a definition as the ballot shows them, in the voter’s language and in ballot order. */
export function categoriesOf(definition: SealedDefinition, language: Locale): readonly Category[] {
  return definition.election.questions.map((question) => ({
    id: question.id,
    name: question.title[language],
    minimum: question.minimum,
    maximum: question.maximum,
    ...(question.mandates === undefined ? {} : { mandates: question.mandates }),
    blankAllowed: question.blank,
    candidates: question.candidates.map(({ id, name, title, address }) => ({
      id,
      name: title?.[language] ?? name,
      ...(address === undefined ? {} : { address: address[language] }),
    })),
  }));
}
