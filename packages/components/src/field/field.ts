import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { type FieldInputMode, type FieldType, textField } from '../shared/text-field.ts';
import { version } from '../version.ts';
import { styles } from './field.styles.ts';

/**
 * One field of a form: label, input, hint and error in one root, so that readers hear them together. It takes part
 * in a form of the page by `name`, and Enter submits that form. Errors are the page's: set on submit only, never while
 * the voter types. What is typed is never given back by the browser after a reload or the back button.
 *
 * @summary A labelled text field with hint and error.
 * @event {CustomEvent<{ value: string }>} isoloir-field-input - The voter changed the text; neither bubbles nor is composed.
 * @csspart input - The input.
 */
@localized()
export class IsoloirField extends LitElement {
  static readonly version = version;
  static readonly formAssociated = true;
  static override styles = [sharedStyles, fieldStyles, styles];

  /** Name of the value in a form. */
  @property({ reflect: true }) name = '';

  /** What to fill in. */
  @property() label = '';

  /** What is in it. */
  @property() value = '';

  /** How to fill it in; above the input. */
  @property() hint = '';

  /** What is wrong and how to put it right: a sentence, without the word « Erreur ». */
  @property() error = '';

  /** Whether it must be filled in: said after the label. */
  @property({ type: Boolean }) required = false;

  /** Kind of text. A password can be shown by its own button. */
  @property() type: FieldType = 'text';

  /** Token of the HTML standard, so that browsers and managers fill the field in. */
  @property() autocomplete = 'off';

  /** Keyboard that a telephone offers. */
  @property({ attribute: 'input-mode' }) keyboard: FieldInputMode | undefined;

  /** Width in proportion to what is expected. */
  @property() size: 'short' | 'medium' | 'full' = 'full';

  /** A code: monospaced, and left alone by correction and translation. */
  @property({ type: Boolean }) code = false;

  @state() private shown = false;

  readonly #internals = this.attachInternals();

  /** The form that the field takes part in. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    // No state beside the value: without one the browser has nothing to restore.
    if (changed.has('value')) this.#internals.setFormValue(this.value, null);
    if (changed.has('type')) this.shown = false;
  }

  /** The form was reset: back to what the attribute says. */
  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  /** Moves the focus to the input, as the link of an error summary does. */
  focusInput(options?: FocusOptions): void {
    const move = (): void => this.renderRoot.querySelector('input')?.focus(options);
    if (this.hasUpdated) move();
    else void this.updateComplete.then(move);
  }

  override focus(options?: FocusOptions): void {
    this.focusInput(options);
  }

  #change(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('isoloir-field-input', { detail: { value } }));
  }

  #onKey(event: KeyboardEvent): void {
    // A form does not see an input in a shadow root: what Enter does in its own fields is done here.
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    this.form?.requestSubmit();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="root"
      lang=${getLocale()}
      @keydown=${(event: KeyboardEvent) => {
        this.#onKey(event);
      }}
    >
      ${textField({
        id: 'input',
        label: this.label,
        value: this.value,
        hint: this.hint === '' ? undefined : this.hint,
        error: this.error === '' ? undefined : this.error,
        required: this.required,
        type: this.shown ? 'text' : this.type,
        autocomplete: this.autocomplete,
        inputMode: this.keyboard,
        size: this.size,
        code: this.code,
        beside: this.type === 'password' ? this.#renderReveal() : nothing,
        onInput: (value) => {
          this.#change(value);
        },
      })}
    </div>`;
  }

  #renderReveal(): TemplateResult {
    return html`<button
      type="button"
      class="button quiet"
      aria-pressed=${this.shown ? 'true' : 'false'}
      aria-describedby="input-label"
      @click=${() => {
        this.shown = !this.shown;
      }}
    >
      ${msg('Afficher', { desc: 'Button beside a password: show what is typed' })}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-field': IsoloirField;
  }
}
