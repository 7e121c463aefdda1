import { localized } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { ballotIcon, infoIcon, lookIcon, mailIcon, tickIcon, warningIcon } from '../shared/icons.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './home-card.styles.ts';

/** The drawing of a card, beside its title. */
export type HomeCardIcon = 'none' | 'e-mail' | 'vote' | 'check';

/** What a card's status is about. */
export type HomeCardStatusKind = 'info' | 'done' | 'attention';

const icons = { 'e-mail': mailIcon, vote: ballotIcon, check: lookIcon } as const;
const statusIcons = { info: infoIcon, done: tickIcon, attention: warningIcon } as const;

/**
 * One thing that the voter can do, on the first page after signing in: a title, a few words, where it stands, and one
 * link or button. All cards of a row are of the same height, their links on one line.
 *
 * @summary A card with a title, a text and one way on.
 * @slot - The text. Where there is no way on, say here why.
 * @event {CustomEvent<void>} isoloir-action - The button was pressed, on a card without `href`; neither bubbles nor is composed.
 * @csspart card - The whole card.
 * @csspart action - The link or button.
 */
@localized()
export class IsoloirHomeCard extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Title of the card. */
  @property() heading = '';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** The drawing beside the title. */
  @property() icon: HomeCardIcon = 'none';

  /** What the link or button says. Without it the card has none. */
  @property() action = '';

  /** Where the link goes. Without it, the action is a button that tells by an event. */
  @property() href = '';

  /** Whether this is the main thing to do of its page. */
  @property({ type: Boolean }) primary = false;

  /** Where it stands, in a word or two: « Vote enregistré ». */
  @property() status = '';

  /** What the status is about: its icon and colour. */
  @property({ attribute: 'status-kind' }) statusKind: HomeCardStatusKind = 'info';

  #act(): void {
    this.dispatchEvent(new CustomEvent('isoloir-action'));
  }

  protected override render(): TemplateResult {
    const drawing = this.icon === 'none' ? nothing : icons[this.icon]('drawing');
    return html`<div class="root ${this.primary ? 'primary' : ''}" part="card" lang=${getLocale()}>
      <div class="head">${drawing}${heading(this.headingLevel, 'heading', 'title-2', this.heading)}</div>
      ${
        this.status === ''
          ? nothing
          : html`<p class="status ${this.statusKind}">
              ${statusIcons[this.statusKind]()}<span>${this.status}</span>
            </p>`
      }
      <div class="text"><slot></slot></div>
      ${this.action === '' ? nothing : html`<p class="action">${this.#renderAction()}</p>`}
    </div>`;
  }

  #renderAction(): TemplateResult {
    const look = this.primary ? 'button' : 'button quiet';
    if (this.href !== '') {
      return html`<a class=${look} part="action" href=${this.href} aria-describedby="heading"
        >${this.action}</a
      >`;
    }
    return html`<button
      type="button"
      class=${look}
      part="action"
      aria-describedby="heading"
      @click=${() => {
        this.#act();
      }}
    >
      ${this.action}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-home-card': IsoloirHomeCard;
  }
}
