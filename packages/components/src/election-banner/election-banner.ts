import { localized, msg } from '@lit/localize';
import { type ComplexAttributeConverter, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { heading, type HeadingLevel } from '../shared/heading.ts';
import { calendarIcon } from '../shared/icons.ts';
import { closedText, periodText } from '../shared/period.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './election-banner.styles.ts';

/** Where the period stands, by the server's clock. */
export type BannerPhase = 'before' | 'open' | 'closed';

/** An instant in an attribute, as ISO 8601: `2024-03-06T16:00:00+01:00`. What can not be read counts as absent. */
const instantConverter: ComplexAttributeConverter<Date | undefined> = {
  fromAttribute: (text) => {
    const instant = new Date(text ?? '');
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  },
};

/**
 * Announces an election on the site of who holds it: what, from when to what hour, and up to three links. Made for pages
 * that we do not control: it brings its own type and colours and needs no stylesheet.
 *
 * @summary A banner with title, period and links.
 * @csspart banner - The whole banner.
 * @csspart vote - The link to the vote.
 */
@localized()
export class IsoloirElectionBanner extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** Title of the consultation. */
  @property() heading = '';

  /** Rank of the title in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** When voting opens. */
  @property({ attribute: 'opens-at', converter: instantConverter }) opensAt: Date | undefined;

  /** When voting closes. */
  @property({ attribute: 'closes-at', converter: instantConverter }) closesAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** Where the period stands. The way to the vote is shown while it is open. */
  @property() phase: BannerPhase = 'open';

  /** Address of the information. Without it there is no such link; so with the other two. */
  @property({ attribute: 'information-url' }) informationUrl = '';

  /** Address of the candidates. */
  @property({ attribute: 'candidates-url' }) candidatesUrl = '';

  /** Address of the vote. */
  @property({ attribute: 'vote-url' }) voteUrl = '';

  protected override render(): TemplateResult {
    const period = this.#period();
    return html`<section class="root" part="banner" lang=${getLocale()} aria-labelledby="heading">
      <div class="row">
        <div class="what">
          ${heading(this.headingLevel, 'heading', 'title-1', this.heading)}
          ${period === '' ? nothing : html`<p class="period">${calendarIcon()}<span>${period}</span></p>`}
        </div>
        <div class="links">
          ${this.#renderLink(this.informationUrl, msg('Plus d’informations'))}
          ${this.#renderLink(this.candidatesUrl, msg('Candidats'))}
          ${
            this.voteUrl === '' || this.phase !== 'open'
              ? nothing
              : html`<a class="button" part="vote" href=${this.voteUrl}
                  >${msg('Voter', { desc: 'Link to the vote' })}</a
                >`
          }
        </div>
      </div>
    </section>`;
  }

  #renderLink(url: string, label: string): TemplateResult | typeof nothing {
    return url === '' ? nothing : html`<a class="link" href=${url}>${label}</a>`;
  }

  #period(): string {
    const { opensAt, closesAt, timeZone } = this;
    if (opensAt === undefined || closesAt === undefined) return '';
    const period = { opensAt, closesAt, timeZone };
    return this.phase === 'closed' ? closedText(period) : periodText(period);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-election-banner': IsoloirElectionBanner;
  }
}
