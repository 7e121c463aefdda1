import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type CategorySelection } from '../ballot-grid/selection.ts';
import { blankText } from '../ballot-grid/texts.ts';
import { chosenStyles } from '../ballot-review/chosen.styles.ts';
import {
  type ListChoice,
  listChoice,
  type ListOption,
  type ListQuestion,
  noListChosen,
} from '../list-ballot/list-choice.ts';
import { membersOf } from '../list-ballot/members.ts';
import { membersStyles } from '../list-ballot/members.styles.ts';
import { membersText } from '../list-ballot/texts.ts';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { penIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './list-review.styles.ts';

/**
 * What the voter is about to cast on a ballot of lists: the list with everybody on it, the blank vote, or that nothing
 * is chosen.
 *
 * @summary The chosen list with its candidates, to check before casting.
 * @event {CustomEvent<{ categoryId: string }>} isoloir-modify - The voter wants to change the choice: the question's id; neither bubbles nor is composed.
 * @csspart category - The question, as a panel.
 */
@localized()
export class IsoloirListReview extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, chosenStyles, membersStyles, styles];

  /** The question with its lists, in the voter's language. */
  @property({ attribute: false }) question: ListQuestion | undefined;

  /** What is chosen. */
  @property({ attribute: false }) selection: CategorySelection = noListChosen;

  /** Title of the review. Without it, the page gives one. */
  @property() heading = '';

  /** Rank of the title in the page's outline; the question is one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  #modify(categoryId: string): void {
    this.dispatchEvent(new CustomEvent('isoloir-modify', { detail: { categoryId } }));
  }

  protected override render(): TemplateResult {
    const { question } = this;
    return html`<div class="root" lang=${getLocale()}>
      ${this.heading === '' ? nothing : heading(this.headingLevel, 'heading', 'title-1', this.heading)}
      ${question === undefined ? nothing : this.#renderQuestion(question, listChoice(question, this.selection))}
    </div>`;
  }

  #renderQuestion(question: ListQuestion, choice: ListChoice): TemplateResult {
    const level = this.heading === '' ? this.headingLevel : levelBelow(this.headingLevel);
    return html`<p class="instruction">${instructionFor(choice)}</p>
      <section class="category" part="category" aria-labelledby="name">
        <div class="bar">
          ${heading(level, 'name', 'title-2', question.title)}
          <button
            type="button"
            class="button quiet"
            aria-describedby="name"
            @click=${() => {
              this.#modify(question.id);
            }}
          >
            ${penIcon()}<span>${msg('Modifier')}</span>
          </button>
        </div>
        ${renderChoice(choice)}
      </section>`;
  }
}

function instructionFor({ kind }: ListChoice): string {
  return kind === 'list'
    ? msg('Vérifiez la liste et ses candidats avant de continuer.')
    : msg('Vérifiez votre choix avant de continuer.');
}

function renderChoice(choice: ListChoice): TemplateResult {
  switch (choice.kind) {
    case 'none':
      return html`<p class="none">${msg('Aucun choix')}</p>`;
    case 'blank':
      return html`<p class="none">${blankText()}</p>`;
    case 'list':
      return renderList(choice.list);
  }
}

function renderList(list: ListOption): TemplateResult {
  return html`<p class="list">
      <span class="kind">${msg('Liste choisie')}</span>
      <span class="visually-hidden">, </span>
      <span class="name">${list.name}</span>
    </p>
    <p class="kind people">${membersText(list.members.length)}</p>
    ${membersOf(list)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-list-review': IsoloirListReview;
  }
}
