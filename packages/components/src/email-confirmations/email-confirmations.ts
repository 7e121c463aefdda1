import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { dateTimeText } from '../shared/date-time.ts';
import { differs } from '../shared/differs.ts';
import { type FieldProblem, mayBeEmail, problemText } from '../shared/field-problems.ts';
import { FormErrors } from '../shared/form-errors.ts';
import { type HeadingLevel } from '../shared/heading.ts';
import { busyIcon, mailIcon, successIcon } from '../shared/icons.ts';
import { checkField, textField } from '../shared/text-field.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { formStyles } from '../styles/form.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './email-confirmations.styles.ts';

/** Where the documents go, and what may be published. */
export interface EmailRequest {
  readonly privateEmail: string;
  /** Absent where none was given. */
  readonly professionalEmail?: string;
  readonly publishProfessionalEmail: boolean;
}

const pointers = { privateEmail: '/privateEmail', professionalEmail: '/professionalEmail' } as const;

type EmailKey = keyof typeof pointers;

/**
 * Asks for the documents of the vote by e-mail: the private address, which they go to, the professional one, and
 * whether the latter may be published. Errors appear on submit only, in a summary that takes the focus and beside their
 * fields; nothing typed is lost. The page sends, and sets `sentTo` when it is done.
 *
 * @summary The form that sends the documents by e-mail.
 * @slot - What is sent, in the page's words, above the fields.
 * @event {CustomEvent<EmailRequest>} isoloir-send - The voter wants the documents sent; not told again while `busy`; neither bubbles nor is composed.
 * @event {CustomEvent<{ count: number }>} isoloir-form-errors - A submit found so many errors, or none; neither bubbles nor is composed.
 */
