import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type SummaryError } from '../error-summary/error-summary.ts';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { withColon } from '../shared/colon.ts';
import { differs } from '../shared/differs.ts';
import { type FieldProblem, mayBeEmail, problemText } from '../shared/field-problems.ts';
import { FormErrors } from '../shared/form-errors.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { busyIcon, copyIcon, penIcon, successIcon, tickIcon } from '../shared/icons.ts';
import { checkField, textField } from '../shared/text-field.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { formStyles } from '../styles/form.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { type ContactData, type ContactTexts, dataOf, textsOf, withSameAddress } from './contact-data.ts';
import { styles } from './contact-data-form.styles.ts';
import { type ContactField, type ContactGroup, contactGroups } from './fields.ts';

const emptyData: ContactData = {
  professionalNumber: '',
  correspondence: {},
  practice: {},
  publishProfessionalEmail: false,
};

/**
 * The voter's own details: professional number, speciality, e-mail addresses, two addresses. Prefilled from `data`;
 * errors, the form's and the server's, appear after a submit in a summary that takes the focus and beside their
 * fields, and nothing typed is lost. The page saves, gives back what was kept as `data`, and sets `saved`: then it
 * is shown to be read, with a way back to the fields.
 *
 * @summary The form of the voter's own details.
 * @slot - What the data are used for, in the page's words, above the fields.
 * @event {CustomEvent<{ data: ContactData }>} isoloir-save - The voter wants the data kept; not told again while `busy`; neither bubbles nor is composed.
 * @event {CustomEvent<void>} isoloir-edit - The voter wants to change saved data: `saved` is false again; neither bubbles nor is composed.
 * @event {CustomEvent<{ count: number }>} isoloir-form-errors - A submit found so many errors, or none; neither bubbles nor is composed.
 * @csspart group - One group of fields.
 */
