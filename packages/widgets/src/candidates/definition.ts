import {
  array,
  type InferOutput,
  object,
  optional,
  parse,
  pipe,
  string,
  number,
  integer,
  picklist,
} from 'valibot';

const localizedText = object({ fr: string(), nl: string() });
const person = { name: string(), address: optional(localizedText) };

const sealedDefinition = object({
  election: object({
    title: localizedText,
    questions: array(
      object({
        id: string(),
        kind: optional(picklist(['candidates', 'lists']), 'candidates'),
        title: localizedText,
        mandates: optional(pipe(number(), integer())),
        candidates: array(
          object({
            ...person,
            id: string(),
            /** Of a list: its name as voters read it. */
            title: optional(localizedText),
            /** Of a list: who stands on it, in order. */
            members: optional(array(object(person)), []),
          }),
        ),
      }),
    ),
  }),
});

/** Who stands in an election, as far as the page that tells it needs the sealed definition. */
export type Standing = InferOutput<typeof sealedDefinition>['election'];

/** A category of candidates, or lists. */
export type StandingQuestion = Standing['questions'][number];

/** Reads the sealed definition of an election; throws when the server gave anything else. */
export function readStanding(definition: string): Standing {
  return parse(sealedDefinition, JSON.parse(definition)).election;
}
