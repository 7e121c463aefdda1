import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { codeGroups } from '../shared/code-groups.ts';
import { dateTimeText } from '../shared/date-time.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { infoIcon, successIcon, warningIcon } from '../shared/icons.ts';
import { codeStyles } from '../styles/code.styles.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { qrPath, quietZone } from './qr-path.ts';
import { styles } from './receipt.styles.ts';

type QrCode =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly size: number; readonly path: string };

/**
 * What the voter keeps: that a vote was registered, when, under which code, and how to check it, as text, as a link
 * and as a QR code. It says in words what it proves and what it does not. It holds no choice and no credential.
 *
 * @summary The receipt of a registered vote.
 * @event {CustomEvent<void>} isoloir-receipt-kept - The voter copied a code or opened the check; neither bubbles nor is composed.
 * @csspart panel - The whole receipt.
 */
@localized()
export class IsoloirReceipt extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, codeStyles, styles];

  /** Title of the receipt. Without it: « Accusé de réception de votre vote ». */
  @property() heading = '';

  /** Rank of the title in the page's outline; its parts are one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** The short form of the tracker, to read out to the assistance. */
  @property({ attribute: 'registration-code' }) registrationCode = '';

  /** The ballot's hash, base64. */
  @property() tracker = '';

  /** The server's signed text. */
  @property() reference = '';

  /** Where the reference is checked: what the QR code carries and the link opens. */
  @property({ attribute: 'check-url' }) checkUrl = '';

  /** Name of the election. */
  @property({ attribute: 'election-name' }) electionName = '';

  /** Name of the voter. */
  @property({ attribute: 'voter-name' }) voterName = '';

  /** The voter's number, beside the name. Without it there is the name alone. */
  @property({ attribute: 'voter-number' }) voterNumber = '';

  /** The voter's college. Without it there is no such line. */
  @property() college = '';

  /** When the server registered the vote. */
  @property({ attribute: false }) recordedAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** Whether the codes can not be shown again after this page; then the receipt says so. */
  @property({ type: Boolean, attribute: 'shown-once' }) shownOnce = false;

  @state() private qrCode: QrCode = { state: 'loading' };

  protected override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('checkUrl') && this.checkUrl !== '') void this.#drawQrCode(this.checkUrl);
  }

  async #drawQrCode(url: string): Promise<void> {
    let drawn: QrCode;
    try {
      const { create } = await import('qrcode');
      const { modules } = create(url, { errorCorrectionLevel: 'M' });
      drawn = { state: 'ready', size: modules.size, path: qrPath(modules) };
    } catch {
      // The link and the text beside it say the same; the voter is told that the picture is missing.
      drawn = { state: 'failed' };
    }
    if (url === this.checkUrl) this.qrCode = drawn;
  }

  #kept(): void {
    this.dispatchEvent(new CustomEvent('isoloir-receipt-kept'));
  }

  protected override render(): TemplateResult {
    const title = this.heading === '' ? msg('Accusé de réception de votre vote') : this.heading;
    return html`<article class="root" part="panel" lang=${getLocale()} aria-labelledby="heading">
      <div class="head">
        ${successIcon('success')} ${heading(this.headingLevel, 'heading', 'title-1', title)}
      </div>
      ${this.#renderFacts()}
      <p class="keep">
        ${warningIcon()}<span
          >${
            this.shownOnce
              ? msg(
                  'Copiez ces codes ou imprimez cette page maintenant\u00a0: ils ne seront plus affichés ensuite.',
                )
              : msg('Copiez ces codes ou imprimez cette page, et conservez-les.')
          }</span
        >
      </p>
      <div class="codes">${this.#renderCode()} ${this.#renderReference()}</div>
      ${this.#renderMeaning()}
    </article>`;
  }

  #renderFacts(): TemplateResult {
    return html`<dl class="facts">
      <div>
        <dt>${msg('Électeur ou électrice')}</dt>
        <dd>
          ${this.voterName}${this.voterNumber === '' ? nothing : html` <span class="number">${this.voterNumber}</span>`}
        </dd>
      </div>
      ${
        this.college === ''
          ? nothing
          : html`<div>
              <dt>${msg('Collège')}</dt>
              <dd>${this.college}</dd>
            </div>`
      }
      <div>
        <dt>${msg('Scrutin')}</dt>
        <dd>${this.electionName}</dd>
      </div>
      ${
        this.recordedAt === undefined
          ? nothing
          : html`<div>
              <dt>${msg('Vote enregistré le')}</dt>
              <dd>
                <time datetime=${this.recordedAt.toISOString()}
                  >${dateTimeText(this.recordedAt, this.timeZone)}</time
                >
              </dd>
            </div>`
      }
    </dl>`;
  }

  #renderCode(): TemplateResult {
    return html`<section aria-labelledby="code-title">
      ${heading(levelBelow(this.headingLevel), 'code-title', 'title-2', msg('Code d’enregistrement'))}
      <p>${msg('Donnez-le à l’assistance si vous la contactez au sujet de votre vote.')}</p>
      <p class="code" translate="no">${codeGroups(this.registrationCode)}</p>
      <isoloir-copy-button
        .value=${this.registrationCode}
        .label=${msg('Copier le code')}
        @isoloir-copied=${() => {
          this.#kept();
        }}
      ></isoloir-copy-button>
      <p class="label" id="tracker-label">${msg('Numéro de suivi du bulletin')}</p>
      <p class="text" translate="no">${this.tracker}</p>
    </section>`;
  }

  #renderReference(): TemplateResult {
    return html`<section aria-labelledby="reference-title">
      ${heading(levelBelow(this.headingLevel), 'reference-title', 'title-2', msg('Référence signée'))}
      <p>
        ${msg('Elle permet de vérifier, avant et après le dépouillement, que votre bulletin est dans l’urne.')}
      </p>
      <div class="check">
        ${this.#renderQrCode()}
        <div class="check-text">
          <p class="text" translate="no">${this.reference}</p>
          <isoloir-copy-button
            .value=${this.reference}
            .label=${msg('Copier la référence')}
            @isoloir-copied=${() => {
              this.#kept();
            }}
          ></isoloir-copy-button>
          ${this.#renderLink()}
        </div>
      </div>
    </section>`;
  }

  #renderLink(): TemplateResult | typeof nothing {
    if (this.checkUrl === '') return nothing;
    return html`<a
      class="link"
      href=${this.checkUrl}
      target="_blank"
      rel="noopener"
      @click=${() => {
        this.#kept();
      }}
      >${msg('Vérifier la présence du bulletin (nouvel onglet)')}</a
    >`;
  }

  #renderQrCode(): TemplateResult | typeof nothing {
    if (this.checkUrl === '') return nothing;
    const { qrCode } = this;
    if (qrCode.state === 'loading') return html`<div class="qr waiting"></div>`;
    if (qrCode.state === 'failed') {
      return html`<p class="failed">
        ${msg('Le code QR n’a pas pu être affiché. Le lien et la référence suffisent.')}
      </p>`;
    }
    const side = qrCode.size + 2 * quietZone;
    return html`<svg
      class="qr"
      role="img"
      aria-label=${msg('Code QR\u00a0: lien vers la vérification de la présence du bulletin')}
      viewBox="0 0 ${side} ${side}"
      shape-rendering="crispEdges"
    >
      ${svg`<rect width=${side} height=${side} fill="#ffffff"></rect><path fill="#000000" d=${qrCode.path}></path>`}
    </svg>`;
  }

  #renderMeaning(): TemplateResult {
    const level = levelBelow(this.headingLevel);
    return html`<div class="meaning">
      <section aria-labelledby="proves-title">
        ${heading(level, 'proves-title', 'title-3', html`${successIcon('success')} ${msg('Ce que cet accusé prouve')}`)}
        <ul>
          <li>${msg('Un bulletin a été enregistré à votre nom, à la date et à l’heure indiquées.')}</li>
          <li>
            ${msg('Ce bulletin, chiffré, porte le numéro de suivi ci-dessus\u00a0: chacun peut vérifier qu’il est dans l’urne.')}
          </li>
        </ul>
      </section>
      <section aria-labelledby="not-title">
        ${heading(level, 'not-title', 'title-3', html`${infoIcon('info')} ${msg('Ce qu’il ne prouve pas')}`)}
        <ul>
          <li>
            ${msg('Il ne montre pas pour qui vous avez voté\u00a0: vos choix n’y figurent pas, et il ne permet pas de les retrouver.')}
          </li>
          <li>${msg('En cas de doute, contactez l’assistance avant la clôture du scrutin.')}</li>
        </ul>
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-receipt': IsoloirReceipt;
  }
}
