import { html, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';

/** What the portal aims at for people with disabilities, and what to do when it falls short. */
export class AccessibilityPage extends PortalPage {
  protected override heading(): string {
    return this.texts.t('accessibility.title');
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    return html`
      <h1 tabindex="-1">${t('accessibility.title')}</h1>
      <p class="lead">${t('accessibility.intro')}</p>
      <h2>${t('accessibility.goalHeading')}</h2>
      <p>${t('accessibility.goal')}</p>
      <h2>${t('accessibility.doneHeading')}</h2>
      <ul>
        <li>${t('accessibility.done1')}</li>
        <li>${t('accessibility.done2')}</li>
        <li>${t('accessibility.done3')}</li>
        <li>${t('accessibility.done4')}</li>
      </ul>
      <h2>${t('accessibility.problemHeading')}</h2>
      <p>${t('accessibility.problem')}</p>
    `;
  }
}

customElements.define('portal-accessibility', AccessibilityPage);
