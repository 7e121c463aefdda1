import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { calendarIcon } from '../shared/icons.ts';
import { opened } from '../shared/open-event.ts';
import { closedText, periodText } from '../shared/period.ts';
import { type ElectionStatus } from '../status-pill/status-pill.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './election-card.styles.ts';

/**
 * One election on the voter's dashboard: its title, where it stands for this voter, its period, and the way in. All cards
 * of a row are of the same height, their ways in on one line.
 *
 * @summary An election with its status, period and way in.
 * @slot - What else there is to say.
 * @event {CustomEvent<void>} isoloir-open - The voter goes in; prevented, the link is not followed, so that the page can ask first; neither bubbles nor is composed.
 * @csspart card - The whole card.
 * @csspart action - The link.
 */
@localized()
export class IsoloirElectionCard extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Title of the election. */
  @property() heading = '';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Where the election stands for this voter. */
  @property() status: ElectionStatus = 'to-vote';

  /** Where the link goes. Without it there is none. */
  @property() href = '';

  /** What the link says. Without it: « Accéder au scrutin », or what fits the status. */
  @property() action = '';

  /** A sentence of the page's own, under the title: the college, say. */
  @property() text = '';

  /** When voting opens. */
  @property({ attribute: false }) opensAt: Date | undefined;

  /** When voting closes. */
  @property({ attribute: false }) closesAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  protected override render(): TemplateResult {
    const period = this.#period();
    const main = this.status === 'to-vote' || this.status === 'under-way';
    return html`<article
      class="root ${this.status}"
      part="card"
      lang=${getLocale()}
      aria-labelledby="heading"
    >
      <div class="head">
        ${heading(this.headingLevel, 'heading', 'title-2', this.heading)}
        <isoloir-status-pill .state=${this.status}></isoloir-status-pill>
      </div>
      ${this.text === '' ? nothing : html`<p>${this.text}</p>`}
      ${period === '' ? nothing : html`<p class="period">${calendarIcon()}<span>${period}</span></p>`}
      <div class="more"><slot></slot></div>
      ${
        this.href === ''
          ? nothing
          : html`<p class="action">
              <a
                class="button ${main ? '' : 'quiet'}"
                part="action"
                href=${this.href}
                aria-describedby="heading"
                @click=${(event: MouseEvent) => {
                  opened(this, event);
                }}
                >${this.action === '' ? actionFor(this.status) : this.action}</a
              >
            </p>`
      }
    </article>`;
  }

  #period(): string {
    const { opensAt, closesAt, timeZone } = this;
    if (opensAt === undefined || closesAt === undefined) return '';
    const period = { opensAt, closesAt, timeZone };
    return this.status === 'closed' ? closedText(period) : periodText(period);
  }
}

function actionFor(status: ElectionStatus): string {
  switch (status) {
    case 'to-vote':
      return msg('Accéder au scrutin');
    case 'under-way':
      return msg('Reprendre le vote');
    case 'paused':
    case 'voted':
    case 'closed':
    case 'not-open':
      return msg('Consulter le scrutin');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-election-card': IsoloirElectionCard;
  }
}