@localized()
export class IsoloirContactDataForm extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, fieldStyles, formStyles, styles];

  /** The data as kept. Only other data replace what was typed: the same again, as a new object, does not. */
  @property({ attribute: false, hasChanged: differs }) data: ContactData | undefined;

  /** What the server found wrong, by pointer. Each new list is a new answer. */
  @property({ attribute: false }) errors: readonly FieldProblem[] = [];

  /** Whether the page is saving. */
  @property({ type: Boolean }) busy = false;

  /** Whether `data` are saved: they are shown to be read. */
  @property({ type: Boolean }) saved = false;

  /** Why saving failed, and what to do: a sentence. Empty where it did not. */
  @property() failure = '';

  /** Rank of the titles in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Milliseconds before a change is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private texts: ContactTexts = textsOf(emptyData);
  @state() private publish = false;
  @state() private problems: readonly FieldProblem[] = [];
  @state() private failed = false;

  readonly #errors = new FormErrors(this);
  readonly #announcer = new Announcer(this, () => this.announceDelay);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data')) {
      this.texts = textsOf(this.data ?? emptyData);
      this.publish = this.data?.publishProfessionalEmail ?? false;
    }
    // The same answer twice in a row is told twice: it came at the end of another saving.
    const answered = changed.get('busy') === true && !this.busy;
    if ((changed.has('errors') || answered) && this.errors.length > 0) this.#show(this.errors);
    if (changed.has('failure') || answered) this.#fail(this.failure !== '');
    if (changed.has('saved') && this.saved) this.problems = [];
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Only after a save: a page that opens on saved data keeps the focus where it is.
    if (changed.get('saved') === false && this.saved) {
      this.renderRoot.querySelector<HTMLElement>('#saved')?.focus();
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
    const data = dataOf(this.texts, this.publish);
    const problems = this.#localProblems(data);
    this.failed = false;
    this.#show(problems);
    if (problems.length > 0) return;
    this.dispatchEvent(new CustomEvent('isoloir-save', { detail: { data } }));
  }

  /** What can be told without the server: what is missing, and what is no e-mail address. */
  #localProblems(data: ContactData): readonly FieldProblem[] {
    const texts = textsOf(data);
    return contactGroups().flatMap(({ fields }) =>
      fields.flatMap(({ pointer, required, type }) => {
        const text = texts[pointer] ?? '';
        if (text === '' && required === true) return [{ pointer, code: 'missing' }];
        if (text === '' && pointer === '/professionalEmail' && this.publish) {
          return [{ pointer, code: 'missing-to-publish' }];
        }
        if (text === '') return [];
        return type === 'email' && !mayBeEmail(text) ? [{ pointer, code: 'email' }] : [];
      }),
    );
  }

  async #edit(): Promise<void> {
    this.saved = false;
    this.dispatchEvent(new CustomEvent('isoloir-edit'));
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #sameAddress(): void {
    this.texts = withSameAddress(this.texts, 'correspondence', 'practice');
    this.#announcer.say(msg('L’adresse de correspondance est reprise.'));
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      ${this.#errors.render(this.#summary(), this.headingLevel)}
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      ${this.saved ? this.#renderSaved() : this.#renderForm()}
    </div>`;
  }

  #summary(): readonly SummaryError[] {
    const ofFields = contactGroups().flatMap(({ id, title, fields }) =>
      fields.flatMap(({ pointer, label }) =>
        this.problems
          .filter((problem) => problem.pointer === pointer)
          .map((problem) => {
            const named = id === 'correspondence' || id === 'practice' ? `${title}, ${label}` : label;
            return { message: `${withColon(named)} ${problemText(problem)}`, target: idOf(pointer) };
          }),
      ),
    );
    return this.failed ? [...ofFields, { message: this.failure }] : ofFields;
  }

  #renderForm(): TemplateResult {
    return html`<slot></slot>
      <form
        novalidate
        @submit=${(event: Event) => {
          this.#submit(event);
        }}
      >
        <div class="groups">${contactGroups().map((group) => this.#renderGroup(group))}</div>
        <button type="submit" class="button" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? busyIcon() : tickIcon()}<span
            >${this.busy ? msg('Enregistrement en cours…') : msg('Enregistrer mes données')}</span
          >
        </button>
      </form>`;
  }

  #renderGroup({ id, title, fields }: ContactGroup): TemplateResult {
    return html`<fieldset part="group">
      <legend class="title-2">${title}</legend>
      ${
        id === 'practice'
          ? html`<button
              type="button"
              class="button quiet same"
              @click=${() => {
                this.#sameAddress();
              }}
            >
              ${copyIcon()}<span>${msg('Reprendre l’adresse de correspondance')}</span>
            </button>`
          : nothing
      }
      ${fields.map((field) => this.#renderField(field))}
      ${
        id === 'emails'
          ? checkField({
              id: 'publish',
              label: publishLabel(),
              checked: this.publish,
              onChange: (checked) => {
                this.publish = checked;
              },
            })
          : nothing
      }
    </fieldset>`;
  }

  #renderField({ pointer, ...field }: ContactField): TemplateResult {
    const problem = this.problems.find((candidate) => candidate.pointer === pointer);
    return textField({
      ...field,
      id: idOf(pointer),
      value: this.texts[pointer] ?? '',
      error: problem === undefined ? undefined : problemText(problem),
      onInput: (value) => {
        this.texts = { ...this.texts, [pointer]: value };
      },
    });
  }

  #renderSaved(): TemplateResult {
    return html`<div class="told" id="saved" tabindex="-1">
        ${successIcon()}
        <div>
          ${heading(this.headingLevel, 'saved-title', 'title-3', msg('Vos données sont enregistrées.'))}
          <p>${msg('Voici ce que nous avons gardé.')}</p>
        </div>
      </div>
      <div class="groups kept">${contactGroups().map((group) => this.#renderKept(group))}</div>
      <button type="button" class="button quiet edit" @click=${() => this.#edit()}>
        ${penIcon()}<span>${msg('Modifier mes données')}</span>
      </button>`;
  }

  #renderKept({ id, title, fields }: ContactGroup): TemplateResult {
    return html`<section part="group" aria-labelledby="kept-${id}">
      ${heading(this.headingLevel, `kept-${id}`, 'title-2', title)}
      <dl>
        ${fields.map(({ pointer, label }) => renderFact(label, this.texts[pointer] ?? ''))}
        ${id === 'emails' ? renderFact(msg('Publication de l’e-mail professionnel'), this.publish ? msg('Oui') : msg('Non')) : nothing}
      </dl>
    </section>`;
  }
}

function renderFact(label: string, value: string): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd class=${value === '' ? 'none' : ''}>${value === '' ? msg('Non renseigné') : value}</dd>
  </div>`;
}

function publishLabel(): string {
  return msg('J’accepte que mon e-mail professionnel soit visible dans la partie publique du site.');
}

/** An id without slashes, which selectors and links would have to escape. */
function idOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '-');
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-contact-data-form': IsoloirContactDataForm;
  }
}
