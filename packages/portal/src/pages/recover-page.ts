import '@isoloir/components/notice/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Consultation, Result } from '@isoloir/api-client';
import { supportView } from '../app/help.ts';
import { PortalPage } from '../app/portal-page.ts';
import type { Portal } from '../app/portal.ts';
import type { MakeWayIn, WayIn } from '../app/ways-in.ts';
import { AccessForm, type AccessValues } from '../sign-in/access-form.ts';
import { InPlace } from '../sign-in/in-place.ts';
import type { AccessField } from '../sign-in/read-typed.ts';
import { periodView } from './period.ts';
import { wantedPage } from './sign-in/way-in.ts';

/**
 * What somebody can be sent: their identifier by e-mail (M4), a new password by SMS (M5), a voting token by e-mail (I2); or,
 * where the consultation has those, a single-use link that gives identifier and password (E1).
 */
export type Recovery = 'identifier' | 'password' | 'link' | 'token';

const fieldsOf = {
  identifier: ['number'],
  password: ['mobile', 'identifier'],
  link: ['number'],
  token: ['number'],
} as const satisfies Record<Recovery, readonly AccessField[]>;

/** What a page sends in this consultation. */
function recoveryOf({ consultation }: Portal, page: Exclude<WayIn, 'sign-in'>): Recovery {
  if (page === 'request-token') return 'token';
  if (consultation?.signIn.links === true) return 'link';
  return page === 'recover-identifier' ? 'identifier' : 'password';
}

/** Asks for what one signs in with. Whoever asks is told the same, whether anybody is known by these numbers or not. */
export class RecoverPage extends PortalPage {
  @state() private sent = false;

  readonly #what: Recovery;
  readonly #makeWayIn: MakeWayIn;
  readonly #form: AccessForm;

  /** `identifier`: what was typed on the page before, in this very document. */
  constructor(portal: Portal, page: Exclude<WayIn, 'sign-in'>, makeWayIn: MakeWayIn, identifier: string) {
    super(portal);
    this.#makeWayIn = makeWayIn;
    const what = recoveryOf(portal, page);
    this.#what = what;
    const withOrderNumber =
      (what === 'identifier' || what === 'password') &&
      portal.consultation?.signIn.passwordWithOrderNumber === true;
    const fields = [...fieldsOf[what], ...(withOrderNumber ? (['orderNumber'] as const) : [])];
    this.#form = new AccessForm(this, portal, {
      fields: () => fields,
      action: () => this.texts.t(`recover.${what}Action`),
      alwaysChecked: true,
      send: (values, robotCheck) => this.#ask(values, robotCheck),
      onDone: () => {
        this.sent = true;
      },
    });
    this.#form.fill('identifier', identifier);
    new InPlace(this);
  }

  override wipe(): void {
    this.#form.wipe();
  }

  protected override heading(): string {
    const { t } = this.texts;
    return t(this.sent ? `recover.${this.#what}SentTitle` : `recover.${this.#what}Title`);
  }

  protected override view(): string {
    return this.sent ? 'sent' : 'form';
  }

  protected override hasError(): boolean {
    return this.#form.hasError;
  }

  async #ask(
    { number, orderNumber, mobile, identifier }: AccessValues,
    robotCheck: string | undefined,
  ): Promise<Result<undefined>> {
    const { client, consultation } = this.portal;
    const id = consultation?.id ?? '';
    const more = {
      ...(orderNumber === '' ? {} : { orderNumber }),
      ...(robotCheck === undefined ? {} : { robotCheck }),
    };
    switch (this.#what) {
      case 'identifier':
      case 'link':
        return client.recoverIdentifier(id, { number, ...more });
      case 'password':
        return client.recoverPassword(id, { mobile, identifier, ...more });
      case 'token':
        return client.requestToken(id, { number, ...more });
    }
  }

  /** Back to the sign-in, in this very document: the identifier is not typed twice, and is written nowhere. */
  async #goBack(event: Event): Promise<void> {
    event.preventDefault();
    const address = this.portal.href('sign-in', { with: 'password' });
    try {
      const page = await this.#makeWayIn('sign-in', this.#form.typed('identifier'));
      history.pushState({}, '', address);
      this.onReplace(page);
    } catch {
      // The code of the page did not arrive: the address brings it, without what was typed.
      location.assign(address);
    }
  }

  protected override render(): TemplateResult {
    const { t } = this.texts;
    if (this.sent) return this.#renderSent();
    const { consultation, votingAhead } = this.portal;
    if (consultation !== undefined && (!votingAhead || consultation.phase === 'not-open')) {
      return this.#renderUntimely(consultation);
    }
    return html`
      ${this.#form.summary()}
      <h1 tabindex="-1">${this.heading()}</h1>
      <p class="lead">${t(`recover.${this.#what}Intro`)}</p>
      ${this.#renderOwnHelp()} ${this.#form.view()} ${this.#renderNothing()} ${this.#renderBack('quiet')}
    `;
  }

  /** Before voting begins, and once it is over, the server sends nothing. */
  #renderUntimely(consultation: Consultation): TemplateResult {
    const { texts, portal } = this;
    const { opensAt, timeZone } = consultation.period;
    const words = { from: texts.moment(opensAt, timeZone), zone: texts.zone(opensAt, timeZone) };
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      ${
        portal.votingAhead
          ? html`<isoloir-notice variant="info"><p>${texts.t('recover.notYet', words)}</p></isoloir-notice>
              ${this.#renderBack('quiet')}`
          : html`${periodView(texts, consultation)}
              <p><a href=${portal.href('home')}>${texts.t('footer.home')}</a></p>`
      }
    `;
  }

  #renderSent(): TemplateResult {
    const { t } = this.texts;
    return html`
      <h1 tabindex="-1">${this.heading()}</h1>
      <isoloir-notice variant="info"><p>${t(`recover.${this.#what}Sent`)}</p></isoloir-notice>
      ${this.#renderBack('main')} ${this.#renderNothing()}
      <p class="actions">
        <a class="button quiet" href=${location.href}>${t('recover.again')}</a>
      </p>
    `;
  }

  #renderNothing(): TemplateResult {
    const { t } = this.texts;
    return html`<section class="section" aria-labelledby="nothing-heading">
      <h2 id="nothing-heading">${t('recover.nothingHeading')}</h2>
      <p>${t(`recover.${this.#what}Nothing`)}</p>
      ${supportView(this.texts, this.portal.consultation?.support)}
    </section>`;
  }

  /** What the organisation itself says of its tokens. */
  #renderOwnHelp(): TemplateResult | typeof nothing {
    const help = this.#what === 'token' ? this.portal.consultation?.signIn.tokenHelp : undefined;
    return help === undefined ? nothing : html`<p>${this.texts.of(help)}</p>`;
  }

  #renderBack(look: 'main' | 'quiet'): TemplateResult {
    const wanted = this.#what === 'token' ? wantedPage(this.portal) : undefined;
    if (wanted !== undefined) {
      return html`<p class="actions">
        <a class=${look === 'main' ? 'button' : 'button quiet'} href=${wanted}
          >${this.texts.t('recover.back')}</a
        >
      </p>`;
    }
    return html`<p class="actions">
      <a
        class=${look === 'main' ? 'button' : 'button quiet'}
        href=${this.portal.href('sign-in', { with: 'password' })}
        @click=${(event: Event) => void this.#goBack(event)}
        >${this.texts.t('recover.back')}</a
      >
    </p>`;
  }
}

customElements.define('portal-recover', RecoverPage);
