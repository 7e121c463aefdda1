import { configureLocalization } from '@lit/localize';
import * as dutch from './generated/locales/nl.ts';
import { type Locale, locales } from './locales.ts';

export { type Locale, locales } from './locales.ts';

// Configured once for the whole package: @lit/localize allows no second time. Both languages are part of the
// code, since a language chunk that fails to load would leave a voter without their language until a reload.
const localization = configureLocalization({
  sourceLocale: locales[0],
  targetLocales: locales.slice(1),
  loadLocale: () => Promise.resolve(dutch),
});

/** Shows every component of the page in this language; resolves when they may be drawn again. */
export function setLocale(locale: Locale): Promise<void> {
  return localization.setLocale(locale);
}

/** The language that the components are in now. */
export function getLocale(): Locale {
  const current = localization.getLocale();
  return locales.find((locale) => locale === current) ?? locales[0];
}
