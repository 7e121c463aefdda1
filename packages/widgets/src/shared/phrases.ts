import { texts } from '../generated/texts.ts';

/** A language of the widgets; the same as those of the components. */
export type Language = keyof typeof texts;

type Counted<Key> = Key extends `${infer Base}_other` ? Base : never;
type Form<Key, All> = Key extends `${Counted<All>}_${string}` ? never : Key;

/** Names a text among those that are stored under such keys; of a text with a number, all its forms together. */
export type KeyOf<Stored> = Form<Stored, Stored> | Counted<Stored>;

/** Names a text of the widgets. */
export type TextKey = KeyOf<keyof typeof texts.fr>;

/** Texts as they are stored, by language. */
export type StoredTexts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** What is filled in. */
export type Values = Readonly<Record<string, string | number>>;

const regions = { fr: 'fr-BE', nl: 'nl-BE' } as const;

/** A text of the widgets in a language: see `phraseOf`. */
export function phrase(language: Language, key: TextKey, values: Values): string {
  return phraseOf(texts, language, key, values);
}

/**
 * One of these texts in a language. `{{name}}` is filled in from `values`; with a `count`, the form that the language has for that
 * number is taken.
 */
export function phraseOf(all: StoredTexts, language: Language, key: string, values: Values): string {
  const { count } = values;
  const form = typeof count === 'number' ? `_${new Intl.PluralRules(language).select(count)}` : '';
  return stored(all, language, `${key}${form}`).replace(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text ${key} wants ${name}`);
    return typeof value === 'number' ? numberPhrase(language, value) : value;
  });
}

/** A number as a language writes it: « 12 045 », “12.045”. */
export function numberPhrase(language: Language, value: number): string {
  return new Intl.NumberFormat(regions[language]).format(value);
}

/** A share from 0 to 1 in percent: « 45,3 % », “45,3%”. */
export function percentPhrase(language: Language, share: number): string {
  return new Intl.NumberFormat(regions[language], { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

function stored(all: StoredTexts, language: Language, key: string): string {
  const found = all[language][key];
  if (found === undefined) throw new Error(`There is no text ${key} in ${language}`);
  return found;
}
