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

/**
 * Shows every component in the language of the page, `<html lang>`, now and whenever that changes; in the first
 * language where the page is in none of ours. The components name their own language to screen readers in any case.
 *
 * @returns what ends it: call it before `setLocale`, where a choice of the voter goes before the page's language
 */
export function followPageLanguage(): () => void {
  const page = document.documentElement;
  const follow = (): void => {
    const [language] = page.lang.toLowerCase().split('-');
    void setLocale(locales.find((locale) => locale === language) ?? locales[0]);
  };
  const observer = new MutationObserver(follow);
  observer.observe(page, { attributeFilter: ['lang'] });
  follow();
  return () => {
    observer.disconnect();
  };
}

/** The language that the components are in now. */
export function getLocale(): Locale {
  const current = localization.getLocale();
  return locales.find((locale) => locale === current) ?? locales[0];
}
