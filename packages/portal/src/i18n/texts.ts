import { createInstance, type i18n, type TFunction } from 'i18next';
import french from '../../../../locales/portal/fr.json?first' with { type: 'json' };
import dutch from '../../../../locales/portal/nl.json?first' with { type: 'json' };
import { dateInWords, timeInWords, zoneInWords } from './format.ts';
import { type Language, languages } from './language.ts';

/** A text in each language, as the server gives them. */
export interface LocalizedText {
  readonly fr: string;
  readonly nl: string;
}

/** The words of the pages in the current language, with the dates and texts of elections. */
export class Texts {
  readonly t: TFunction;
  readonly #i18n: i18n;
  #language: Language = languages[0];

  constructor(language: Language) {
    this.#i18n = createInstance({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...languages],
      // Both languages are part of the code: a switch in the middle of a vote must not ask the network for anything.
      resources: { fr: { translation: french }, nl: { translation: dutch } },
      initAsync: false,
      // Lit escapes what it draws.
      interpolation: { escapeValue: false },
    });
    void this.#i18n.init();
    this.t = this.#i18n.t;
    this.#language = language;
  }

  /** The current language. */
  get language(): Language {
    return this.#language;
  }

  /** Loads the texts of the pages beside the booth, in both languages. */
  async loadPageTexts(): Promise<void> {
    const { pageTexts } = await import('./page-texts.ts');
    for (const language of languages) {
      this.#i18n.addResourceBundle(language, 'translation', pageTexts[language], true, true);
    }
  }

  /** Changes the language of everything that is drawn from now on. */
  async setLanguage(language: Language): Promise<void> {
    await this.#i18n.changeLanguage(language);
    this.#language = language;
  }

  /** A text of the election’s own, in the current language. */
  of(text: LocalizedText): string {
    return text[this.#language];
  }

  /** Day and hour without the zone: « 6 mars 2024 à 16 h ». */
  moment(instant: string, timeZone: string): string {
    const at = new Date(instant);
    return this.t('format.moment', {
      date: dateInWords(at, this.#language, timeZone),
      time: timeInWords(at, this.#language, timeZone),
    });
  }

  /** Day, hour and zone: « 6 mars 2024 à 16 h (heure de Bruxelles) ». */
  zonedMoment(instant: string, timeZone: string): string {
    return this.t('format.zoned', {
      moment: this.moment(instant, timeZone),
      zone: this.zone(instant, timeZone),
    });
  }

  /** The time zone in words. */
  zone(instant: string, timeZone: string): string {
    switch (timeZone) {
      case 'Europe/Brussels':
      case 'Europe/Paris':
        return this.t(`zones.${timeZone}`);
      default:
        return zoneInWords(new Date(instant), this.#language, timeZone);
    }
  }
}
