import { html, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';

/** Stands at every address at which there is nothing. */
export class NotFoundPage extends PortalPage {
  protected override heading(): string {
    return this.texts.t('notFound.title');
  }

  protected override hasError(): boolean {
    return true;
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    return html`
      <h1 tabindex="-1">${t('notFound.title')}</h1>
      <p class="lead">${t('notFound.text')}</p>
      <p class="actions">
        <a class="button" href=${this.portal.href('home')}>${t('footer.home')}</a>
      </p>
    `;
  }
}

customElements.define('portal-not-found', NotFoundPage);
