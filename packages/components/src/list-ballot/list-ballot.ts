import { localized, msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { withColon } from '../shared/colon.ts';
import { FormBallot, type Lack } from '../shared/form-ballot.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { closeIcon, documentIcon, errorIcon, peopleIcon, tickIcon } from '../shared/icons.ts';
import { ballotStyles } from '../styles/ballot.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './list-ballot.styles.ts';
import {
  type ListChoice,
  listChoice,
  type ListOption,
  type ListQuestion,
  noListChosen,
  selectBlank,
  selectList,
} from './list-choice.ts';
import { listDialog, type ListDialogKind } from './list-dialog.ts';
import { dialogStyles } from './list-dialog.styles.ts';
import { listChoiceText, listMissingText, listRuleText, membersText, orderText } from './texts.ts';

/** From this many lists on, a way past them is worth a stop of its own on the keyboard. */
const leastToSkip = 4;

/**
 * The ballot of lists: exactly one, or a blank vote as an equal choice. All lists are shown at the same time and alike,
 * names whole, in the order given; each has its statement and its candidates in a dialog, to read before, during and
 * without choosing. Nothing is chosen beforehand, and a choice can be taken back. Choices leave only by an event that
 * does not bubble, so that no listener of the page overhears a vote. In a form of the page the ballot holds it back until
 * something is chosen; what is chosen never goes with the form.
 *
 * @summary A ballot of lists, one to choose.
 * @event {CustomEvent<{ selection: CategorySelection }>} isoloir-selection-change - After the voter changed the choice; neither bubbles nor is composed.
 * @event {CustomEvent<{ list: string }>} isoloir-statement-open - The voter reads the statement of the list with that id; neither bubbles nor is composed.
 * @csspart question - The whole question, as a panel.
 * @csspart list - One list, the blank vote included.
 * @cssproperty [--isoloir-sticky-top=0px] - Height of what the page keeps at the top while scrolling.
 */
@localized()
export class IsoloirListBallot extends FormBallot {
  static readonly version = version;
  static override styles = [sharedStyles, dialogStyles, ballotStyles, styles];

  /** The question with its lists, in the voter's language. */
  @property({ attribute: false }) question: ListQuestion | undefined;

  /** What is chosen; the ballot replaces it on each change and tells so. */
  @property({ attribute: false }) selection: CategorySelection = noListChosen;

  /** Title of the ballot. Without it, the page gives one. */
  @property() heading = '';

  /** A sentence under the title. */
  @property() instruction = '';

  /** Rank of the ballot's title in the page's outline; the question is one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Milliseconds of quiet before the choice is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  @state() private reading: { readonly kind: ListDialogKind; readonly listId: string } | undefined;

  readonly #announcer = new Announcer(this, () => this.announceDelay);
  #opener: HTMLElement | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('question') && this.#readList() === undefined) this.reading = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const dialog = this.#dialog();
    if (this.reading === undefined && dialog?.open === true) dialog.close();
  }

  /** Moves the focus to the first list, as the link of an error message does. */
  focusQuestion(): void {
    void this.updateComplete.then(() => {
      this.#firstRadio()?.focus();
    });
  }

  /**
   * Shows that nothing is chosen yet, where it is so, and moves the focus to the first list.
   *
   * @returns whether it was so
   */
  showMissing(): boolean {
    const { question } = this;
    this.missingShown = question !== undefined && listChoice(question, this.selection).kind === 'none';
    if (this.missingShown) this.#firstRadio()?.focus();
    return this.missingShown;
  }

  protected override lack(): Lack | undefined {
    const { question } = this;
    return question === undefined || listChoice(question, this.selection).kind !== 'none'
      ? undefined
      : { message: listMissingText(question), at: this.#firstRadio() };
  }

  protected override clear(): void {
    this.selection = noListChosen;
    this.#tell();
  }

  #firstRadio(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #readList(): ListOption | undefined {
    return this.question?.lists.find(({ id }) => id === this.reading?.listId);
  }

  #choose(question: ListQuestion, selection: CategorySelection): void {
    this.selection = selection;
    this.missingShown = false;
    this.#announcer.say(listChoiceText(listChoice(question, selection)));
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(
      new CustomEvent('isoloir-selection-change', { detail: { selection: this.selection } }),
    );
  }

  async #clear(question: ListQuestion): Promise<void> {
    this.#choose(question, noListChosen);
    await this.updateComplete;
    // The button is gone; what stands in its place says that nothing is chosen any more.
    this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus();
  }

  async #read(event: Event, kind: ListDialogKind, listId: string): Promise<void> {
    this.#opener = event.currentTarget instanceof HTMLElement ? event.currentTarget : undefined;
    this.reading = { kind, listId };
    if (kind === 'statement') {
      this.dispatchEvent(new CustomEvent('isoloir-statement-open', { detail: { list: listId } }));
    }
    await this.updateComplete;
    this.#dialog()?.showModal();
    // Reading starts at the title, not at the first link.
    this.renderRoot.querySelector<HTMLElement>('#dialog-title')?.focus();
  }

  #closed(): void {
    this.reading = undefined;
    // Not every browser had given the focus to a button that was clicked, and gives it back.
    this.#opener?.focus();
    this.#opener = undefined;
  }

  protected override render(): TemplateResult {
    const { question } = this;
    return html`<div class="root" lang=${getLocale()}>
      ${this.heading === '' ? nothing : heading(this.headingLevel, 'heading', 'title-1', this.heading)}
      ${this.instruction === '' ? nothing : html`<p class="instruction">${this.instruction}</p>`}
      ${question === undefined ? nothing : this.#renderQuestion(question, listChoice(question, this.selection))}
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
      ${this.#renderDialog()}
    </div>`;
  }

  #renderQuestion(question: ListQuestion, choice: ListChoice): TemplateResult {
    const missing = this.missingShown && choice.kind === 'none';
    const level = this.heading === '' ? this.headingLevel : levelBelow(this.headingLevel);
    const order = orderText(question);
    return html`${question.lists.length < leastToSkip ? nothing : this.#renderSkip()}
      <fieldset part="question" class=${missing ? 'missing' : ''} aria-labelledby="name rule">
        <legend>
          ${heading(level, 'name', 'title-2', question.title)}
          <span class="rule" id="rule">${listRuleText(question)}</span>
        </legend>
        ${order === undefined ? nothing : html`<p class="order">${order}</p>`}
        ${
          missing
            ? html`<p class="message error" id="missing">
                ${errorIcon()}<span>${`${withColon(msg('Erreur'))} ${listMissingText(question)}`}</span>
              </p>`
            : nothing
        }
        <ul>
          ${repeat(
            question.lists,
            ({ id }) => id,
            (list, index) => this.#renderList(question, choice, list, index, missing && index === 0),
          )}
          ${question.blankAllowed ? this.#renderBlank(question, choice) : nothing}
        </ul>
        <div class="outcome">
          <p id="outcome" tabindex="-1">${listChoiceText(choice)}</p>
          ${
            choice.kind === 'none'
              ? nothing
              : html`<button
                  type="button"
                  class="button quiet clear"
                  ?disabled=${this.resting}
                  @click=${() => this.#clear(question)}
                >
                  ${closeIcon()}<span>${msg('Effacer mon choix')}</span>
                </button>`
          }
        </div>
      </fieldset>`;
  }

  #renderSkip(): TemplateResult {
    return html`<a
      class="skip"
      href="#outcome"
      @click=${(event: Event) => {
        event.preventDefault();
        this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus();
      }}
      >${msg('Passer les listes')}</a
    >`;
  }

  #renderList(
    question: ListQuestion,
    choice: ListChoice,
    list: ListOption,
    index: number,
    missing: boolean,
  ): TemplateResult {
    const chosen = choice.kind === 'list' && choice.list.id === list.id;
    return html`<li class="list ${chosen ? 'chosen' : ''}" part="list">
      <label class="row">
        ${this.#renderRadio(chosen, missing, () => {
          this.#choose(question, selectList(question, list.id));
        })}
        <span class="name" id="name-${index}">${list.name}</span>
      </label>
      <div class="more">
        ${
          list.statement === undefined
            ? nothing
            : this.#renderRead(list, index, 'statement', html`${documentIcon()}${msg('Profession de foi')}`)
        }
        ${this.#renderRead(list, index, 'members', html`${peopleIcon()}${membersText(list.members.length)}`)}
      </div>
    </li>`;
  }

  #renderRead(
    list: ListOption,
    index: number,
    kind: ListDialogKind,
    content: TemplateResult,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button quiet"
      id="${kind}-${index}"
      aria-labelledby="${kind}-${index} name-${index}"
      aria-haspopup="dialog"
      @click=${(event: Event) => this.#read(event, kind, list.id)}
    >
      ${content}
    </button>`;
  }

  #renderBlank(question: ListQuestion, { kind }: ListChoice): TemplateResult {
    const chosen = kind === 'blank';
    return html`<li class="list ${chosen ? 'chosen' : ''}" part="list">
      <label class="row">
        ${this.#renderRadio(chosen, false, () => {
          this.#choose(question, selectBlank(question));
        })}
        <span class="name">${msg('Voter blanc')}</span>
        <span class="detail">${msg('Je ne choisis aucune liste.')}</span>
      </label>
    </li>`;
  }

  #renderRadio(chosen: boolean, missing: boolean, onChoose: () => void): TemplateResult {
    return html`<input
        type="radio"
        name="choice"
        autocomplete="off"
        ?disabled=${this.resting}
        aria-describedby=${missing ? 'missing' : nothing}
        .checked=${live(chosen)}
        @input=${(event: Event) => {
          event.stopPropagation();
        }}
        @change=${onChoose}
      />
      ${tickIcon('tick')}`;
  }

  #renderDialog(): TemplateResult {
    const list = this.#readList();
    return html`<dialog
      aria-labelledby="dialog-title"
      @close=${() => {
        this.#closed();
      }}
    >
      ${
        list === undefined || this.reading === undefined
          ? nothing
          : listDialog(this.reading.kind, list, () => this.#dialog()?.close())
      }
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-list-ballot': IsoloirListBallot;
  }
}
