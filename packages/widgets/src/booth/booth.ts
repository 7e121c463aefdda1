import { type ApiClient, createApiClient } from '@isoloir/api-client';
import { getLocale } from '@isoloir/components';
import { heading, levelBelow } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { IsoloirWidgetGoVote } from '../go-vote/go-vote.ts';
import type * as InPage from '../in-page/in-page.ts';
import { exceptionNotice, localized, simulationMark } from '../shared/phase.ts';
import { type ReceivedConsultation } from '../shared/sources.ts';
import { text } from '../shared/texts.ts';
import { styles } from './booth.styles.ts';
import { challengeOf, type Handover, HandoverDesk, newVerifier } from './handover.ts';

/** Where the booth stands: it shows the way to the vote, or is the place of one. */
type Stage =
  | { readonly kind: 'way' }
  /** The voter is back with a code. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'vote'; readonly vote: InPage.PageVote }
  | { readonly kind: 'over'; readonly notice: () => TemplateResult };

/** What the portal is told so that it may hand the session over to this page. */
interface Invitation {
  readonly verifier: string;
  readonly challenge: string;
}

const desk = new HandoverDesk({
  get location() {
    return location;
  },
  get history() {
    return history;
  },
  storage: () => sessionStorage,
});

/**
 * The place of a page where one votes. Where the election’s sealed definition lists the page’s site for it, its voters sign in
 * on the portal, come back, and vote in this page. Everywhere else it leads to the portal, at top level, and from there a
 * link leads back. While voting is not open, it says why there is no way in.
 *
 * @summary The vote in the page of a listed site, or the way to it.
 * @csspart vote - The link to the vote.
 */
export class IsoloirBooth extends IsoloirWidgetGoVote {
  static override styles: CSSResultGroup = [super.styles, styles];

  /** The page to come back to, on this site; without it this page, without its query. */
  @property({ attribute: 'return-url' }) returnUrl = '';

  @state() private stage: Stage = { kind: 'way' };
  /** How the portal may come back with a session; `none` where this page may have none. */
  @state() private invitation: Invitation | 'none' | undefined;

