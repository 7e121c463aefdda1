import { getLocale } from '@isoloir/components';
import { numberPhrase, percentPhrase, phrase, type TextKey, type Values } from './phrases.ts';

/** A text in the language of the components, with what is to be filled in. */
export function text(key: TextKey, values: Values = {}): string {
  return phrase(getLocale(), key, values);
}

/** A number as the language of the components writes it. */
export function numberText(value: number): string {
  return numberPhrase(getLocale(), value);
}

/** A share from 0 to 1 as the language of the components writes it, in percent. */
export function percentText(share: number): string {
  return percentPhrase(getLocale(), share);
}
