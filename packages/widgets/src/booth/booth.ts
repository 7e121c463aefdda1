import { getLocale } from '@isoloir/components';
import { heading } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { IsoloirWidgetGoVote } from '../go-vote/go-vote.ts';
import { localized, simulationMark } from '../shared/phase.ts';
import { type ReceivedConsultation } from '../shared/sources.ts';
import { text } from '../shared/texts.ts';
import { styles } from './booth.styles.ts';

/**
 * The place of a page where one votes: it leads to the portal, at top level, and from there a link leads back to this page,
 * where the election’s sealed definition lists its site. Signing in, the ballot and the receipt are on the portal alone,
 * since a page that hosts an element controls it. While voting is not open, it says why there is no way in.
 *
 * @summary The way into the vote, and back to this page.
 * @csspart vote - The link to the vote.
 */
export class IsoloirBooth extends IsoloirWidgetGoVote {
  static override styles: CSSResultGroup = [super.styles, styles];

  /** The page to come back to, on this site; without it this page, without its query. */
  @property({ attribute: 'return-url' }) returnUrl = '';

  protected override renderValue(consultation: ReceivedConsultation): TemplateResult {
    if (consultation.elections.length > 0 || consultation.phase === 'annulled') {
      return super.renderValue(consultation);
    }
    return html`<div class="panel">
      ${simulationMark(consultation)}
      ${heading(this.headingLevel, 'heading', 'title-2', localized(consultation.title))}
      <p>${text('booth.empty')}</p>
    </div>`;
  }

  protected override renderWay(): TemplateResult {
    const address = this.#address('sign-in/');
    const { host } = new URL(address);
    return html`<ol id="steps">
        <li>${text('booth.signIn', { host })}</li>
        <li>${text('booth.vote')}</li>
        ${this.#isElsewhere() ? html`<li>${text('booth.return', { host: location.host })}</li>` : nothing}
      </ol>
      <p>
        <a
          class="button"
          part="vote"
          target="_top"
          referrerpolicy="no-referrer"
          href=${address}
          aria-describedby="steps"
          >${text('goVote.action')}</a
        >
      </p>`;
  }

  /** A page of a site that is not listed gets no answer from the server: its reader is not left without a way. */
  protected override renderWhileOffline(): TemplateResult {
    const address = this.#address('');
    return html`<p>
      <a part="vote" target="_top" referrerpolicy="no-referrer" href=${address}
        >${text('booth.look', { host: new URL(address).host })}</a
      >
    </p>`;
  }

  /** The portal checks the way back against the sealed definition; here it is only said. */
  #address(page: string): string {
    const address = new URL(this.portalPage(page));
    // A query may hold what is nobody else’s: the owner of the page says so, if it belongs to the way back.
    const back =
      this.returnUrl === ''
        ? location.origin + location.pathname
        : new URL(this.returnUrl, document.baseURI).href;
    address.searchParams.set('lang', getLocale());
    address.searchParams.set('return', back);
    return address.href;
  }

  /** An answer from another origin means that the definition lists this one. */
  #isElsewhere(): boolean {
    return new URL(this.api, document.baseURI).origin !== location.origin;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-booth': IsoloirBooth;
  }
}
