import '@isoloir/components/step-breadcrumb/define.js';
import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiError, LinkIdentified, LinkUsed, Result } from '@isoloir/api-client';
import { PortalPage } from '../app/portal-page.ts';
import type { Portal } from '../app/portal.ts';
import { AccessForm } from '../sign-in/access-form.ts';
import { failureView } from './failure.ts';
import { addressChoiceView } from './link/address-choice-view.ts';
import { passwordView } from './link/password-view.ts';
import { incompleteView, isLinkOver, linkOverView } from './link/refused-views.ts';

type Step =
  | { readonly kind: 'opening' | 'incomplete' }
  | { readonly kind: 'refused'; readonly error: ApiError }
  | { readonly kind: 'identity' }
  | { readonly kind: 'address'; readonly known: LinkIdentified }
  | { readonly kind: 'password'; readonly given: LinkUsed };

const steps = ['identity', 'address', 'password'] as const;

/**
 * A single-use link (E1 to E5): the voter says who they are, then where their identifier goes, then sees their password,
 * once. The link’s secret is in the memory of this page alone; nothing but the last step uses it up, so whoever leaves
 * before may open the link again.
 */
export class LinkPage extends PortalPage {
  @state() private step: Step = { kind: 'opening' };
  @state() private elsewhere = false;

  readonly #identity: AccessForm;
  readonly #address: AccessForm;
  #token: string;
  #expiresAt = '';
  #who = { number: '', birthDepartment: '' };
  #kept = false;

  constructor(portal: Portal) {
    super(portal);
    this.#token = portal.place.secret ?? '';
    this.#identity = new AccessForm(this, portal, {
      fields: () => ['number', 'birthDepartment'],
      action: () => this.texts.t('link.identityAction'),
      send: async ({ number, birthDepartment }, robotCheck) => {
        this.#who = { number, birthDepartment };
        const answer = await portal.client.identifyByLink({ ...this.#proof(), ...worked(robotCheck) });
        return this.#goOn(answer, (known) => ({ kind: 'address', known }));
      },
      onDone: () => undefined,
    });
    this.#address = new AccessForm(this, portal, {
      fields: () => (this.elsewhere ? ['email', 'emailAgain'] : []),
      action: () => this.texts.t('link.addressAction'),
      send: async ({ email, emailAgain }, robotCheck) => {
        const other = this.elsewhere ? { otherAddress: { email, again: emailAgain } } : {};
        const answer = await portal.client.useLink({ ...this.#proof(), ...other, ...worked(robotCheck) });
        return this.#goOn(answer, (given) => ({ kind: 'password', given }));
      },
      onDone: () => undefined,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#onBeforeUnload);
    // Another link, opened in this very tab: only what stands behind the # changes, so the browser loads nothing.
    addEventListener('hashchange', reload);
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#onBeforeUnload);
    removeEventListener('hashchange', reload);
  }

  override wipe(): void {
    this.#token = '';
    this.#who = { number: '', birthDepartment: '' };
    this.#identity.wipe();
    this.#address.wipe();
    this.step = { kind: 'incomplete' };
  }

  protected override heading(): string {
    const { t } = this.texts;
    const { step } = this;
    switch (step.kind) {
      case 'opening':
        return t('link.title');
      case 'incomplete':
        return t('link.incompleteTitle');
      case 'refused':
        return isLinkOver(step.error.code) ? t(`link.over.${step.error.code}`) : t('failure.heading');
      case 'identity':
      case 'address':
      case 'password':
        return t(`link.steps.${step.kind}`);
    }
  }

  protected override view(): string {
    return this.step.kind;
  }

  protected override hasError(): boolean {
    switch (this.step.kind) {
      case 'identity':
        return this.#identity.hasError;
      case 'address':
        return this.#address.hasError;
      default:
        return this.step.kind === 'refused';
    }
  }

  async #open(): Promise<void> {
    if (this.#token === '') {
      this.step = { kind: 'incomplete' };
      return;
    }
    this.step = { kind: 'opening' };
    const answer = await this.portal.client.openLink(this.#token);
    if (!answer.ok) this.step = { kind: 'refused', error: answer.error };
    else if (answer.value.consultation === this.portal.consultation?.id) {
      this.#expiresAt = answer.value.expiresAt;
      this.step = { kind: 'identity' };
    } else this.step = { kind: 'refused', error: { code: 'link-unknown' } };
  }

  #proof() {
    return { token: this.#token, ...this.#who };
  }

  /** The next step; or that the link is over, which it may have become in the meantime. */
  #goOn<Value>(answer: Result<Value>, next: (value: Value) => Step): Result<undefined> {
    if (answer.ok) {
      this.step = next(answer.value);
      return { ok: true, value: undefined };
    }
    const { error } = answer;
    if (isLinkOver(error.code)) this.step = { kind: 'refused', error };
    return { ok: false, error };
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    // The password is on this page and nowhere else.
    if (this.step.kind === 'password' && !this.#kept) event.preventDefault();
  };

  protected override render(): TemplateResult {
    const { texts, portal, step } = this;
    switch (step.kind) {
      case 'opening':
        return html`<h1 tabindex="-1">${this.heading()}</h1>
          <p role="status">${texts.t('link.opening')}</p>`;
      case 'incomplete':
        return incompleteView(portal, this.heading());
      case 'refused':
        return isLinkOver(step.error.code)
          ? linkOverView(portal, step.error.code)
          : failureView(texts, step.error.code, () => void this.#open());
      case 'identity':
        return html`${this.#identity.summary()} ${this.#renderSteps(step.kind)} ${this.#renderIdentity()}`;
      case 'address':
        return html`${this.#address.summary()} ${this.#renderSteps(step.kind)}
        ${this.#renderAddress(step.known)}`;
      case 'password':
        return html`${this.#renderSteps(step.kind)}
        ${passwordView({
          portal,
          heading: this.heading(),
          given: step.given,
          onKept: () => {
            this.#kept = true;
          },
        })}`;
    }
  }

  #renderSteps(current: (typeof steps)[number]): TemplateResult {
    const { t } = this.texts;
    return html`<isoloir-step-breadcrumb
      label=${t('link.title')}
      .steps=${steps.map((id) => ({ id, label: t(`link.steps.${id}`) }))}
      current=${current}
    ></isoloir-step-breadcrumb>`;
  }

  #renderIdentity(): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const help = portal.consultation?.signIn.linksHelp;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t('link.identityIntro')}</p>
      <p>${t('link.until', { date: texts.zonedMoment(this.#expiresAt, portal.timeZone) })}</p>
      ${this.#identity.view(html`<p>${help === undefined ? t('link.identityNeeds') : texts.of(help)}</p>`)}
    `;
  }

  #renderAddress(known: LinkIdentified): TemplateResult {
    const { t } = this.texts;
    const choice = addressChoiceView({
      texts: this.texts,
      known,
      elsewhere: this.elsewhere,
      onChoice: (elsewhere) => {
        this.elsewhere = elsewhere;
      },
    });
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t('link.addressIntro')}</p>
      <p>${t('link.addressNext')}</p>
      ${this.#address.view(choice)}
    `;
  }
}

function worked(robotCheck: string | undefined) {
  return robotCheck === undefined ? {} : { robotCheck };
}

function reload(): void {
  location.reload();
}

customElements.define('portal-link', LinkPage);
