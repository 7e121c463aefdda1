import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  type Category,
  type CategorySelection,
  categoryStatus,
  effectiveMaximum,
  type Selection,
  selectionOf,
} from '../ballot-grid/selection.ts';
import { missingText } from '../ballot-grid/texts.ts';
import { getLocale } from '../localization.ts';
import { withColon } from '../shared/colon.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { errorIcon, infoIcon, penIcon } from '../shared/icons.ts';
import { plural } from '../shared/plural.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './ballot-review.styles.ts';
import { chosenIn } from './chosen.ts';
import { chosenStyles } from './chosen.styles.ts';

/**
 * What the voter is about to cast, to be read name by name: every category, with its candidates, a blank vote, or
 * no choice; where fewer are chosen than possible, it says so and hinders nothing.
 *
 * @summary The chosen candidates, to check before casting.
 * @event {CustomEvent<{ categoryId: string }>} isoloir-modify - The voter wants to change a category; neither bubbles nor is composed.
 * @csspart category - One category, as a panel.
 */
@localized()
export class IsoloirBallotReview extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, chosenStyles, styles];

  /** The categories of the ballot, with their candidates, in the voter's language. */
  @property({ attribute: false }) categories: readonly Category[] = [];

  /** What is chosen. */
  @property({ attribute: false }) selection: Selection = {};

  /** Title of the review. Without it, the page gives one. */
  @property() heading = '';

  /** Rank of the title in the page's outline; categories are one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  #modify(categoryId: string): void {
    this.dispatchEvent(new CustomEvent('isoloir-modify', { detail: { categoryId } }));
  }

  protected override render(): TemplateResult {
    return html`<div class="root" lang=${getLocale()}>
      ${this.heading === '' ? nothing : heading(this.headingLevel, 'heading', 'title-1', this.heading)}
      <p class="instruction">${msg('Vérifiez chaque nom avant de continuer.')}</p>
      <div class="categories">
        ${this.categories.map((category, index) => this.#renderCategory(category, index))}
      </div>
    </div>`;
  }

  #renderCategory(category: Category, index: number): TemplateResult {
    const selection = selectionOf(this.selection, category.id);
    const level = this.heading === '' ? this.headingLevel : levelBelow(this.headingLevel);
    return html`<section class="category" part="category" aria-labelledby="name-${index}">
      <div class="bar">
        ${heading(level, `name-${index}`, 'title-2', category.name)}
        <button
          type="button"
          class="button quiet"
          aria-describedby="name-${index}"
          @click=${() => {
            this.#modify(category.id);
          }}
        >
          ${penIcon()}<span>${msg('Modifier')}</span>
        </button>
      </div>
      ${chosenIn(category, selection)} ${renderNote(category, selection)}
    </section>`;
  }
}

function renderNote(category: Category, selection: CategorySelection): TemplateResult | typeof nothing {
  const { chosen, state } = categoryStatus(category, selection);
  const possible = effectiveMaximum(category);
  switch (state) {
    case 'blank':
    case 'at-maximum':
      return nothing;
    case 'below-minimum':
      return html`<p class="note error">
        ${errorIcon()}<span>${`${withColon(msg('Erreur'))} ${missingText(category)}`}</span>
      </p>`;
    case 'empty':
    case 'fewer-than-maximum':
      return html`<p class="note">
        ${infoIcon()}<span
          >${plural(chosen, {
            one: () => msg(str`Vous avez choisi ${chosen} candidat sur ${possible} possibles.`),
            other: () => msg(str`Vous avez choisi ${chosen} candidats sur ${possible} possibles.`),
          })}</span
        >
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-ballot-review': IsoloirBallotReview;
  }
}
