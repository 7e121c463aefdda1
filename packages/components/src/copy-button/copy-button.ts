import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { copyIcon, tickIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './copy-button.styles.ts';

/**
 * Copies a text. Success is written beside the button and said; where the browser refuses the clipboard, the text
 * is shown selected, to be copied by hand.
 *
 * @summary A button that copies a text.
 * @event {CustomEvent<void>} isoloir-copied - After the text was copied; neither bubbles nor is composed.
 * @csspart button - The button.
 */
@localized()
export class IsoloirCopyButton extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The text to copy. */
  @property() value = '';

  /** What the button says. Say what is copied: « Copier le code ». */
  @property() label = '';

  @state() private outcome: 'none' | 'copied' | 'refused' = 'none';

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('value')) this.outcome = 'none';
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      // Refused by the browser, or absent on a page without TLS: the voter can still copy by hand.
      this.outcome = 'refused';
      await this.updateComplete;
      this.#selectText();
      return;
    }
    this.outcome = 'copied';
    this.dispatchEvent(new CustomEvent('isoloir-copied'));
  }

  #selectText(): void {
    const field = this.renderRoot.querySelector('textarea');
    field?.focus();
    field?.select();
  }

  protected override render(): TemplateResult {
    const copied = this.outcome === 'copied';
    return html`<div class="root" lang=${getLocale()}>
      <button type="button" class="button quiet" part="button" @click=${() => this.#copy()}>
        ${copied ? tickIcon() : copyIcon()}<span>${this.label === '' ? msg('Copier') : this.label}</span>
      </button>
      <span class="status" role="status">${copied ? msg('Copié') : nothing}</span>
      ${this.outcome === 'refused' ? this.#renderByHand() : nothing}
    </div>`;
  }

  #renderByHand(): TemplateResult {
    return html`<div class="by-hand">
      <label for="text">
        ${msg('Votre navigateur ne permet pas la copie automatique. Le texte est sélectionné\u00a0: copiez-le.')}
      </label>
      <textarea
        id="text"
        readonly
        rows="3"
        spellcheck="false"
        autocomplete="off"
        .value=${this.value}
      ></textarea>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-copy-button': IsoloirCopyButton;
  }
}
