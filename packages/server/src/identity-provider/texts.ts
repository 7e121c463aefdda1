import type { Language } from '../http/schemas/common.ts';
import { textsOf, type Translate } from '../texts.ts';

export type { Translate };

/** The texts of the provider's pages in one language. */
export function textsIn(language: Language): Translate {
  return textsOf('identityProvider', language);
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
