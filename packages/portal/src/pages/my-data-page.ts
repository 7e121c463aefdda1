import { html, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';
import { ContactDataController } from './contact-data.ts';

/** The voter’s own details, apart from any vote: the first card of the home page. */
export class MyDataPage extends PortalPage {
  readonly #data = new ContactDataController(this, this.portal);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#data.load();
  }

  protected override heading(): string {
    return this.texts.t('myData.title');
  }

  protected override hasError(): boolean {
    return this.#data.failure !== undefined;
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${this.heading()}</h1>
      ${this.#data.view()}
      <p class="actions">
        <a class="button quiet" href=${this.portal.href('home')}>${this.texts.t('footer.home')}</a>
      </p>`;
  }
}

customElements.define('portal-my-data', MyDataPage);
