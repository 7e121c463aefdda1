import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { busyIcon, downloadIcon, errorIcon, successIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './document-download.styles.ts';

/** Where a download stands. `missing`: the voter wanted to go on without it. */
export type DownloadState = 'ready' | 'busy' | 'done' | 'failed' | 'missing';

/**
 * A document to download: what it is, a button, and how it went, in words and by an icon. The page makes the document
 * when it is told to, and sets `state`; the button stays in place and keeps the focus throughout.
 *
 * @summary A button to download a document, with its outcome.
 * @slot - More about the document, as another way to it: a page to print.
 * @event {CustomEvent<void>} isoloir-download - The voter wants the document; not told again while it is made; neither bubbles nor is composed.
 * @csspart button - The button.
 */
@localized()
export class IsoloirDocumentDownload extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** What the button says, the format included: « Téléchargez votre confirmation de vote (PDF) ». */
  @property() label = '';

  /** What the document is for. */
  @property() description = '';

  /** Where it stands. */
  @property() state: DownloadState = 'ready';

  /** What is said of a failure; without it, that the document could not be made and that it may be tried again. */
  @property() failure = '';

  /** Moves the focus to the button. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('button')?.focus(options);
    });
  }

  #download(): void {
    if (this.state === 'busy') return;
    this.dispatchEvent(new CustomEvent('isoloir-download'));
  }

  protected override render(): TemplateResult {
    const busy = this.state === 'busy';
    return html`<div class="root" lang=${getLocale()}>
      ${this.description === '' ? nothing : html`<p class="description" id="description">${this.description}</p>`}
      <button
        type="button"
        class="button"
        part="button"
        aria-describedby=${this.description === '' ? nothing : 'description'}
        aria-disabled=${busy ? 'true' : nothing}
        @click=${() => {
          this.#download();
        }}
      >
        ${busy ? busyIcon() : downloadIcon()}<span>${this.label}</span>
      </button>
      <div class="outcome" role="status">${this.#renderOutcome()}</div>
      <slot></slot>
    </div>`;
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    switch (this.state) {
      case 'ready':
        return nothing;
      case 'busy':
        return html`<p class="told">${busyIcon()}<span>${msg('Préparation du document…')}</span></p>`;
      case 'done':
        return html`<p class="told good">
          ${successIcon()}<span>${msg('Document téléchargé. Conservez-le.')}</span>
        </p>`;
      case 'missing':
        return renderProblem(msg('ce document n’est pas encore téléchargé. Téléchargez-le pour continuer.'));
      case 'failed':
        return renderProblem(
          this.failure === ''
            ? msg('le document n’a pas pu être préparé. Essayez de nouveau.')
            : this.failure,
        );
    }
  }
}

function renderProblem(problem: string): TemplateResult {
  return html`<p class="told bad">
    ${errorIcon()}<span><strong>${withColon(msg('Erreur'))}</strong>${` ${problem}`}</span>
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-document-download': IsoloirDocumentDownload;
  }
}
