import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { differs } from '../shared/differs.ts';
import { busyIcon, errorIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './pending-button.styles.ts';

/** A field that is still to be filled in, in the voter's language. */
export interface MissingField {
  /** Its id in the tree that the button stands in. */
  readonly id: string;
  readonly label: string;
}

/**
 * The button that ends a form and looks inactive until every field is filled in. It is never disabled: it stays in the
 * order of the keyboard and says what is missing. Activated too early, by itself or by Enter in a field, it lets no
 * submit of its form through, and moves the focus to the first missing field. When nothing is missing any more it says so
 * once, and submits the form that it stands in.
 *
 * @summary A submit button that says what is missing.
 * @event {CustomEvent<{ id: string }>} isoloir-missing - Activated too early: the id of the first missing field; prevented, the page moves the focus itself; neither bubbles nor is composed.
 * @event {CustomEvent<void>} isoloir-submit - Activated with nothing missing, before the form's own submit; not told again while `busy`; neither bubbles nor is composed.
 * @csspart button - The button.
 */
@localized()
export class IsoloirPendingButton extends LitElement {
  static readonly version = version;
  static readonly formAssociated = true;
  static override styles = [sharedStyles, styles];

  /** What the button does, in a word or two. */
  @property() label = '';

  /** The fields still to be filled in, in the order of the page. */
  @property({ attribute: false, hasChanged: differs }) missing: readonly MissingField[] = [];

  /** Whether the page is at work on what was submitted. */
  @property({ type: Boolean }) busy = false;

  /** What the button says meanwhile. Without it: « Un instant… ». */
  @property({ attribute: 'busy-label' }) busyLabel = '';

  /** Milliseconds of quiet before it is said that nothing is missing any more. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private asked = false;

  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer(this, () => this.announceDelay);
  #form: HTMLFormElement | undefined;

  /** The form that the button ends. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Called by the browser when the button comes into a form, or out of it. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#form?.removeEventListener('submit', this.#onSubmit, { capture: true });
    this.#form = form ?? undefined;
    this.#form?.addEventListener('submit', this.#onSubmit, { capture: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('missing');
    if (before === undefined || before.length === 0 || this.missing.length > 0) return;
    this.asked = false;
    this.#announcer.say(msg('Vous pouvez continuer.'));
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  /** Enter in a field of the form submits it past the button. */
  readonly #onSubmit = (event: Event): void => {
    if (!this.busy && this.missing.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!this.busy) this.#refuse();
  };

  #activate(event: Event): void {
    // A click means nothing to the page while the button does nothing.
    if (this.busy || this.missing.length > 0) event.stopPropagation();
    if (this.busy) return;
    if (this.missing.length > 0) {
      this.#refuse();
      return;
    }
    this.dispatchEvent(new CustomEvent('isoloir-submit'));
    this.form?.requestSubmit();
  }

  #refuse(): void {
    const [first] = this.missing;
    if (first === undefined) return;
    this.asked = true;
    this.#announcer.say(this.#why());
    const told = new CustomEvent('isoloir-missing', { detail: { id: first.id }, cancelable: true });
    if (!this.dispatchEvent(told)) return;
    const root = this.getRootNode();
    const found =
      root instanceof Document || root instanceof ShadowRoot ? root.getElementById(first.id) : null;
    found?.focus();
  }

  #why(): string {
    const fields = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(
      this.missing.map(({ label }) => label),
    );
    return msg(str`Pour continuer, remplissez\u00a0: ${fields}.`, { desc: 'Names of fields' });
  }

  protected override render(): TemplateResult {
    const pending = this.missing.length > 0;
    const busyLabel = this.busyLabel === '' ? msg('Un instant…') : this.busyLabel;
    return html`<div class="root" lang=${getLocale()}>
      ${
        pending
          ? html`<p class="why ${this.asked ? 'asked' : ''}" id="why">
              ${this.asked ? errorIcon() : nothing}<span>${this.#why()}</span>
            </p>`
          : nothing
      }
      <button
        type="button"
        class="button ${pending ? 'pending' : ''} ${this.busy ? 'busy-now' : ''}"
        part="button"
        aria-disabled=${pending || this.busy ? 'true' : nothing}
        aria-describedby=${pending ? 'why' : nothing}
        @click=${(event: Event) => {
          this.#activate(event);
        }}
      >
        ${this.busy ? busyIcon() : nothing}<span>${this.busy ? busyLabel : this.label}</span>
      </button>
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-pending-button': IsoloirPendingButton;
  }
}
