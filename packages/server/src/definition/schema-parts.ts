import { Type, type Static, type TSchema } from 'typebox';
import type { Language } from '../http/schemas/common.ts';

/** Building blocks of the shape of `election.yaml`. */

const nameOfTheCode = 'small letters and digits, in words joined by hyphens, such as walloon-brabant';

/** The id of something. */
export function code(description: string) {
  return Type.String({
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    maxLength: 64,
    description,
    patternErrorMessage: nameOfTheCode,
  });
}

/** A text on one line, the same in all languages. */
export function line(description: string, maxLength = 300) {
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

/** A text that voters read. */
export function text(description: string) {
  return Type.Union(TextInFile.anyOf, {
    description: `${description} One text for all languages, or {fr: …, nl: …}.`,
  });
}

/** An hour on the clocks of the period's zone. */
export function localTime(description: string) {
  return Type.String({
    pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$',
    description,
    examples: ['2024-01-30T08:00'],
    patternErrorMessage:
      'a day and an hour on the clocks of the time zone, without offset, such as 2024-01-30T08:00',
  });
}

/** Names of files beside `election.yaml` or below, without their ending. */
export const fileStem = '[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*(/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*)*';

/** A file beside `election.yaml` or below, for all languages or one for each. */
export function file(description: string, kind: { name: string; ending: string; example: string }) {
  const one = {
    pattern: `^${fileStem}\\.${kind.ending}$`,
    maxLength: 200,
    patternErrorMessage: `${kind.name} beside election.yaml or below, such as ${kind.example}`,
  };
  return Type.Union(
    [
      Type.String(one),
      Type.Object(
        {
          fr: Type.Optional(Type.String({ ...one, description: 'In French.' })),
          nl: Type.Optional(Type.String({ ...one, description: 'In Dutch.' })),
        },
        { title: 'text', additionalProperties: false },
      ),
    ],
    { description, patternErrorMessage: one.patternErrorMessage },
  );
}

/** A list of things that each have an id. */
export function listOf<Item extends TSchema>(item: Item, maxItems: number, description: string) {
  return Type.Array(item, { minItems: 1, maxItems, description });
}

/** The file of each language; one that the consultation does not use takes the file of its first language. */
export function filesOf(given: TextInFile, fallback: Language): { readonly fr: string; readonly nl: string } {
  if (typeof given === 'string') return { fr: given, nl: given };
  const common = given[fallback] ?? '';
  return { fr: given.fr ?? common, nl: given.nl ?? common };
}
