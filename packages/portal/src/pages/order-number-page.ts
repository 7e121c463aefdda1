import '@isoloir/components/notice/define.js';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Portal } from '../app/portal.ts';
import { PortalPage } from '../app/portal-page.ts';
import { placeOf } from '../app/config.ts';
import { AccessForm } from '../sign-in/access-form.ts';
import { arrivalPage } from './sign-in/way-in.ts';

/** The second half of a sign-in with a key of the identity provider: the order number (M2). */
export class OrderNumberPage extends PortalPage {
  /** The first half is too long ago, or was never done in this browser. */
  @state() private lost = false;

  readonly #form: AccessForm;

  constructor(portal: Portal) {
    super(portal);
    this.#form = new AccessForm(this, portal, {
      fields: ['orderNumber'],
      action: () => this.texts.t('signIn.submit'),
      send: async ({ orderNumber }) => {
        const answer = await portal.client.completeSignIn({ orderNumber });
        this.lost = !answer.ok && answer.error.code === 'sign-in-not-under-way';
        return answer;
      },
      onDone: () => location.assign(returnTo(portal)),
    });
  }

  override wipe(): void {
    this.#form.wipe();
  }

  protected override heading(): string {
    return this.texts.t('signIn.orderTitle');
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
              ${this.#form.view()} ${back}`
      }
    `;
  }
}

/** The page that the voter was on their way to, where it is one of this site. */
function returnTo(portal: Portal): string {
  const wanted = new URLSearchParams(location.search).get('returnTo') ?? '';
  if (!URL.canParse(wanted, location.origin)) return arrivalPage(portal);
  const { origin, pathname, search } = new URL(wanted, location.origin);
  const isOurs = origin === location.origin && placeOf(pathname).base === portal.place.base;
  return isOurs ? pathname + search : arrivalPage(portal);
}

customElements.define('portal-order-number', OrderNumberPage);
