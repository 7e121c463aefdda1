import { getLocale } from '../localization.ts';

const rules = { fr: new Intl.PluralRules('fr'), nl: new Intl.PluralRules('nl') } as const;

/**
 * The form of a text that a count asks for in the current language: in French 0 and 1 are singular, in Dutch 1
 * only. Each form is a whole sentence, never glued from parts.
 */
export function plural(count: number, forms: { one: () => string; other: () => string }): string {
  return rules[getLocale()].select(count) === 'one' ? forms.one() : forms.other();
}
