import { LitElement, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';

/** What a ballot still wants before its form may go. */
export interface Lack {
  /** In words, for who asks the form. */
  readonly message: string;
  /** Where it is mended: inside the ballot. */
  readonly at: HTMLElement | null;
}

/**
 * A ballot as a part of the form that it stands in, like any field: it holds the form back until it is complete, says where
 * and why, is emptied by `reset` and rests in a disabled fieldset. But it has no value: what is chosen is never part of
 * what the form sends, and the browser keeps none of it to fill in again.
 */
export abstract class FormBallot extends LitElement {
  static readonly formAssociated = true;

  /** In a disabled fieldset of the page. */
  @state() protected resting = false;
  /** The voter has been told what is missing. */
  @state() protected missingShown = false;

  readonly #internals = this.attachInternals();

  constructor() {
    super();
    // The form was asked, and the answer is no: the reason stands beside the boxes, and the browser leads to them.
    this.addEventListener('invalid', () => {
      this.missingShown = true;
    });
  }

  /** The form that the ballot is a part of; none outside of any. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Whether the ballot is complete: `valueMissing` where it is not. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** What is missing, in words; empty where nothing is. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the ballot can hold its form back: not while it is disabled. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether the ballot is complete; shows what is missing. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** The same, and leads the voter to what is missing. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Called by the browser when the form is emptied. */
  protected formResetCallback(): void {
    this.missingShown = false;
    this.clear();
  }

  /** Called by the browser when a fieldset around is disabled, or no longer. */
  protected formDisabledCallback(disabled: boolean): void {
    this.resting = disabled;
  }

  /** What is missing, if anything is. */
  protected abstract lack(): Lack | undefined;

  /** Takes every choice back, and tells so. */
  protected abstract clear(): void;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const lack = this.lack();
    if (lack === undefined) this.#internals.setValidity({});
    else this.#internals.setValidity({ valueMissing: true }, lack.message, lack.at ?? undefined);
  }
}
