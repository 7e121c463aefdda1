import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import { backLink } from './vote/arrival-views.ts';

/** What the roll says of the voter who is signed in (M17). */
export class ProfilePage extends PortalPage {
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.portal.session === undefined) this.portal.endsSession('session-missing');
  }

  protected override heading(): string {
    return this.texts.t('profile.title');
  }

  protected override render(): TemplateResult {
    const { texts, portal } = this;
    const { session, consultation } = portal;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${texts.t('profile.intro')}</p>
      ${session === undefined ? nothing : this.#renderFacts(session)}
      ${supportView(texts, consultation?.support)} ${backLink(texts, portal)}
    `;
  }

  #renderFacts({ voter, profile }: Session): TemplateResult {
    const { texts } = this;
    const { t } = texts;
    const { number, orderNumber, email, mobile, college, district } = profile;
    const rows = [
      [t('profile.name'), voter.name],
      [t('profile.number'), number],
      [t('profile.orderNumber'), orderNumber],
      [t('profile.college'), college === undefined ? undefined : texts.of(college)],
      [t('profile.district'), district === undefined ? undefined : texts.of(district)],
      [t('profile.email'), email],
      [t('profile.mobile'), mobile],
    ] as const;
    return html`<dl class="facts">
      ${rows.map(([label, value]) =>
        value === undefined
          ? nothing
          : html`<dt>${label}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`;
  }
}

customElements.define('portal-profile', ProfilePage);
