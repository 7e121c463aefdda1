import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type SummaryError } from '../error-summary/error-summary.ts';
import { getLocale } from '../localization.ts';
import { codeGroups } from '../shared/code-groups.ts';
import { withColon } from '../shared/colon.ts';
import { FormErrors } from '../shared/form-errors.ts';
import { type HeadingLevel } from '../shared/heading.ts';
import { busyIcon, errorIcon, lookIcon, tickIcon, warningIcon } from '../shared/icons.ts';
import { textField } from '../shared/text-field.ts';
import { codeStyles } from '../styles/code.styles.ts';
import { fieldStyles } from '../styles/field.styles.ts';
import { formStyles } from '../styles/form.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { type CodeReader, tidyCode } from './code-check.ts';
import { styles } from './verification-check.styles.ts';

/** Where the robot check stands; `none` where the page has none. */
export type RobotCheckState = 'none' | 'running' | 'passed' | 'failed';

/** Why a check found nothing: no ballot has that code, the robot check was refused, or the server did not answer. */
export type CheckFailure = 'not-found' | 'robot-check' | 'unavailable';

type CodeFault = 'missing' | 'malformed' | 'checksum';

/**
 * Asks for the verification code, and for nothing else. It takes the code with spaces, dashes and small letters, and
 * tells a mistyped one by itself, without asking anyone. The code leaves only by an event that does not bubble. While
 * the robot check still runs, a submitted code waits for it.
 *
 * @summary The form that looks up the vote as cast.
 * @slot robot-check - The widget of the robot check.
 * @event {CustomEvent<{ code: string }>} isoloir-check - A code to look up, tidied; not told again while `busy`; neither bubbles nor is composed.
 * @event {CustomEvent<{ count: number }>} isoloir-form-errors - A submit found so many errors, or none; neither bubbles nor is composed.
 */
