import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withColon } from './colon.ts';
import { errorIcon } from './icons.ts';

/** Kinds of text that a field takes. */
export type FieldType = 'text' | 'email' | 'tel' | 'password' | 'url';

/** Keyboards that a telephone may offer. */
export type FieldInputMode = 'text' | 'email' | 'tel' | 'numeric' | 'url';

/** What a field is, in the voter's language. */
export interface TextField {
  /** Unique in its root: the input's id; hint and error are `ID-hint` and `ID-error`. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right; nothing where all is well. */
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly type?: FieldType;
  /** Token of the HTML standard, so that browsers and managers fill the field in. */
  readonly autocomplete?: string;
  readonly inputMode?: FieldInputMode | undefined;
  /** Width in proportion to what is expected. */
  readonly size?: 'short' | 'medium' | 'full';
  /** A code: monospaced, and left alone by correction and translation. */
  readonly code?: boolean;
  /** What stands after the input, in its row. */
  readonly beside?: unknown;
}

/**
 * A label, its input, hint and error, in the root of the component that draws it: no id crosses a shadow boundary.
 * What is typed leaves by `onInput` only, as the browser's own event would cross into the page. A space between two
 * parts of a name stands with the words after it: alone in its text node it would be lost to readers.
 */
export function textField(field: TextField): TemplateResult {
  const { id, hint, error, code = false, type = 'text' } = field;
  const plain = code || type === 'email' || type === 'password' || type === 'url';
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((reference) => reference !== '')
    .join(' ');
  return html`<div class="field ${field.size ?? 'full'} ${error === undefined ? '' : 'wrong'}">
    <label id="${id}-label" for=${id}
      >${field.label}${field.required === true ? html`<span class="mention">${` ${requiredMention()}`}</span>` : nothing}</label
    >
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error === undefined ? nothing : fieldError(`${id}-error`, error)}
    <div class="input-row">
      <input
        id=${id}
        class=${code ? 'code-input' : ''}
        part="input"
        type=${type}
        autocomplete=${field.autocomplete ?? 'off'}
        inputmode=${field.inputMode ?? nothing}
        autocapitalize=${plain ? 'none' : nothing}
        autocorrect=${plain ? 'off' : nothing}
        spellcheck=${plain ? 'false' : nothing}
        translate=${code ? 'no' : nothing}
        aria-describedby=${described === '' ? nothing : described}
        aria-invalid=${error === undefined ? nothing : 'true'}
        ?required=${field.required === true}
        .value=${live(field.value)}
        @input=${(event: Event) => {
          event.stopPropagation();
          if (event.target instanceof HTMLInputElement) field.onInput(event.target.value);
        }}
      />${field.beside ?? nothing}
    </div>
  </div>`;
}

/** What a checkbox of a form is, in the voter's language. */
export interface CheckField {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string | undefined;
}

/** A checkbox whose whole row answers. */
export function checkField({ id, label, checked, onChange, hint }: CheckField): TemplateResult {
  return html`<div class="check">
    <label for=${id}
      ><input
        id=${id}
        type="checkbox"
        aria-describedby=${hint === undefined ? nothing : `${id}-hint`}
        .checked=${live(checked)}
        @input=${(event: Event) => {
          event.stopPropagation();
        }}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) onChange(event.target.checked);
        }}
      /><span>${label}</span></label
    >
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
  </div>`;
}

/** The sentence under a label that says what is wrong: by word and icon as well as in red. */
export function fieldError(id: string, error: string): TemplateResult {
  return html`<p class="field-error" id=${id}>
    ${errorIcon()}<span><strong>${withColon(msg('Erreur'))}</strong>${` ${error}`}</span>
  </p>`;
}

function requiredMention(): string {
  return msg('(obligatoire)', { desc: 'After the label of a field that must be filled in' });
}
