import i18next from 'i18next';
import type { Language } from './http/schemas/common.ts';
import fr from '../../../locales/server/fr.json' with { type: 'json' };
import nl from '../../../locales/server/nl.json' with { type: 'json' };

/** A text of one room of the server by its key there. */
export type Translate = (key: string, values?: Readonly<Record<string, string>>) => string;

const instance = i18next.createInstance();
await instance.init({
  resources: { fr: { translation: fr }, nl: { translation: nl } },
  lng: 'fr',
  fallbackLng: false,
  // Whatever is shown as HTML goes through the tag `html`, which escapes it.
  interpolation: { escapeValue: false },
});

/** The texts of a room of `locales/server` in one language. A key without text is a mistake of ours, and throws. */
export function textsOf(
  room: 'annulledUrn' | 'identityProvider' | 'mail' | 'minutes' | 'results' | 'sms' | 'turnout',
  language: Language,
): Translate {
  const translate = instance.getFixedT(language, null, room);
  return (key, values = {}) => {
    if (!instance.exists(`${room}.${key}`, { lng: language })) {
      throw new Error(`There is no text ${room}.${key} in ${language}`);
    }
    return translate(key, values);
  };
}
