/** The languages of the portal, equal in rank; the first is shown when nothing tells which one to take. */
export const languages = ['fr', 'nl'] as const;

/** A language of the portal. */
export type Language = (typeof languages)[number];

/** What the portal can know about the language that somebody wants. */
export interface LanguageHints {
  /** `?lang=` of the address: somebody linked to this language. */
  readonly asked?: string | undefined;
  /** What was chosen on this device before. */
  readonly stored?: string | undefined;
  /** The voter’s own language on the roll. */
  readonly voter?: string | undefined;
  /** `navigator.languages`. */
  readonly browser: readonly string[];
}

/** The language to show, and whether a person chose it: a choice is never overruled. */
export function chooseLanguage(hints: LanguageHints): { language: Language; chosen: boolean } {
  const choice = languageOf(hints.asked) ?? languageOf(hints.stored);
  if (choice !== undefined) return { language: choice, chosen: true };
  const found = [hints.voter, ...hints.browser].map(languageOf).find((language) => language !== undefined);
  return { language: found ?? languages[0], chosen: false };
}

/** The language of a tag such as `nl-BE`, where it is one of ours. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary);
}
