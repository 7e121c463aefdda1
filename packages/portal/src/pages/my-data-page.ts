import { html, type TemplateResult } from 'lit';
import { PortalPage } from '../app/portal-page.ts';
import { ContactDataController } from './contact-data.ts';
import { backLink } from './vote/arrival-views.ts';

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
      ${this.#data.view()} ${backLink(this.texts, this.portal)}`;
  }
}

customElements.define('portal-my-data', MyDataPage);