@localized()
export class IsoloirEmailConfirmations extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, fieldStyles, formStyles, styles];

  /** The private address as known; a change of it replaces what was typed. */
  @property({ attribute: 'private-email' }) privateEmail = '';

  /** The professional address as known; a change of it replaces what was typed. */
  @property({ attribute: 'professional-email' }) professionalEmail = '';

  /** Whether the professional address may be published, as known. */
  @property({ type: Boolean, attribute: 'publish-professional-email' }) publishProfessionalEmail = false;

  /** Where the professional address would be published, as `www.ordomedic.be`; without it, « le site public ». */
  @property({ attribute: 'public-site' }) publicSite = '';

  /** Name of the organisation, as it stands alone: « Ordre des médecins ». */
  @property() organisation = '';

  /** What the server found wrong: `/privateEmail`, `/professionalEmail`. Each new list is a new answer. */
  @property({ attribute: false }) errors: readonly FieldProblem[] = [];

  /** Whether the page is sending. */
  @property({ type: Boolean }) busy = false;

  /** Why sending failed, and what to do: a sentence. Empty where it did not. */
  @property() failure = '';

  /** The masked addresses that the documents are on their way to; empty while nothing was sent. */
  @property({ attribute: false, hasChanged: differs }) sentTo: readonly string[] = [];

  /** When they were sent. */
  @property({ attribute: false, hasChanged: differs }) sentAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** Rank of the summary's title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  @state() private draft: Readonly<Record<EmailKey, string>> = { privateEmail: '', professionalEmail: '' };
  @state() private publish = false;
  @state() private problems: readonly FieldProblem[] = [];
  @state() private failed = false;

  readonly #errors = new FormErrors(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    for (const key of ['privateEmail', 'professionalEmail'] as const) {
      if (changed.has(key)) this.draft = { ...this.draft, [key]: this[key] };
    }
    if (changed.has('publishProfessionalEmail')) this.publish = this.publishProfessionalEmail;
    // The same answer twice in a row is told twice: it came at the end of another sending.
    const answered = changed.get('busy') === true && !this.busy;
    if ((changed.has('errors') || answered) && this.errors.length > 0) this.#show(this.errors);
    if (changed.has('failure') || answered) this.#fail(this.failure !== '');
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Only when they were sent just now: a page that opens on documents sent before keeps the focus where it is.
    if (changed.get('sentTo') !== undefined || changed.get('sentAt') !== undefined) {
      this.renderRoot.querySelector<HTMLElement>('#sent')?.focus();
    }
  }

  #fail(failed: boolean): void {
    this.failed = failed;
    if (failed) this.#errors.found(this.problems.length + 1);
  }

  #show(problems: readonly FieldProblem[]): void {
    this.problems = problems;
    this.#errors.found(problems.length);
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const privateEmail = this.draft.privateEmail.trim();
    const professionalEmail = this.draft.professionalEmail.trim();
    const problems: FieldProblem[] = [];
    const note = (key: EmailKey, code: string): void => void problems.push({ pointer: pointers[key], code });
    if (privateEmail === '') note('privateEmail', 'missing');
    else if (!mayBeEmail(privateEmail)) note('privateEmail', 'email');
    if (professionalEmail === '' && this.publish) note('professionalEmail', 'missing-to-publish');
    else if (professionalEmail !== '' && !mayBeEmail(professionalEmail)) note('professionalEmail', 'email');
    this.failed = false;
    this.#show(problems);
    if (problems.length > 0) return;
    const detail: EmailRequest = {
      privateEmail,
      ...(professionalEmail === '' ? {} : { professionalEmail }),
      publishProfessionalEmail: this.publish,
    };
    this.dispatchEvent(new CustomEvent('isoloir-send', { detail }));
  }

  #label(key: EmailKey): string {
    return key === 'privateEmail'
      ? msg('Votre adresse électronique privée')
      : msg('Votre adresse électronique professionnelle');
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      ${this.#errors.render(this.#summary(), this.headingLevel)} ${this.#renderSent()}
      <slot></slot>
      <form
        novalidate
        @submit=${(event: Event) => {
          this.#submit(event);
        }}
      >
        ${this.#renderEmail('privateEmail')} ${this.#renderEmail('professionalEmail')}
        ${checkField({
          id: 'publish',
          label: this.#consent(),
          checked: this.publish,
          onChange: (checked) => {
            this.publish = checked;
          },
        })}
        <button type="submit" class="button" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? busyIcon() : mailIcon()}<span
            >${this.busy ? msg('Envoi en cours…') : msg('Envoyer les confirmations')}</span
          >
        </button>
      </form>
    </div>`;
  }

  #summary() {
    const keys = ['privateEmail', 'professionalEmail'] as const;
    const ofFields = keys.flatMap((key) =>
      this.problems
        .filter(({ pointer }) => pointer === pointers[key])
        .map((problem) => ({
          message: `${withColon(this.#label(key))} ${problemText(problem)}`,
          target: key,
        })),
    );
    return this.failed ? [...ofFields, { message: this.failure }] : ofFields;
  }

  #consent(): string {
    const site = this.publicSite;
    return site === ''
      ? msg('J’accepte que mon adresse professionnelle soit visible dans la partie publique du site.')
      : msg(
          str`J’accepte que mon adresse professionnelle soit visible dans la partie publique du site ${site}.`,
        );
  }

  #renderEmail(key: EmailKey): TemplateResult {
    const problem = this.problems.find(({ pointer }) => pointer === pointers[key]);
    const isPrivate = key === 'privateEmail';
    return textField({
      id: key,
      label: this.#label(key),
      value: this.draft[key],
      hint: isPrivate ? this.#privateHint() : undefined,
      error: problem === undefined ? undefined : problemText(problem),
      required: isPrivate,
      type: 'email',
      autocomplete: isPrivate ? 'home email' : 'work email',
      onInput: (value) => {
        this.draft = { ...this.draft, [key]: value };
      },
    });
  }

  #privateHint(): string {
    const { organisation } = this;
    return organisation === ''
      ? msg(
          'Les confirmations y sont envoyées. Elle ne sert qu’à l’élection et aux échanges avec l’organisation.',
        )
      : msg(
          str`Les confirmations y sont envoyées. Elle ne sert qu’à l’élection et aux échanges avec l’organisation (${organisation}).`,
        );
  }

  #renderSent(): TemplateResult | typeof nothing {
    if (this.sentTo.length === 0 && this.sentAt === undefined) return nothing;
    const to = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(this.sentTo);
    const at = this.sentAt === undefined ? '' : dateTimeText(this.sentAt, this.timeZone);
    return html`<div class="told" id="sent" tabindex="-1">
      ${successIcon()}
      <div>
        <p class="title-3">${msg('Les confirmations sont en route.')}</p>
        ${to === '' ? nothing : html`<p>${withColon(msg('À', { desc: 'Addressee of a mail' }))} ${to}</p>`}
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
    'isoloir-email-confirmations': IsoloirEmailConfirmations;
  }
}
