import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type Category, type Selection, selectionOf } from '../ballot-grid/selection.ts';
import { chosenIn } from '../ballot-review/chosen.ts';
import { chosenStyles } from '../ballot-review/chosen.styles.ts';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './vote-as-cast.styles.ts';

/**
 * The vote as it was cast: every category with its candidates, a blank vote or no choice, and the tracker of the ballot
 * that carries it. To read only; nothing of it leaves by an event.
 *
 * @summary The chosen candidates of a ballot in the urn.
 * @slot - Words under the title.
 * @slot proof - What shows that this ballot is in the urn, under the tracker.
 * @csspart category - One category, as a panel.
 */
@localized()
export class IsoloirVoteAsCast extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, chosenStyles, styles];

  /** Title. Without it: « Votre vote tel qu’il est dans l’urne ». */
  @property() heading = '';

  /** Rank of the title in the page's outline; categories are one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** The categories of the ballot, with their candidates, in the voter's language. */
  @property({ attribute: false }) categories: readonly Category[] = [];

  /** What was chosen. */
  @property({ attribute: false }) selection: Selection = {};

  /** The ballot's hash, base64. Without it, nothing is said of the ballot. */
  @property() tracker = '';

  protected override render(): TemplateResult {
    const title = this.heading === '' ? msg('Votre vote tel qu’il est dans l’urne') : this.heading;
    return html`<section class="root" lang=${getLocale()} aria-labelledby="heading">
      ${heading(this.headingLevel, 'heading', 'title-1', title)}
      <slot></slot>
      <div class="categories">
        ${this.categories.map((category, index) => this.#renderCategory(category, index))}
      </div>
      ${this.tracker === '' ? nothing : this.#renderBallot()}
    </section>`;
  }

  #renderCategory(category: Category, index: number): TemplateResult {
    return html`<section class="category" part="category" aria-labelledby="name-${index}">
      <div class="bar">
        ${heading(levelBelow(this.headingLevel), `name-${index}`, 'title-2', category.name)}
      </div>
      ${chosenIn(category, selectionOf(this.selection, category.id))}
    </section>`;
  }

  #renderBallot(): TemplateResult {
    return html`<div class="ballot">
      ${heading(levelBelow(this.headingLevel), 'tracker-title', 'title-3', msg('Numéro de suivi du bulletin'))}
      <p class="tracker" translate="no">${this.tracker}</p>
      <isoloir-copy-button .value=${this.tracker} .label=${msg('Copier le numéro')}></isoloir-copy-button>
      <slot name="proof"></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-vote-as-cast': IsoloirVoteAsCast;
  }
}
