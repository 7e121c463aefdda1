import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';
import type { Portal } from '../app/portal.ts';

/** Stands in the place of a page whose session has ended: what is lost, and the way back. */
export class SessionEndedPage extends PortalPage {
  readonly #choicesLost: boolean;

  constructor(portal: Portal, choicesLost: boolean) {
    super(portal);
    this.#choicesLost = choicesLost;
  }

  protected override heading(): string {
    return this.texts.t('session.endedTitle');
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    return html`
      <h1 tabindex="-1">${t('session.endedTitle')}</h1>
      ${
        this.#choicesLost
          ? html`<isoloir-notice variant="warning"><p>${t('session.endedVote')}</p></isoloir-notice>`
          : nothing
      }
      <p class="lead">${t('session.endedText')}</p>
      <p class="actions">
        <a class="button" href=${this.portal.href('sign-in')}>${t('session.again')}</a>
      </p>
    `;
  }
}

customElements.define('portal-session-ended', SessionEndedPage);
