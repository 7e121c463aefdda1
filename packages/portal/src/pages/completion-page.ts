import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Portal } from '../app/portal.ts';
import { PortalPage } from '../app/portal-page.ts';
import { AccessForm } from '../sign-in/access-form.ts';
import { ownParts } from '../sign-in/own-parts.ts';
import type { AccessField } from '../sign-in/read-typed.ts';
import { arrivalPage, wantedPage } from './sign-in/way-in.ts';

/** The second half of a sign-in with a key of the identity provider: the order number (M2), the voting token (I2), or both. */
export class CompletionPage extends PortalPage {
  /** The first half is too long ago, or was never done in this browser. */
  @state() private lost = false;

  readonly #parts: readonly AccessField[];
  readonly #form: AccessForm;

  constructor(portal: Portal) {
    super(portal);
    this.#parts = portal.consultation === undefined ? [] : ownParts(portal.consultation, 'key');
    const has = (part: AccessField): boolean => this.#parts.includes(part);
    this.#form = new AccessForm(this, portal, {
      fields: () => this.#parts,
      action: () => this.texts.t('signIn.submit'),
      send: async ({ orderNumber, token }) => {
        const answer = await portal.client.completeSignIn({
          ...(has('orderNumber') ? { orderNumber } : {}),
          ...(has('token') ? { token } : {}),
        });
        this.lost = !answer.ok && answer.error.code === 'sign-in-not-under-way';
        return answer;
      },
      onDone: () => location.assign(wantedPage(portal) ?? arrivalPage(portal)),
    });
  }

  override wipe(): void {
    this.#form.wipe();
  }

  protected override heading(): string {
    const { t } = this.texts;
    const [part, more] = this.#parts;
    if (more !== undefined) return t('signIn.bothTitle');
    return t(part === 'token' ? 'signIn.tokenTitle' : 'signIn.orderTitle');
  }

  protected override hasError(): boolean {
    return this.#form.hasError;
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    const back = html`<p class="actions">
      <a class=${this.lost ? 'button' : 'button quiet'} href=${this.portal.href('sign-in')}
        >${t('signIn.startAgain')}</a
      >
    </p>`;
    return html`
      ${this.#form.summary()}
      <h1 tabindex="-1">${this.heading()}</h1>
      ${
        this.lost
          ? back
          : html`<p class="lead">${t('signIn.orderIntro')}</p>
              ${this.#parts.includes('token') ? this.#renderTokenWay() : nothing} ${this.#form.view()} ${back}`
      }
    `;
  }

  /** Whoever has no token asks for one, and comes back here with it. */
  #renderTokenWay(): TemplateResult {
    const { t } = this.texts;
    const here = location.pathname + location.search;
    return html`<p>
      ${t('signIn.noToken')}
      <a href=${this.portal.href('request-token', { returnTo: here })}>${t('recover.tokenTitle')}</a>
    </p>`;
  }
}

customElements.define('portal-completion', CompletionPage);
