import { localized, msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { withColon } from '../shared/colon.ts';
import { FormBallot, type Lack } from '../shared/form-ballot.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { errorIcon, tickIcon, warningIcon } from '../shared/icons.ts';
import { ballotStyles } from '../styles/ballot.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './ballot-grid.styles.ts';
import {
  type Candidate,
  type Category,
  type CategorySelection,
  categoryStatus,
  completeness,
  effectiveMaximum,
  emptySelection,
  type Refusal,
  type Selection,
  selectionOf,
  toggleBlank,
  toggleCandidate,
} from './selection.ts';
import {
  blankChosenText,
  conditionsText,
  counterText,
  eraseText,
  maximumText,
  missingText,
} from './texts.ts';

/** Beyond this many choices the row of slots would be a pattern, not a count. */
const mostSlots = 10;

/**
 * The ballot: categories of candidates, each with its own maximum, side by side where there is room.
 *
 * The host gives categories and selection and keeps what comes back. Names and addresses are shown whole, in the
 * order given. At the maximum nothing is disabled or dropped: the reason is shown at the row and said. Choices
 * leave only by an event that does not bubble, so that no listener of the page overhears a vote. In a form of the page the
 * ballot holds it back until it is complete; what is chosen never goes with the form.
 *
 * @summary A ballot of candidates to tick, by category.
 * @event {CustomEvent<{ selection: Selection }>} isoloir-selection-change - After the voter changed a choice; neither bubbles nor is composed.
 * @csspart category - One category, as a panel.
 * @csspart candidate - One row, the blank vote included.
 * @cssproperty [--isoloir-sticky-top=0px] - Height of what the page keeps at the top while scrolling.
 */
@localized()
export class IsoloirBallotGrid extends FormBallot {
  static readonly version = version;
  static override styles = [sharedStyles, ballotStyles, styles];

  /** The categories of the ballot, with their candidates, in the voter's language. */
  @property({ attribute: false }) categories: readonly Category[] = [];

  /** What is chosen; the grid replaces it on each change and tells so. */
  @property({ attribute: false }) selection: Selection = {};

  /** Title of the ballot. Without it, the page gives one. */
  @property() heading = '';

  /** A sentence under the title. */
  @property() instruction = '';

  /** Rank of the ballot's title in the page's outline; categories are one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Milliseconds of quiet before the count is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private refused: { categoryId: string; candidateId: string; reason: Refusal } | undefined;
  @state() private erasing: { category: Category; count: number } | undefined;

  readonly #announcer = new Announcer(this, () => this.announceDelay);

  /** Moves the focus to the first box of a category, as the link of an error message does. */
  focusCategory(id: string): void {
    void this.updateComplete.then(() => {
      this.#firstBox(id)?.focus();
    });
  }

  /**
   * Shows which categories still miss choices, and moves the focus to the first.
   *
   * @returns whether any did
   */
  showMissing(): boolean {
    const { missing } = completeness(this.categories, this.selection);
    this.missingShown = missing.length > 0;
    if (missing[0] !== undefined) this.#firstBox(missing[0])?.focus();
    return this.missingShown;
  }

  protected override lack(): Lack | undefined {
    const { missing } = completeness(this.categories, this.selection);
    const first = this.categories.find(({ id }) => id === missing[0]);
    return first === undefined
      ? undefined
      : { message: `${withColon(first.name)} ${missingText(first)}`, at: this.#firstBox(first.id) };
  }

  protected override clear(): void {
    this.selection = emptySelection(this.categories);
    this.refused = undefined;
    this.#tell();
  }

  #firstBox(categoryId: string): HTMLInputElement | null {
    const index = this.categories.findIndex(({ id }) => id === categoryId);
    return this.renderRoot.querySelector<HTMLInputElement>(`#category-${index} input`);
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #onCandidate(event: Event, category: Category, candidate: Candidate): void {
    const { selection, refusal } = toggleCandidate(
      category,
      selectionOf(this.selection, category.id),
      candidate.id,
    );
    if (refusal === undefined) {
      this.#change(category, selection);
      return;
    }
    // The box never becomes checked, so that readers and eyes are not told two things in a row.
    event.preventDefault();
    this.refused = { categoryId: category.id, candidateId: candidate.id, reason: refusal };
    this.#announcer.say(refusalText(category, refusal));
  }

  #onBlank(event: Event, category: Category): void {
    const { selection, erased } = toggleBlank(category, selectionOf(this.selection, category.id));
    if (erased.length === 0) {
      this.#change(category, selection);
      return;
    }
    event.preventDefault();
    this.erasing = { category, count: erased.length };
    void this.updateComplete.then(() => {
      this.#dialog()?.showModal();
    });
  }

  #onErase(): void {
    const category = this.erasing?.category;
    this.#dialog()?.close();
    if (category === undefined) return;
    this.#change(category, toggleBlank(category, selectionOf(this.selection, category.id)).selection);
  }

  #change(category: Category, selection: CategorySelection): void {
    this.selection = { ...this.selection, [category.id]: selection };
    this.refused = undefined;
    this.#announcer.say(`${withColon(category.name)} ${counterText(category, selection)}`);
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(
      new CustomEvent('isoloir-selection-change', { detail: { selection: this.selection } }),
    );
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      ${this.heading === '' ? nothing : heading(this.headingLevel, 'heading', 'title-1', this.heading)}
      ${this.instruction === '' ? nothing : html`<p class="instruction">${this.instruction}</p>`}
      <div class="categories">
        ${this.categories.map((category, index) => this.#renderCategory(category, index))}
      </div>
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      ${this.#renderDialog()}
    </div>`;
  }

  #renderCategory(category: Category, index: number): TemplateResult {
    const selection = selectionOf(this.selection, category.id);
    const below = categoryStatus(category, selection).state === 'below-minimum';
    const missing = this.missingShown && below;
    const level = this.heading === '' ? this.headingLevel : levelBelow(this.headingLevel);
    return html`<fieldset
      id="category-${index}"
      part="category"
      class=${missing ? 'missing' : ''}
      aria-labelledby="name-${index} rule-${index}"
    >
      <legend>
        ${heading(level, `name-${index}`, 'title-2', category.name)}
        ${this.#renderCounter(category, selection)}
      </legend>
      <p class="rule" id="rule-${index}">${conditionsText(category)}</p>
      ${
        missing
          ? html`<p class="message error" id="missing-${index}">
              ${errorIcon()}<span>${`${withColon(msg('Erreur'))} ${missingText(category)}`}</span>
            </p>`
          : nothing
      }
      <ul>
        ${repeat(
          category.candidates,
          ({ id }) => id,
          (candidate, position) =>
            this.#renderCandidate(
              category,
              selection,
              candidate,
              `${index}-${position}`,
              missing && position === 0,
            ),
        )}
        ${category.blankAllowed ? this.#renderBlank(category, selection, index) : nothing}
      </ul>
    </fieldset>`;
  }

  #renderCounter(category: Category, selection: CategorySelection): TemplateResult {
    const { chosen, state: progress } = categoryStatus(category, selection);
    const slots = effectiveMaximum(category);
    const full = progress === 'at-maximum' || progress === 'blank';
    return html`<span class="counter ${full ? 'full' : ''}">
      ${
        slots <= mostSlots && !selection.blank
          ? html`<span class="slots" aria-hidden="true">
              ${Array.from(
                { length: slots },
                (_, slot) => html`<span class="slot ${slot < chosen ? 'taken' : ''}"></span>`,
              )}
            </span>`
          : nothing
      }
      ${counterText(category, selection)}
    </span>`;
  }

  #renderCandidate(
    category: Category,
    { candidates }: CategorySelection,
    candidate: Candidate,
    key: string,
    missing: boolean,
  ): TemplateResult {
    const refused = this.refused?.categoryId === category.id && this.refused.candidateId === candidate.id;
    const chosen = candidates.includes(candidate.id);
    const describedBy = [
      ...(refused ? [`why-${key}`] : []),
      ...(missing ? [`missing-${key.split('-')[0] ?? ''}`] : []),
    ].join(' ');
    return html`<li>
      <label class="row ${chosen ? 'chosen' : ''}" part="candidate">
        <input
          type="checkbox"
          autocomplete="off"
          ?disabled=${this.resting}
          aria-describedby=${describedBy === '' ? nothing : describedBy}
          .checked=${live(chosen)}
          @click=${(event: Event) => {
            this.#onCandidate(event, category, candidate);
          }}
        />
        ${rowMarks()}
        <span class="name">${candidate.name}</span>
        ${candidate.address === undefined ? nothing : html`<span class="detail">${candidate.address}</span>`}
      </label>
      ${
        refused && this.refused !== undefined
          ? html`<p class="message warning" id="why-${key}">
              ${warningIcon()}<span>${refusalText(category, this.refused.reason)}</span>
            </p>`
          : nothing
      }
    </li>`;
  }

  #renderBlank(category: Category, { blank }: CategorySelection, index: number): TemplateResult {
    return html`<li class="blank">
      <label class="row ${blank ? 'chosen' : ''}" part="candidate">
        <input
          type="checkbox"
          id="blank-${index}"
          autocomplete="off"
          ?disabled=${this.resting}
          .checked=${live(blank)}
          @click=${(event: Event) => {
            this.#onBlank(event, category);
          }}
        />
        ${rowMarks()}
        <span class="name">${msg('Voter blanc')}</span>
        <span class="detail">${msg('Je ne choisis aucun candidat dans cette catégorie.')}</span>
      </label>
    </li>`;
  }

  #renderDialog(): TemplateResult {
    return html`<dialog
      aria-labelledby="erase-title"
      aria-describedby="erase-text"
      @close=${() => {
        this.erasing = undefined;
      }}
    >
      <h2 id="erase-title" class="title-2">
        ${`${withColon(msg('Voter blanc'))} ${this.erasing?.category.name ?? ''}`}
      </h2>
      <p id="erase-text">${eraseText(this.erasing?.count ?? 0)}</p>
      <div class="dialog-buttons">
        <button type="button" class="button" @click=${() => this.#dialog()?.close()}>
          ${msg('Garder mes choix')}
        </button>
        <button type="button" class="button quiet" @click=${() => this.#onErase()}>
          ${msg('Effacer et voter blanc')}
        </button>
      </div>
    </dialog>`;
  }
}

function refusalText(category: Category, reason: Refusal): string {
  return reason === 'maximum-reached' ? maximumText(category) : blankChosenText();
}

/** The marks of a chosen row. The word is for eyes; readers have the state of the box. */
function rowMarks(): TemplateResult {
  return html`${tickIcon('tick')}<span class="word" aria-hidden="true"
      >${msg('Choisi', { desc: 'Mark of a chosen candidate' })}</span
    >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-ballot-grid': IsoloirBallotGrid;
  }
}
