import i18next from 'i18next';
import type { Language } from '../http/schemas/common.ts';
import fr from '../../../../locales/server/fr.json' with { type: 'json' };
import nl from '../../../../locales/server/nl.json' with { type: 'json' };

/** A text of the provider's pages by its key below `identityProvider`. */
export type Translate = (key: string, values?: Readonly<Record<string, string>>) => string;

const instance = i18next.createInstance();
await instance.init({
  resources: { fr: { translation: fr }, nl: { translation: nl } },
  lng: 'fr',
  fallbackLng: false,
  // Whatever is shown goes through the tag `html`, which escapes it.
  interpolation: { escapeValue: false },
});

/** The texts of one language. A key without text is a mistake of ours, and throws. */
export function textsIn(language: Language): Translate {
  const translate = instance.getFixedT(language, null, 'identityProvider');
  return (key, values = {}) => {
    if (!instance.exists(`identityProvider.${key}`, { lng: language })) {
      throw new Error(`There is no text identityProvider.${key} in ${language}`);
    }
    return translate(key, values);
  };
}

/** The first language of an OpenID `ui_locales` (`nl-BE fr`) that the pages have; French when there is none. */
export function languageOf(uiLocales: unknown): Language {
  const wanted = typeof uiLocales === 'string' ? uiLocales.toLowerCase().split(/\s+/) : [];
  for (const tag of wanted) {
    const [base] = tag.split('-');
    if (base === 'fr' || base === 'nl') return base;
  }
  return 'fr';
}
