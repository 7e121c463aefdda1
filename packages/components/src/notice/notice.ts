import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { errorIcon, infoIcon, successIcon, warningIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './notice.styles.ts';

/** What a notice is about. */
export type NoticeVariant = 'info' | 'success' | 'warning' | 'error';

const icons = { info: infoIcon, success: successIcon, warning: warningIcon, error: errorIcon } as const;

/**
 * A message of the page, told by word, icon and border as well as by colour. It is not a live region: a page that
 * adds one later says so in its own.
 *
 * @summary A boxed message: information, success, warning or error.
 * @slot - The message.
 */
@localized()
export class IsoloirNotice extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** What it is about. */
  @property() variant: NoticeVariant = 'info';

  /** Title of the message. Without it, the word of the variant is the title. */
  @property() heading = '';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  protected override render(): TemplateResult {
    const word = wordOf(this.variant);
    const title =
      this.heading === ''
        ? word
        : html`<span class="visually-hidden">${withColon(word)} </span>${this.heading}`;
    return html`<div class="root ${this.variant}" lang=${getLocale()}>
      ${icons[this.variant]()}
      <div class="body">
        ${this.heading === '' ? html`<p class="title-3">${word}</p>` : heading(this.headingLevel, 'heading', 'title-3', title)}
        <div class="message"><slot></slot></div>
      </div>
    </div>`;
  }
}

function wordOf(variant: NoticeVariant): string {
  switch (variant) {
    case 'info':
      return msg('Information');
    case 'success':
      return msg('Réussi', { desc: 'Word of a success message' });
    case 'warning':
      return msg('Attention');
    case 'error':
      return msg('Erreur');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-notice': IsoloirNotice;
  }
}