  #shown: ReceivedConsultation | undefined;
  /** What was looked up for the invitation: `api`, consultation and run. */
  #asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    desk.clearAddress();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && (changed.has('api') || changed.has('consultation')) && this.stage.kind === 'vote')
      void this.stage.vote.end();
    if (!mayHoldVotes() || this.consultation === '') return;
    const handover = desk.take(this.consultation);
    if (handover !== undefined) void this.#begin(handover);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    void this.#invite();
  }

  protected override renderValue(consultation: ReceivedConsultation): TemplateResult {
    this.#shown = consultation;
    const { stage } = this;
    switch (stage.kind) {
      case 'vote':
        return html`<div class="stack">
          ${simulationMark(consultation)}
          ${heading(this.headingLevel, 'heading', 'title-3', localized(consultation.title))}
          ${exceptionNotice(consultation.phase, levelBelow(this.headingLevel))} ${stage.vote.view()}
        </div>`;
      case 'opening':
        return html`<p class="waiting" role="status">${text('loading')}</p>`;
      case 'failed':
        return html`<div class="stack">
          <isoloir-notice
            variant="warning"
            .heading=${text('booth.failed.heading')}
            .headingLevel=${this.headingLevel}
            >${text('booth.failed.text')}</isoloir-notice
          >
          ${this.#renderPanel(consultation)}
        </div>`;
      case 'over':
        return html`<div class="stack">${stage.notice()} ${this.#renderPanel(consultation)}</div>`;
      case 'way':
        return this.#renderPanel(consultation);
    }
  }

  #renderPanel(consultation: ReceivedConsultation): TemplateResult {
    if (consultation.elections.length > 0 || consultation.phase === 'annulled') {
      return super.renderValue(consultation);
    }
    return html`<div class="panel">
      ${simulationMark(consultation)}
      ${heading(this.headingLevel, 'heading', 'title-2', localized(consultation.title))}
      <p>${text('booth.empty')}</p>
    </div>`;
  }

  protected override renderWay(): TemplateResult {
    if (this.invitation === undefined) return html`<p class="waiting">${text('loading')}</p>`;
    const listed = this.invitation === 'none' ? undefined : this.invitation;
    const address = this.#address('sign-in/', listed?.challenge);
    const { host } = new URL(address);
    const here = { host: location.host };
    return html`<ol id="steps">
        <li>${text('booth.signIn', { host })}</li>
        ${
          listed === undefined
            ? html`<li>${text('booth.vote')}</li>
                ${this.#isElsewhere() ? html`<li>${text('booth.return', here)}</li>` : nothing}`
            : html`<li>${text('booth.choose', here)}</li>`
        }
      </ol>
      ${
        listed === undefined
          ? nothing
          : html`<p class="hint">${text('booth.control', { ...here, portal: host })}</p>`
      }
      <p>
        <a
          class="button"
          part="vote"
          target="_top"
          referrerpolicy=${listed === undefined ? 'no-referrer' : 'origin'}
          href=${address}
          aria-describedby="steps"
          @click=${() => {
            if (listed !== undefined) desk.keep(this.consultation, listed.verifier);
          }}
          >${text(listed === undefined ? 'goVote.action' : 'booth.signInAction')}</a
        >
      </p>`;
  }

  /** A page of a site that is not listed gets no answer from the server: its reader is not left without a way. */
  protected override renderWhileOffline(): TemplateResult {
    const address = this.#address('');
    return html`<p>
      <a part="vote" target="_top" referrerpolicy="no-referrer" href=${address}
        >${text('booth.look', { host: new URL(address).host })}</a
      >
    </p>`;
  }

  /** The portal checks the way back against the sealed definition; here it is only said. */
  #address(page: string, challenge?: string): string {
    const address = new URL(this.portalPage(page));
    // A query may hold what is nobody else’s: the owner of the page says so, if it belongs to the way back.
    const back =
      this.returnUrl === ''
        ? location.origin + location.pathname
        : new URL(this.returnUrl, document.baseURI).href;
    address.searchParams.set('lang', getLocale());
    address.searchParams.set('return', back);
    if (challenge !== undefined) address.searchParams.set('booth', challenge);
    return address.href;
  }

  /** An answer from another origin means that the definition lists this one. */
  #isElsewhere(): boolean {
    return new URL(this.api, document.baseURI).origin !== location.origin;
  }

  #clientFor(token?: string): ApiClient {
    if (token !== undefined) return createApiClient({ apiBase: this.api, token });
    return this.client ?? createApiClient({ apiBase: this.api });
  }

  /** Finds out, once for each run, whether people may vote in this page. */
  async #invite(): Promise<void> {
    const consultation = this.#shown;
    const announced = consultation?.elections.at(-1);
    if (consultation?.phase !== 'open' || announced === undefined) return;
    const asked = `${this.api} ${this.consultation} ${announced.uuid}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    const invitation = await this.#invitationFor(consultation, announced.uuid);
    if (asked === this.#asked) this.invitation = invitation;
  }

  async #invitationFor(consultation: ReceivedConsultation, uuid: string): Promise<Invitation | 'none'> {
    if (!mayHoldVotes()) return 'none';
    const client = this.#clientFor();
    const answer = await client.getElection(uuid);
    // At first sight, so that other sites need not load what checks it.
    if (!answer.ok || !answer.value.definition.includes('"boothOrigins"')) return 'none';
    try {
      const { isListed } = await import('../in-page/in-page.ts');
      if (!(await isListed(client, consultation, location.origin))) return 'none';
    } catch {
      // The code did not arrive: one votes on the portal then.
      return 'none';
    }
    const verifier = newVerifier();
    return { verifier, challenge: await challengeOf(verifier) };
  }

  /** Begins the session that the voter brings from the portal. */
  async #begin(handover: Handover): Promise<void> {
    this.stage = { kind: 'opening' };
    try {
      this.stage = await this.#stageFor(handover);
    } catch {
      // The code of the vote did not arrive.
      this.stage = { kind: 'failed' };
    }
  }

  async #stageFor(handover: Handover): Promise<Stage> {
    const client = this.#clientFor();
    const [code, begun] = await Promise.all([
      import('../in-page/in-page.ts'),
      client.getConsultation(this.consultation),
    ]);
    if (!begun.ok || !(await code.isListed(client, begun.value, location.origin))) return { kind: 'failed' };
    const session = await client.exchangeBoothCode(handover);
    if (!session.ok || session.value.consultation !== this.consultation) return { kind: 'failed' };
    const first = { ...begun.value, receivedAt: Date.now() };
    this.#adopt(code.styles.styleSheet);
    const vote = new code.PageVote(this, {
      // In memory only, and only here: a page that is loaded anew is signed out.
      client: this.#clientFor(session.value.token),
      idleMinutes: begun.value.idleMinutes,
      consultation: () => this.#shown ?? first,
      level: () => levelBelow(this.headingLevel),
      portalPage: (path) => this.portalPage(path),
      onOver: (how) => {
        this.#asked = '';
        this.invitation = undefined;
        this.stage = { kind: 'over', notice: () => code.endingView(how, this.headingLevel) };
      },
    });
    return { kind: 'vote', vote };
  }

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const root = this.shadowRoot;
    if (root === null || sheet === undefined || root.adoptedStyleSheets.includes(sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** Nobody votes in a frame, where what is seen may not be what is pressed; and hashes want a secure context. */
function mayHoldVotes(): boolean {
  return window.top === window && isSecureContext;
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-booth': IsoloirBooth;
  }
}
