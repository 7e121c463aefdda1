import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { type ApiErrorCode, type Consultation, isApiErrorCode, type SignInKey } from '@isoloir/api-client';
import { PortalPage } from '../app/portal-page.ts';
import { periodView } from './period.ts';

/** The keys with which a voter can prove who they are, in their groups. */
export class SignInPage extends PortalPage {
  readonly #error: ApiErrorCode | undefined = errorOf(location.search);

  protected override heading(): string {
    return this.texts.t('signIn.title');
  }

  protected override hasError(): boolean {
    return this.#error !== undefined;
  }

  protected override focusTarget(): HTMLElement | null {
    return this.querySelector<HTMLElement>('#sign-in-error') ?? super.focusTarget();
  }

  protected override render(): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    const { consultation } = portal;
    return html`
      ${this.#error === undefined ? nothing : this.#renderError(this.#error)}
      <h1 tabindex="-1">${t('signIn.title')}</h1>
      ${
        portal.session === undefined
          ? nothing
          : html`<isoloir-notice variant="info" heading=${t('signIn.already')}>
              <p><a href=${portal.href('elections')}>${t('home.continue')}</a></p>
            </isoloir-notice>`
      }
      ${consultation === undefined ? nothing : this.#renderKeys(consultation)}
    `;
  }

  #renderError(code: ApiErrorCode): TemplateResult {
    return html`<div id="sign-in-error" tabindex="-1" role="alert">
      <isoloir-notice variant="error" heading=${this.texts.t('signIn.failedHeading')}>
        <p>${this.texts.t(`errors.${code}`)}</p>
      </isoloir-notice>
    </div>`;
  }

  #renderKeys(consultation: Consultation): TemplateResult {
    const { texts, portal } = this;
    const { t } = texts;
    if (!portal.votingAhead) {
      return html`${periodView(texts, consultation)}
        <p><a href=${portal.href('home')}>${t('footer.home')}</a></p>`;
    }
    return html`
      <p class="lead">${t('signIn.intro')}</p>
      <p>${t('signIn.idle', { count: consultation.idleMinutes })}</p>
      <p>${t('signIn.leaving')}</p>
      ${this.#renderOrganisations(consultation)}
      ${groupsOf(consultation.signInKeys, (key) => texts.of(key.group)).map(
        ([group, keys], index) =>
          html`<section class="section" aria-labelledby="group-${index}">
            <h2 id="group-${index}">${group}</h2>
            <ul class="keys">
              ${keys.map(
                (key) =>
                  html`<li>
                    <a class="key" href=${this.#address(consultation, key)}>
                      <span class="key-label">${texts.of(key.label)}</span>
                    </a>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
      <details class="section">
        <summary>${t('signIn.help')}</summary>
        ${portal.ownText('signInHelp', 3) ?? (consultation.signInHelp === undefined ? nothing : html`<p>${texts.of(consultation.signInHelp)}</p>`)}
        <p><a href="#contact" data-jump="contact">${t('signIn.contact')}</a></p>
      </details>
    `;
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

  #address(consultation: Consultation, key: SignInKey): string {
    return this.portal.client.signInAddress({
      consultation: consultation.id,
      key: key.id,
      language: this.texts.language,
      returnTo: this.portal.href(this.portal.hasStepsAfterVote ? 'home' : 'elections'),
      errorTo: this.portal.href('sign-in'),
    });
  }
}

/** The failure with which the server sent the voter back, where the address names one. */
function errorOf(search: string): ApiErrorCode | undefined {
  const code = new URLSearchParams(search).get('error');
  if (code === null) return undefined;
  return isApiErrorCode(code) ? code : 'sign-in-failed';
}

/** Keys under the headings of their groups, both in the order of the consultation. */
function groupsOf(
  keys: readonly SignInKey[],
  groupOf: (key: SignInKey) => string,
): readonly (readonly [string, readonly SignInKey[]])[] {
  const groups = new Map<string, SignInKey[]>();
  for (const key of keys) {
    const group = groupOf(key);
    groups.set(group, [...(groups.get(group) ?? []), key]);
  }
  return [...groups];
}

customElements.define('portal-sign-in', SignInPage);
