import { localized, msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { AskingDialog } from '../shared/asking-dialog.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './confirm-dialog.styles.ts';

/**
 * A question between two pages: what comes next, in the page's words, and whether to go on. It opens where `open` is set,
 * begins at its title, and gives the focus back to what had it.
 *
 * @summary A dialog to go on or to go back.
 * @slot - What the voter should know before going on.
 * @event {CustomEvent<void>} isoloir-confirm - The voter goes on; neither bubbles nor is composed.
 * @event {CustomEvent<void>} isoloir-cancel - The voter does not, by the button or by Escape; neither bubbles nor is composed.
 * @csspart dialog - The dialog.
 */
@localized()
export class IsoloirConfirmDialog extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Whether the dialog is open. It closes itself when the voter answers. */
  @property({ type: Boolean }) open = false;

  /** Title of the dialog. */
  @property() heading = '';

  /** What the button that goes on says. Without it: « Continuer ». */
  @property({ attribute: 'confirm-label' }) confirmLabel = '';

  /** What the other button says. Without it: « Annuler ». */
  @property({ attribute: 'cancel-label' }) cancelLabel = '';

  readonly #dialog = new AskingDialog<'isoloir-confirm' | 'isoloir-cancel'>(this, '#title', 'isoloir-cancel');

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      <dialog
        part="dialog"
        aria-labelledby="title"
        @cancel=${this.#dialog.onCancel}
        @close=${this.#dialog.onClose}
      >
        <h2 id="title" class="title-2" tabindex="-1">${this.heading}</h2>
        <div class="text"><slot></slot></div>
        <div class="dialog-buttons">
          <button
            type="button"
            class="button"
            @click=${() => {
              this.#dialog.answer('isoloir-confirm');
            }}
          >
            ${this.confirmLabel === '' ? msg('Continuer') : this.confirmLabel}
          </button>
          <button
            type="button"
            class="button quiet"
            @click=${() => {
              this.#dialog.answer('isoloir-cancel');
            }}
          >
            ${this.cancelLabel === '' ? msg('Annuler') : this.cancelLabel}
          </button>
        </div>
      </dialog>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-confirm-dialog': IsoloirConfirmDialog;
  }
}
