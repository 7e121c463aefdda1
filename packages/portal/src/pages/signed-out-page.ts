import '@isoloir/components/notice/define.js';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type ApiError, sessionOverCodes } from '@isoloir/api-client';
import { PortalPage } from '../app/portal-page.ts';
import { announceSignOut } from '@isoloir/widgets/journey.js';

/**
 * Signs out: coming here ends the session, so that the browser’s own question before leaving a ballot comes first,
 * and so that this page never says something that is not so.
 */
export class SignedOutPage extends PortalPage {
  @state() private outcome: 'waiting' | 'done' | ApiError = 'waiting';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#signOut();
  }

  protected override heading(): string {
    return this.texts.t(this.outcome === 'done' ? 'signedOut.title' : 'header.signOut');
  }

  protected override view(): string {
    return typeof this.outcome === 'string' ? this.outcome : 'failed';
  }

  protected override hasError(): boolean {
    return typeof this.outcome !== 'string';
  }

  async #signOut(): Promise<void> {
    this.outcome = 'waiting';
    const answer = await this.portal.client.endSession();
    const over = answer.ok || sessionOverCodes.some((code) => code === answer.error.code);
    if (over) {
      announceSignOut();
      this.portal.wayBack?.forget();
    }
    this.outcome = over ? 'done' : answer.error;
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    if (this.outcome === 'waiting') {
      return html`<h1 tabindex="-1">${t('header.signOut')}</h1>
        <p>${t('loading')}</p>`;
    }
    if (this.outcome === 'done') {
      return html`
        <h1 tabindex="-1">${t('signedOut.title')}</h1>
        <p class="lead">${t('signedOut.text')}</p>
        <isoloir-notice variant="info"><p>${t('signedOut.close')}</p></isoloir-notice>
        ${this.portal.wayBack?.button()}
        <p><a href=${this.portal.href('sign-in')}>${t('signedOut.again')}</a></p>
      `;
    }
    return html`
      <h1 tabindex="-1">${t('header.signOut')}</h1>
      <isoloir-notice variant="error">
        <p>${t('signedOut.failed')}</p>
        <p>${t(`errors.${this.outcome.code}`)}</p>
      </isoloir-notice>
      <p class="actions">
        <button type="button" class="button" @click=${() => void this.#signOut()}>
          ${t('signedOut.retry')}
        </button>
      </p>
    `;
  }
}

customElements.define('portal-signed-out', SignedOutPage);
