import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';
import type { Portal, SessionLack } from '../app/portal.ts';

/** Stands in the place of a page that needs a session: what is lost, and the way to sign in. */
export class SessionEndedPage extends PortalPage {
  readonly #lack: SessionLack;

  constructor(portal: Portal, lack: SessionLack) {
    super(portal);
    this.#lack = lack;
  }

  protected override heading(): string {
    return this.texts.t(this.#lack === 'never-begun' ? 'signIn.title' : 'session.endedTitle');
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    const begun = this.#lack !== 'never-begun';
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      ${
        this.#lack === 'vote-lost'
          ? html`<isoloir-notice variant="warning"><p>${t('session.endedVote')}</p></isoloir-notice>`
          : nothing
      }
      <p class="lead">${t(begun ? 'session.endedText' : 'signIn.missing')}</p>
      <p class="actions">
        <a class="button" href=${this.portal.href('sign-in')}
          >${t(begun ? 'session.again' : 'signIn.title')}</a
        >
      </p>
    `;
  }
}

customElements.define('portal-session-ended', SessionEndedPage);
