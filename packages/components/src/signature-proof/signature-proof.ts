import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { dateTimeText } from '../shared/date-time.ts';
import { differs } from '../shared/differs.ts';
import { type FieldProblem, mayBeEmail, problemText } from '../shared/field-problems.ts';
import { FormErrors } from '../shared/form-errors.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { busyIcon, mailIcon, successIcon } from '../shared/icons.ts';
import { textField } from '../shared/text-field.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { formStyles } from '../styles/form.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './signature-proof.styles.ts';

/**
 * Asks where the proof of signature (émargement) is to be sent: a document that says that the voter voted, and never what.
 * An error appears on submit only, in a summary that takes the focus and beside the field; nothing typed is lost. The page
 * sends, and sets `sentTo` when it is done.
 *
 * @summary The form that sends the proof of signature by e-mail.
 * @event {CustomEvent<{ email: string }>} isoloir-send - The voter wants the proof sent; not told again while `busy`; neither bubbles nor is composed.
 * @event {CustomEvent<{ count: number }>} isoloir-form-errors - A submit found so many errors, or none; neither bubbles nor is composed.
 */
@localized()
export class IsoloirSignatureProof extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, fieldStyles, formStyles, styles];

  /** The address to begin with; a change of it replaces what was typed. */
  @property() email = '';

  /** What the server found wrong. Each new list is a new answer. */
  @property({ attribute: false }) errors: readonly FieldProblem[] = [];

  /** Whether the page is sending. */
  @property({ type: Boolean }) busy = false;

  /** Why sending failed, and what to do: a sentence. Empty where it did not. */
  @property() failure = '';

  /** The address that the proof is on its way to; empty while nothing was sent. */
  @property({ attribute: 'sent-to' }) sentTo = '';

  /** When it was sent. */
  @property({ attribute: false, hasChanged: differs }) sentAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  @state() private draft = '';
  @state() private problem: FieldProblem | undefined;
  @state() private failed = false;

  readonly #errors = new FormErrors(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('email')) this.draft = this.email;
    // The same answer twice in a row is told twice: it came at the end of another sending.
    const answered = changed.get('busy') === true && !this.busy;
    if ((changed.has('errors') || answered) && this.errors.length > 0) this.#show(this.errors[0]);
    if (changed.has('failure') || answered) this.#fail(this.failure !== '');
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Only when it was sent just now: a page that opens on a proof sent before keeps the focus where it is.
    if (changed.get('sentTo') !== undefined || changed.get('sentAt') !== undefined) {
      this.renderRoot.querySelector<HTMLElement>('#sent')?.focus();
    }
  }

  #fail(failed: boolean): void {
    this.failed = failed;
    if (failed) this.#errors.found(this.problem === undefined ? 1 : 2);
  }

  #show(problem: FieldProblem | undefined): void {
    this.problem = problem;
    this.#errors.found(problem === undefined ? 0 : 1);
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const email = this.draft.trim();
    const code = email === '' ? 'missing' : mayBeEmail(email) ? undefined : 'email';
    this.failed = false;
    this.#show(code === undefined ? undefined : { pointer: '/email', code });
    if (code === undefined) this.dispatchEvent(new CustomEvent('isoloir-send', { detail: { email } }));
  }

  protected override render(): TemplateResult {
    const { problem } = this;
    const label = msg('Votre adresse électronique');
    const summary = [
      ...(problem === undefined
        ? []
        : [{ message: `${withColon(label)} ${problemText(problem)}`, target: 'email' }]),
      ...(this.failed ? [{ message: this.failure }] : []),
    ];
    return html`<section class="root" lang=${getLocale()} aria-labelledby="heading">
      ${this.#errors.render(summary, this.headingLevel)} ${this.#renderSent()}
      ${heading(this.headingLevel, 'heading', 'title-2', msg('Recevoir ma preuve d’émargement par e-mail'))}
      <p class="introduction">
        ${msg('Elle atteste que vous avez voté, et quand. Elle ne dit rien de votre choix. L’adresse n’est pas conservée après l’envoi.')}
      </p>
      <form
        novalidate
        @submit=${(event: Event) => {
          this.#submit(event);
        }}
      >
        ${textField({
          id: 'email',
          label,
          value: this.draft,
          error: problem === undefined ? undefined : problemText(problem),
          required: true,
          type: 'email',
          autocomplete: 'email',
          onInput: (value) => {
            this.draft = value;
          },
        })}
        <button type="submit" class="button" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? busyIcon() : mailIcon()}<span
            >${this.busy ? msg('Envoi en cours…') : msg('Envoyer', { desc: 'Send a document by e-mail' })}</span
          >
        </button>
      </form>
    </section>`;
  }

  #renderSent(): TemplateResult | typeof nothing {
    if (this.sentTo === '' && this.sentAt === undefined) return nothing;
    const at = this.sentAt === undefined ? '' : dateTimeText(this.sentAt, this.timeZone);
    return html`<div class="told" id="sent" tabindex="-1">
      ${successIcon()}
      <div>
        <p class="title-3">${msg('La preuve d’émargement est en route.')}</p>
        ${
          this.sentTo === ''
            ? nothing
            : html`<p>${withColon(msg('À', { desc: 'Addressee of a mail' }))} ${this.sentTo}</p>`
        }
        ${at === '' ? nothing : html`<p>${withColon(msg('Demandé le', { desc: 'When the mail was asked for' }))} ${at}</p>`}
        <p>
          ${msg('Rien reçu après quelques minutes\u202f? Regardez dans les indésirables, corrigez l’adresse et envoyez de nouveau.')}
        </p>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-signature-proof': IsoloirSignatureProof;
  }
}
