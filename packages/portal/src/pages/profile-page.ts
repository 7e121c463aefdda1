import '@isoloir/components/profile/define.js';
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
      ${session === undefined ? nothing : this.#renderProfile(session)}
      ${supportView(texts, consultation?.support)} ${backLink(texts, portal)}
    `;
  }

  #renderProfile({ voter, profile }: Session): TemplateResult {
    const { texts, portal } = this;
    const { college, district, ...rest } = profile;
    return html`<isoloir-profile
      number-label=${portal.consultation?.profile === 'french-public' ? texts.t('access.rppsLabel') : ''}
      .profile=${{
        ...rest,
        name: voter.name,
        ...(college === undefined ? {} : { college: texts.of(college) }),
        ...(district === undefined ? {} : { district: texts.of(district) }),
      }}
    ></isoloir-profile>`;
  }
}

customElements.define('portal-profile', ProfilePage);
