import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { codeGroups } from '../shared/code-groups.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { warningIcon } from '../shared/icons.ts';
import { codeStyles } from '../styles/code.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './verification-code.styles.ts';

/**
 * The code with which the voter, and whoever else has it, can see the vote as cast. Shown in groups of four for the
 * eye; a copy has no gaps. The code stays in the page: no event carries it.
 *
 * @summary The verification code, to keep and to keep secret.
 * @slot - What to do with it, in the organisation's words.
 * @event {CustomEvent<void>} isoloir-code-kept - The voter copied the code; neither bubbles nor is composed.
 * @csspart panel - The whole panel.
 */
@localized()
export class IsoloirVerificationCode extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, codeStyles, styles];

  /** The code, without gaps. */
  @property() code = '';

  /** Title. Without it: « Votre code de vérification ». */
  @property() heading = '';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  #kept(): void {
    this.dispatchEvent(new CustomEvent('isoloir-code-kept'));
  }

  protected override render(): TemplateResult {
    const title = this.heading === '' ? msg('Votre code de vérification') : this.heading;
    return html`<section class="root" part="panel" lang=${getLocale()} aria-labelledby="heading">
      ${heading(this.headingLevel, 'heading', 'title-2', title)}
      <slot></slot>
      <p class="code" translate="no">${codeGroups(this.code)}</p>
      <isoloir-copy-button
        .value=${this.code}
        .label=${msg('Copier le code')}
        @isoloir-copied=${() => {
          this.#kept();
        }}
      ></isoloir-copy-button>
      <p class="secret">
        ${warningIcon()}<span
          >${msg('Ne communiquez ce code à personne. Quiconque le possède peut lire votre vote.')}</span
        >
      </p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-verification-code': IsoloirVerificationCode;
  }
}
