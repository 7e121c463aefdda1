import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale, type Locale, locales } from '../localization.ts';
import { tickIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './language.styles.ts';

const nativeNames = { fr: 'Français', nl: 'Nederlands' } as const;

/**
 * The languages to choose from, each under its own name and always in view. The page switches itself and the
 * components (`setLocale`), and keeps step, choices and address.
 *
 * @summary A language switch with native names.
 * @event {CustomEvent<{ language: Locale }>} isoloir-language-change - The voter chose another language; bubbles and is composed.
 * @csspart button - One language.
 */
@localized()
export class IsoloirLanguage extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The language in use. */
  @property() value: Locale = 'fr';

  /** The languages offered, in order. */
  @property({ attribute: false }) languages: readonly Locale[] = locales;

  #choose(language: Locale): void {
    if (language === this.value) return;
    this.value = language;
    this.dispatchEvent(
      new CustomEvent('isoloir-language-change', { detail: { language }, bubbles: true, composed: true }),
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()} role="group" aria-label=${msg('Langue')}>
      ${this.languages.map(
        (language) =>
          html`<button
            type="button"
            class="button quiet"
            part="button"
            lang=${language}
            aria-pressed=${language === this.value ? 'true' : 'false'}
            @click=${() => {
              this.#choose(language);
            }}
          >
            ${tickIcon('tick')}<span>${nativeNames[language]}</span>
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-language': IsoloirLanguage;
  }
}
