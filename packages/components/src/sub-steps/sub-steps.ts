import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { withColon } from '../shared/colon.ts';
import { errorIcon, tickIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './sub-steps.styles.ts';

/** One numbered step, in the voter's language. */
export interface SubStep {
  readonly id: string;
  readonly label: string;
  /** Whether it is done. Without it, the steps before the current one are. One passed by says so. */
  readonly done?: boolean;
}

/**
 * Numbered steps to go through one by one, with what belongs to the current one between the list and its two buttons.
 * « Suivant » is never disabled: while something is missing it says what, in red and in words, and the focus moves to
 * that sentence. The page moves on by setting `current`, which is announced, and puts the focus on its new title.
 *
 * @summary Numbered steps with previous and next.
 * @slot - What belongs to the current step.
 * @event {CustomEvent<{ id: string }>} isoloir-previous - To the step before: its id; neither bubbles nor is composed.
 * @event {CustomEvent<{ id: string }>} isoloir-next - To the step after: its id; neither bubbles nor is composed.
 * @event {CustomEvent<void>} isoloir-next-refused - « Suivant » was refused and the reason shown; neither bubbles nor is composed.
 * @csspart steps - The list of steps.
 * @csspart buttons - The row of the two buttons.
 */
@localized()
export class IsoloirSubSteps extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The steps, in order. */
  @property({ attribute: false }) steps: readonly SubStep[] = [];

  /** Id of the current step. */
  @property() current = '';

  /** What the steps lead to, for readers: the name of the navigation. */
  @property() label = '';

  /** Why « Suivant » is not possible yet, and what to do; empty while it is. */
  @property() refusal = '';

  /** Milliseconds before a new step is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private refused = false;

  readonly #announcer = new Announcer(this, () => this.announceDelay);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const moved = changed.get('current');
    if (changed.has('current')) this.refused = false;
    if (moved !== undefined && moved !== '' && this.hasUpdated) this.#announcer.say(this.#position());
    if (changed.has('refusal') && this.refusal === '' && this.refused) {
      this.refused = false;
      this.#announcer.say(msg('Vous pouvez continuer.'));
    }
  }

  #index(): number {
    return this.steps.findIndex(({ id }) => id === this.current);
  }

  #position(): string {
    const index = this.#index();
    const position = msg(str`Étape ${index + 1} sur ${this.steps.length}`);
    return `${withColon(position)} ${this.steps[index]?.label ?? ''}`;
  }

  async #next(id: string): Promise<void> {
    if (this.refusal === '') {
      this.dispatchEvent(new CustomEvent('isoloir-next', { detail: { id } }));
      return;
    }
    this.refused = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#refusal')?.focus();
    this.dispatchEvent(new CustomEvent('isoloir-next-refused'));
  }

  #previous(id: string): void {
    this.dispatchEvent(new CustomEvent('isoloir-previous', { detail: { id } }));
  }

  protected override render(): TemplateResult {
    const index = this.#index();
    return html`<div class="root" lang=${getLocale()}>
      <nav aria-label=${this.label === '' ? msg('Étapes') : this.label}>
        ${index < 0 ? nothing : html`<p class="position">${this.#position()}</p>`}
        <ol part="steps">
          ${this.steps.map((step, place) => this.#renderStep(step, place, index))}
        </ol>
      </nav>
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      <div class="content"><slot></slot></div>
      ${
        this.refused
          ? html`<p class="refusal" id="refusal" tabindex="-1">
              ${errorIcon()}<span><strong>${withColon(msg('Pas encore'))}</strong>${` ${this.refusal}`}</span>
            </p>`
          : nothing
      }
      ${this.#renderButtons(index)}
    </div>`;
  }

  #renderStep({ label, done }: SubStep, place: number, index: number): TemplateResult {
    const current = place === index;
    const refused = current && this.refused;
    const isDone = !current && (done ?? place < index);
    const look = refused ? 'current refused' : current ? 'current' : isDone ? 'done' : 'to-do';
    return html`<li class=${look} aria-current=${current ? 'step' : nothing}>
      <span class="mark"
        ><span aria-hidden="true">${place + 1}</span>${isDone ? tickIcon('done-tick') : nothing}</span
      >
      <span class="text"
        ><span class="visually-hidden">${place + 1}. </span><span class="label">${label}</span
        ><span class="visually-hidden">, </span
        ><span class="state"
          >${stateText({ current, done: isDone, refused, passed: place < index })}</span
        ></span
      >
    </li>`;
  }

  #renderButtons(index: number): TemplateResult | typeof nothing {
    const [before, after] = [this.steps[index - 1], this.steps[index + 1]];
    if (index < 0) return nothing;
    return html`<div class="buttons" part="buttons">
      ${
        before === undefined
          ? nothing
          : html`<button
              type="button"
              class="button quiet previous"
              @click=${() => {
                this.#previous(before.id);
              }}
            >
              ${msg('Précédent', { desc: 'To the step before' })}
            </button>`
      }
      ${
        after === undefined
          ? nothing
          : html`<button
              type="button"
              class="button next"
              aria-describedby=${this.refused ? 'refusal' : nothing}
              @click=${() => this.#next(after.id)}
            >
              ${msg('Suivant', { desc: 'To the step after' })}
            </button>`
      }
    </div>`;
  }
}

function stateText(step: {
  readonly current: boolean;
  readonly done: boolean;
  readonly refused: boolean;
  readonly passed: boolean;
}): string {
  if (step.refused) return msg('À faire d’abord', { desc: 'State of a step that holds up the next one' });
  if (step.current) return msg('En cours', { desc: 'State of a step' });
  if (step.done) return msg('Terminée', { desc: 'State of a step' });
  return step.passed
    ? msg('Non faite', { desc: 'State of a step that was passed by' })
    : msg('À venir', { desc: 'State of a step' });
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-sub-steps': IsoloirSubSteps;
  }
}
