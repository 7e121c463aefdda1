import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type ApiErrorCode, type Consultation, isApiErrorCode } from '@isoloir/api-client';
import type { Portal } from '../app/portal.ts';
import { PortalPage } from '../app/portal-page.ts';
import type { MakeWayIn } from '../app/ways-in.ts';
import { AccessForm } from '../sign-in/access-form.ts';
import { InPlace } from '../sign-in/in-place.ts';
import { ownParts } from '../sign-in/own-parts.ts';
import { periodView } from './period.ts';
import type { Recovery } from './recover-page.ts';
import { keysView } from './sign-in/keys-view.ts';
import { arrivalPage } from './sign-in/way-in.ts';

/** The ways in: the keys of an identity provider, and identifier, password and order number, as the consultation has them. */
export class SignInPage extends PortalPage {
  readonly #error: ApiErrorCode | undefined = errorOf(location.search);
  readonly #form: AccessForm | undefined;
  readonly #makeWayIn: MakeWayIn;
  /** Whoever chose this way on the page before is taken to it. */
  readonly #wantsPassword = new URLSearchParams(location.search).get('with') === 'password';

  /** `identifier`: what was typed on the page before, in this very document. */
  constructor(portal: Portal, makeWayIn: MakeWayIn, identifier: string) {
    super(portal);
    this.#makeWayIn = makeWayIn;
    const { consultation } = portal;
    if (consultation?.signIn.password !== true || !portal.votingAhead) return;
    this.#form = new AccessForm(this, portal, {
      fields: () => ['identifier', 'password', ...ownParts(consultation, 'password')],
      action: () => this.texts.t('signIn.submit'),
      send: ({ identifier, password, orderNumber, token }, robotCheck) =>
        portal.client.signInWithPassword(consultation.id, {
          identifier,
          password,
          ...(orderNumber === '' ? {} : { orderNumber }),
          ...(token === '' ? {} : { token }),
          ...(robotCheck === undefined ? {} : { robotCheck }),
        }),
      onDone: () => location.assign(arrivalPage(portal)),
    });
    this.#form.fill('identifier', identifier);
    new InPlace(this);
  }

  override wipe(): void {
    this.#form?.wipe();
  }

  protected override heading(): string {
    return this.texts.t('signIn.title');
  }

  protected override hasError(): boolean {
    return this.#error !== undefined || this.#form?.hasError === true;
  }

  protected override focusTarget(): HTMLElement | null {
    const wanted = this.#wantsPassword ? this.querySelector<HTMLElement>('#password-heading') : null;
    return this.querySelector<HTMLElement>('#sign-in-error') ?? wanted ?? super.focusTarget();
  }

  /** To a page that sends again what is missing, in this very document: the identifier is not typed twice. */
  async #recover(event: Event, what: 'identifier' | 'password'): Promise<void> {
    event.preventDefault();
    const address = this.portal.href(`recover-${what}`);
    try {
      const page = await this.#makeWayIn(`recover-${what}`, this.#form?.typed('identifier') ?? '');
      history.pushState({}, '', address);
      this.onReplace(page);
    } catch {
      // The code of the page did not arrive: the address brings it, without what was typed.
      location.assign(address);
    }
  }

  protected override render(): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const { consultation } = portal;
    return html`
      ${this.#error === undefined ? nothing : this.#renderError(this.#error)}
      ${this.#form?.summary() ?? nothing}
      <h1 tabindex="-1">${t('signIn.title')}</h1>
      ${
        portal.session === undefined
          ? nothing
          : html`<isoloir-notice variant="info" heading=${t('signIn.already')}>
              <p><a href=${portal.href('elections')}>${t('home.continue')}</a></p>
            </isoloir-notice>`
      }
      ${consultation === undefined ? nothing : this.#renderWays(consultation)}
    `;
  }

  #renderError(code: ApiErrorCode): TemplateResult {
    return html`<div id="sign-in-error" tabindex="-1" role="alert">
      <isoloir-notice variant="error" heading=${this.texts.t('signIn.failedHeading')}>
        <p>${this.texts.t(`errors.${code}`)}</p>
      </isoloir-notice>
    </div>`;
  }

  #renderWays(consultation: Consultation): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    if (!portal.votingAhead) {
      return html`${periodView(texts, consultation)}
        <p><a href=${portal.href('home')}>${t('footer.home')}</a></p>`;
    }
    const hasKeys = consultation.signInKeys.length > 0;
    const form = this.#form;
    return html`
      <p>${t('signIn.idle', { count: consultation.idleMinutes })}</p>
      ${portal.hasLanding ? nothing : this.#renderOrganisations(consultation)}
      ${consultation.signIn.token ? this.#renderToken(consultation) : nothing}
      ${hasKeys ? keysView(portal, consultation) : nothing}
      ${hasKeys && form !== undefined ? html`<p class="or section"><span>${t('home.or')}</span></p>` : nothing}
      ${form === undefined ? nothing : this.#renderPassword(form)}
    `;
  }

  /** Before any way in: what all of them want besides, and how to get it (I2). */
  #renderToken({ signIn }: Consultation): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    return html`<section class="section card" aria-labelledby="token-heading">
      <h2 id="token-heading">${t('signIn.tokenHeading')}</h2>
      <p>${signIn.tokenHelp === undefined ? t('signIn.tokenIntro') : texts.of(signIn.tokenHelp)}</p>
      <p><a href=${portal.href('request-token')}>${t('recover.tokenTitle')}</a></p>
    </section>`;
  }

  #renderPassword(form: AccessForm): TemplateResult {
    const { t } = this.texts;
    const { signIn } = this.portal.consultation ?? {};
    const recover = (what: 'identifier' | 'password', sent: Recovery = what) =>
      html`<li>
        <a
          href=${this.portal.href(`recover-${what}`)}
          @click=${(event: MouseEvent) => {
            // Into another tab it is a link like any other.
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) void this.#recover(event, what);
          }}
          >${t(`recover.${sent}Title`)}</a
        >
      </li>`;
    return html`<section class="section card" aria-labelledby="password-heading">
      <h2 id="password-heading" tabindex="-1">${t('signIn.passwordHeading')}</h2>
      <p>
        ${signIn?.passwordHelp === undefined ? t(signIn?.links === true ? 'signIn.passwordIntroLink' : 'signIn.passwordIntro') : this.texts.of(signIn.passwordHelp)}
      </p>
      <ul class="plain">
        ${signIn?.links === true ? recover('identifier', 'link') : html`${recover('identifier')} ${recover('password')}`}
      </ul>
      ${form.view()}
    </section>`;
  }

  /** The organisation under each of its names: who chooses one goes on in its language. */
  #renderOrganisations({ languages, organisation }: Consultation): TemplateResult | typeof nothing {
    const { texts, portal } = this;
    if (languages.length < 2 || organisation.fr === organisation.nl) return nothing;
    return html`<section class="section" aria-labelledby="organisation-heading">
      <h2 id="organisation-heading">${texts.t('signIn.organisation')}</h2>
      <ul class="keys">
        ${languages.map(
          (language) =>
            html`<li>
              <a
                class="key"
                lang=${language}
                hreflang=${language}
                href=${portal.href('sign-in', { lang: language })}
                aria-current=${language === texts.language ? 'true' : nothing}
              >
                <span class="key-label">${organisation[language]}</span>
              </a>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** The failure with which the server sent the voter back, where the address names one. */
function errorOf(search: string): ApiErrorCode | undefined {
  const code = new URLSearchParams(search).get('error');
  if (code === null) return undefined;
  return isApiErrorCode(code) ? code : 'sign-in-failed';
}

customElements.define('portal-sign-in', SignInPage);
