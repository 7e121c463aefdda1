import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { tickIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './step-breadcrumb.styles.ts';

/** One step of a procedure, in the voter's language. */
export interface Step {
  readonly id: string;
  readonly label: string;
}

/**
 * Where the voter is in a procedure: the steps done, the current one and those to come, each told in words. It
 * shows the way and is not one: going back is the page's own button.
 *
 * @summary The steps of voting, with the current one.
 */
@localized()
export class IsoloirStepBreadcrumb extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The steps, in order. */
  @property({ attribute: false }) steps: readonly Step[] = [];

  /** Id of the current step. */
  @property() current = '';

  /** Whether the current step, the last one, is done too. */
  @property({ type: Boolean }) finished = false;

  /** What the steps lead to, for readers: the name of the navigation. */
  @property() label = '';

  protected override render(): TemplateResult {
    const current = this.steps.findIndex(({ id }) => id === this.current);
    const here = this.steps[current];
    const position = msg(str`Étape ${current + 1} sur ${this.steps.length}`);
    return html`<nav
      class="root"
      lang=${getLocale()}
      aria-label=${this.label === '' ? msg('Étapes') : this.label}
    >
      ${
        here === undefined
          ? nothing
          : html`<p class="position">${position}</p>
              <p class="position named">${withColon(position)} ${here.label}</p>`
      }
      <ol>
        ${this.steps.map((step, index) => renderStep(step, index, current, this.finished))}
      </ol>
    </nav>`;
  }
}

function renderStep({ label }: Step, index: number, current: number, finished: boolean): TemplateResult {
  const isDone = index < current || (finished && index === current);
  const state = isDone ? 'done' : index === current ? 'current' : 'to-do';
  const words = {
    done: msg('Terminée', { desc: 'State of a step' }),
    current: msg('En cours', { desc: 'State of a step' }),
    'to-do': msg('À venir', { desc: 'State of a step' }),
  } as const;
  return html`<li class=${state} aria-current=${index === current ? 'step' : nothing}>
    <span class="mark" aria-hidden="true">${state === 'done' ? tickIcon() : index + 1}</span>
    <span class="text"
      ><span class="label">${label}</span><span class="visually-hidden">, </span
      ><span class="state">${words[state]}</span></span
    >
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-step-breadcrumb': IsoloirStepBreadcrumb;
  }
}