@localized()
export class IsoloirVerificationCheck extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, fieldStyles, formStyles, codeStyles, styles];

  /** Reads a code: the protocol's `normalizeVerificationCode`. Without it, every code is looked up. */
  @property({ attribute: false }) validate: CodeReader | undefined;

  /** Where the robot check stands. */
  @property({ attribute: 'robot-check' }) robotCheck: RobotCheckState = 'none';

  /** Whether the page is looking the code up. */
  @property({ type: Boolean }) busy = false;

  /** Why the last look-up found nothing. */
  @property() failure: CheckFailure | undefined;

  /** Rank of the summary's title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  @state() private text = '';
  @state() private fault: CodeFault | undefined;
  @state() private refused: CheckFailure | undefined;
  @state() private waiting: string | undefined;

  readonly #errors = new FormErrors(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The same answer twice in a row is told twice: it came at the end of another look-up.
    const answered = changed.get('busy') === true && !this.busy;
    if ((changed.has('failure') || answered) && this.failure !== undefined) this.#refuse(this.failure);
    if (!changed.has('robotCheck') || this.waiting === undefined) return;
    const code = this.waiting;
    if (this.robotCheck === 'failed') {
      this.waiting = undefined;
      this.#refuse('robot-check');
    } else if (this.robotCheck !== 'running') {
      this.waiting = undefined;
      this.#check(code);
    }
  }

  /** Forgets the code, as a page does once the vote was shown. */
  clear(): void {
    this.text = '';
    this.fault = undefined;
    this.refused = undefined;
    this.waiting = undefined;
  }

  /** Moves the focus to the code. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.#errors.focusField('code');
    });
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy || this.waiting !== undefined) return;
    this.refused = undefined;
    const code = this.#read();
    if (code === undefined) this.#errors.found(1);
    else if (this.robotCheck === 'failed') this.#refuse('robot-check');
    else if (this.robotCheck === 'running') this.waiting = code;
    else this.#check(code);
  }

  #refuse(failure: CheckFailure): void {
    this.refused = failure;
    this.#errors.found(1);
  }

  #read(): string | undefined {
    const tidy = tidyCode(this.text);
    const read = tidy === '' ? undefined : (this.validate?.(tidy) ?? { ok: true, value: tidy });
    if (read === undefined) this.fault = 'missing';
    else if (read.ok) this.fault = undefined;
    else this.fault = read.error.code.endsWith('checksum') ? 'checksum' : 'malformed';
    return read?.ok === true ? read.value : undefined;
  }

  #check(code: string): void {
    this.#errors.found(0);
    this.dispatchEvent(new CustomEvent('isoloir-check', { detail: { code } }));
  }

  protected override render(): TemplateResult {
    const busy = this.busy || this.waiting !== undefined;
    return html`<div class="root" lang=${getLocale()}>
      ${this.#errors.render(this.#summary(), this.headingLevel)}
      <form
        novalidate
        @submit=${(event: Event) => {
          this.#submit(event);
        }}
      >
        ${textField({
          id: 'code',
          label: codeLabel(),
          hint: msg('28 lettres et chiffres. Les espaces, les tirets et les minuscules sont acceptés.'),
          value: this.text,
          error: this.fault === undefined ? undefined : faultText(this.fault),
          required: true,
          code: true,
          onInput: (value) => {
            this.text = value;
          },
        })}
        ${this.#renderGroups()}
        <div class="about">
          <p class="secret">
            ${warningIcon()}<span
              >${msg('Ne communiquez ce code à personne. Quiconque le possède peut lire votre vote.')}</span
            >
          </p>
          <slot name="robot-check"></slot>
          <div role="status">${this.#renderRobotCheck()}</div>
        </div>
        <button type="submit" class="button" aria-disabled=${busy ? 'true' : nothing}>
          ${busy ? busyIcon() : lookIcon()}<span
            >${busy ? msg('Contrôle en cours…') : msg('Contrôler mon vote')}</span
          >
        </button>
      </form>
    </div>`;
  }

  #summary(): readonly SummaryError[] {
    if (this.fault !== undefined) {
      return [{ message: `${withColon(codeLabel())} ${faultText(this.fault)}`, target: 'code' }];
    }
    if (this.refused === undefined || this.busy) return [];
    const message = failureText(this.refused);
    return [this.refused === 'not-found' ? { message, target: 'code' } : { message }];
  }

  /** What was typed as the document prints it: the field alone can not show 28 characters on a telephone. */
  #renderGroups(): TemplateResult | typeof nothing {
    const tidy = tidyCode(this.text);
    return tidy === ''
      ? nothing
      : html`<p class="code" aria-hidden="true" translate="no">${codeGroups(tidy)}</p>`;
  }

  #renderRobotCheck(): TemplateResult | typeof nothing {
    switch (this.robotCheck) {
      case 'none':
        return nothing;
      case 'running':
        return html`<p class="robot">
          ${busyIcon()}<span
            >${
              this.waiting === undefined
                ? msg('Votre navigateur prouve qu’il n’est pas un robot. Vous n’avez rien à faire.')
                : msg('Votre navigateur prouve qu’il n’est pas un robot. Le contrôle suit de lui-même.')
            }</span
          >
        </p>`;
      case 'passed':
        return html`<p class="robot good">
          ${tickIcon()}<span>${msg('Vérification anti-robot réussie.')}</span>
        </p>`;
      case 'failed':
        return html`<p class="robot bad">${errorIcon()}<span>${failureText('robot-check')}</span></p>`;
    }
  }
}

function codeLabel(): string {
  return msg('Votre code de vérification');
}

function faultText(fault: CodeFault): string {
  switch (fault) {
    case 'missing':
      return msg('écrivez le code de votre document de vérification.', { desc: 'After the name of a field' });
    case 'malformed':
      return msg('il faut 28 lettres et chiffres. Comparez avec votre document.', {
        desc: 'After the name of a field',
      });
    case 'checksum':
      return msg('un caractère n’est pas le bon. Comparez avec votre document, groupe par groupe.', {
        desc: 'After the name of a field',
      });
  }
}

function failureText(failure: CheckFailure): string {
  switch (failure) {
    case 'not-found':
      return msg('Aucun bulletin de cette élection ne correspond à ce code. Vérifiez le code et l’élection.');
    case 'robot-check':
      return msg('La vérification anti-robot n’a pas abouti. Rechargez la page et essayez de nouveau.');
    case 'unavailable':
      return msg('Le serveur ne répond pas. Votre vote n’est pas en cause\u00a0: essayez de nouveau.');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-verification-check': IsoloirVerificationCheck;
  }
}
