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
    return this.texts.t(this.#lack === 'never-begun' ? 'session.signIn' : 'session.endedTitle');
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
      <p class="lead">${t(textOf(this.#lack))}</p>
      <p class="actions">
        <a class="button" href=${this.portal.href('sign-in')}
          >${t(begun ? 'session.again' : 'session.signIn')}</a
        >
      </p>
    `;
  }
}

function textOf(lack: SessionLack) {
  const keys = {
    'never-begun': 'session.missing',
    ended: 'session.endedText',
    'vote-lost': 'session.endedText',
    replaced: 'session.replacedText',
    revoked: 'session.revokedText',
  } as const satisfies Record<SessionLack, string>;
  return keys[lack];
}

customElements.define('portal-session-ended', SessionEndedPage);
