import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './text-size.styles.ts';

/** The sizes to choose from, in percent of the page's own. */
export const textSizes = [100, 125, 150, 200] as const;

/** A text size, in percent of the page's own. */
export type TextSize = (typeof textSizes)[number];

/**
 * Lets the voter choose a text size in a dialog. The page applies it, to its root font size or to
 * `--isoloir-font-size`, and remembers it; the zoom of the browser goes on working beside it.
 *
 * @summary A button and a dialog to choose the text size.
 * @event {CustomEvent<{ size: TextSize }>} isoloir-text-size-change - The voter chose another size; bubbles and is composed.
 * @csspart button - The button that opens the dialog.
 */
@localized()
export class IsoloirTextSize extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The size in use. */
  @property({ type: Number }) value: TextSize = 100;

  /** The fuller form: a button that says « Accessibilité », and a sentence in the dialog to try a size on. */
  @property({ type: Boolean }) dialog = false;

  /** Milliseconds before the new size is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private draft: TextSize = 100;

  readonly #announcer = new Announcer(this, () => this.announceDelay);

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  async #open(): Promise<void> {
    this.draft = this.value;
    await this.updateComplete;
    this.#dialog()?.showModal();
    // A dialog focuses the first radio button of its own accord; the one in use is where a choice starts.
    this.renderRoot.querySelector<HTMLInputElement>('input:checked')?.focus();
  }

  #validate(event: Event): void {
    event.preventDefault();
    this.#dialog()?.close();
    if (this.draft === this.value) return;
    this.value = this.draft;
    this.#announcer.say(msg(str`Taille du texte\u00a0: ${percent(this.value)}`));
    this.dispatchEvent(
      new CustomEvent('isoloir-text-size-change', {
        detail: { size: this.value },
        bubbles: true,
        composed: true,
      }),
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      <button
        type="button"
        class="button quiet"
        part="button"
        aria-haspopup="dialog"
        @click=${() => this.#open()}
      >
        <span class="letters" aria-hidden="true"><span>A</span><span>A</span></span>
        <span>${this.dialog ? msg('Accessibilité') : msg('Taille du texte')}</span>
      </button>
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      <dialog aria-labelledby="title">
        <form
          @submit=${(event: Event) => {
            this.#validate(event);
          }}
        >
          <fieldset>
            <legend id="title" class="title-2">${msg('Choisissez la taille du texte')}</legend>
            ${textSizes.map((size) => this.#renderSize(size))}
          </fieldset>
          ${
            this.dialog
              ? html`<p class="try size-${this.draft}">${msg('Ce texte montre la taille choisie.')}</p>`
              : nothing
          }
          <div class="dialog-buttons">
            <button type="submit" class="button">${msg('Valider')}</button>
            <button type="button" class="button quiet" @click=${() => this.#dialog()?.close()}>
              ${msg('Annuler')}
            </button>
          </div>
        </form>
      </dialog>
    </div>`;
  }

  #renderSize(size: TextSize): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name="size"
        value=${size}
        .checked=${live(this.draft === size)}
        @change=${() => {
          this.draft = size;
        }}
      />
      <span>${percent(size)}</span>
      <span class="sample size-${size}" aria-hidden="true">Aa</span>
    </label>`;
  }
}

function percent(size: TextSize): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent' }).format(size / 100);
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-text-size': IsoloirTextSize;
  }
}
