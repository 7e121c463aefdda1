import { localized, msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { AskingDialog } from '../shared/asking-dialog.ts';
import { remainingSeconds } from '../shared/duration.ts';
import { WakeUp } from '../shared/wake-up.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './session-warning.styles.ts';

/** Seconds for which one text stands: readers are told the time left as often. */
const step = 20;

/**
 * Asks whether the voter is still there before a session ends for want of activity. It opens where `open` is set, on the
 * button that goes on; one key is enough, Escape too. What is left is told every 20 seconds. It ends no session itself:
 * the page does, by the same clock.
 *
 * @summary The dialog before a session ends.
 * @slot - What ending means here: that choices on the page are lost, say.
 * @event {CustomEvent<void>} isoloir-continue - The voter is there; neither bubbles nor is composed.
 * @event {CustomEvent<void>} isoloir-sign-out - The voter signs out; neither bubbles nor is composed.
 * @csspart dialog - The dialog.
 */
@localized()
export class IsoloirSessionWarning extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Whether the dialog is open. It closes itself when the voter answers. */
  @property({ type: Boolean }) open = false;

  /** When the session ends without an answer. */
  @property({ attribute: false }) endsAt: Date | undefined;

  /** What time it is, in milliseconds since 1970, by the clock that ends the session. */
  @property({ attribute: false }) now: () => number = Date.now;

  readonly #dialog = new AskingDialog<'isoloir-continue' | 'isoloir-sign-out'>(
    this,
    '.continue',
    'isoloir-continue',
  );

  constructor() {
    super();
    this.addController(new WakeUp(this, () => this.#holdsFor()));
  }

  #left(): number {
    return Math.max(0, (this.endsAt?.getTime() ?? 0) - this.now());
  }

  #holdsFor(): number | undefined {
    const left = this.#left();
    return this.open && left > 0 ? remainingSeconds(left, step).holdsFor : undefined;
  }

  #text(): string {
    const left = this.#left();
    if (left === 0) return msg('Votre session se termine.');
    const time = remainingSeconds(left, step).text;
    return msg(str`Sans réponse de votre part, votre session se termine dans ${time}.`);
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      <dialog
        part="dialog"
        aria-labelledby="title"
        aria-describedby="left"
        @cancel=${this.#dialog.onCancel}
        @close=${this.#dialog.onClose}
      >
        <h2 id="title" class="title-2">${msg('Êtes-vous toujours là\u202f?')}</h2>
        <p id="left" class="left" role="timer" aria-live="assertive" aria-atomic="true">${this.#text()}</p>
        <div class="more"><slot></slot></div>
        <div class="dialog-buttons">
          <button
            type="button"
            class="button continue"
            @click=${() => {
              this.#dialog.answer('isoloir-continue');
            }}
          >
            ${msg('Continuer')}
          </button>
          <button
            type="button"
            class="button quiet"
            @click=${() => {
              this.#dialog.answer('isoloir-sign-out');
            }}
          >
            ${msg('Se déconnecter')}
          </button>
        </div>
      </dialog>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-session-warning': IsoloirSessionWarning;
  }
}
