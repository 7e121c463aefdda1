import '@isoloir/components/notice/define.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Consultation } from '@isoloir/api-client';
import { setLocale, type TextSize, textSizes } from '@isoloir/components';
import { chooseLanguage, type Language, languageOf } from '../i18n/language.ts';
import { Texts } from '../i18n/texts.ts';
import { failureView } from '../pages/failure.ts';
import { SessionEndedPage } from '../pages/session-ended-page.ts';
import { unsupportedView } from '../pages/vote/arrival-views.ts';
import { gracesOf, type IdleState, SessionWatch } from '@isoloir/widgets/journey.js';
import { nowhere, type Place, placeOf } from './config.ts';
import { closingView, footerLinksView, headerView, panelView, signOut } from './frame-views.ts';
import { helpView } from './help.ts';
import { loadPage } from './pages.ts';
import type { Portal, SessionLack } from './portal.ts';
import type { PortalPage } from './portal-page.ts';
import { type Start, startPortal } from './start.ts';
import { keepSetting, readSetting } from './storage.ts';
import { browserFeatures, isSupported } from './support.ts';

/** The frame around every page: who organises the vote, help, language, text size, the way out. */
export class PortalApp extends LitElement {
  readonly #place = this.hasAttribute('missing') ? nowhere : takePlace();
  readonly #texts: Texts;
  #languageChosen: boolean;
  #watch: SessionWatch | undefined;

  @state() private start: Start | { readonly kind: 'loading' } = { kind: 'loading' };
  /** What stands around the pages is complete. Until then nothing of it is drawn, since it would move all below it. */
  @state() private framed = false;
  @state() private signedOut = false;
  @state() private page: PortalPage | undefined;
  @state() private idle: IdleState = { kind: 'active' };
  @state() private textSize: TextSize = storedTextSize();

  constructor() {
    super();
    const { language, chosen } = chooseLanguage({
      asked: takeLanguageFromAddress(),
      stored: readSetting('language'),
      browser: navigator.languages,
    });
    this.#languageChosen = chosen;
    this.#texts = new Texts(language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    applyTextSize(this.textSize);
    addEventListener('pageshow', onPageShow);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', onPageShow);
  }

  protected override createRenderRoot(): HTMLElement {
    // What stands here in the document is for browsers that run no such script.
    this.replaceChildren();
    return this;
  }

  async #begin(): Promise<void> {
    await this.#show(this.#texts.language);
    this.start = { kind: 'loading' };
    const start = await startPortal({
      place: this.#place,
      texts: this.#texts,
      onContact: (askedAt) => this.#watch?.contact(askedAt),
      onSessionEnd: (lack) => this.#endSession(lack),
      onRefresh: () => {
        this.requestUpdate();
        this.page?.requestUpdate();
      },
    });
    if (start.kind === 'ready') await dressed(start.portal);
    this.start = start;
    if (start.kind === 'ready' && isSupported(browserFeatures())) await this.#open(start.portal);
    this.framed = true;
  }

  async #open(portal: Portal): Promise<void> {
    const { session, consultation } = portal;
    if (!this.#languageChosen) {
      const own = languageOf(session?.voter.language);
      if (own !== undefined) await this.#show(own);
    }
    if (session !== undefined && consultation !== undefined) this.#watchSession(portal, consultation);
    void this.#loadMarkdown(portal);
    void this.#watchNotices(portal);
    try {
      const frame = this.#openFrame(portal).then(() => {
        this.framed = true;
      });
      const [page] = await Promise.all([loadPage(portal), frame, findReturn(portal)]);
      this.#setPage(page);
    } catch {
      // A part of the code did not arrive. Better no page than half of one.
      this.start = { kind: 'failed', code: 'network-unreachable' };
    }
  }

  /**
   * What draws the organisation’s own texts and the statements of lists is asked for at once, so that a ballot asks the
   * network for nothing later; nobody waits for it. Without it the portal’s own words do.
   */
  async #loadMarkdown(portal: Portal): Promise<void> {
    if (portal.consultation?.content === undefined && portal.place.page !== 'vote') return;
    await portal.loadMarkdown();
    this.requestUpdate();
    this.page?.requestUpdate();
  }

  /** Behind every page, and asked for at once, as above: what the office tells everybody from now on. */
  async #watchNotices(portal: Portal): Promise<void> {
    const { consultation, client } = portal;
    if (consultation === undefined) return;
    // Without the code for it, the next page tells.
    const code = await Promise.all([
      import('./notice-watch.ts'),
      import('@isoloir/components/incident-notice/define.js'),
    ]).catch(() => undefined);
    code?.[0].watchNotices({
      ask: () => client.listNotices(consultation.id),
      shown: () => portal.consultation?.notices.map(({ id }) => id) ?? [],
      mayAsk: () => document.visibilityState === 'visible' && this.page?.holdsChoices() !== true,
      onChange: () => void portal.refresh(),
    });
    this.requestUpdate();
  }

  /** What stands around the pages of a voter: loaded with the page, not after it. */
  async #openFrame(portal: Portal): Promise<void> {
    const { consultation, session } = portal;
    if (session !== undefined && portal.hasLanding) {
      portal.elections.listen(() => this.requestUpdate());
      void portal.elections.load();
    }
    await Promise.all([
      session === undefined ? undefined : import('./session-elements.ts'),
      session === undefined || !portal.hasLanding ? undefined : import('./landing-elements.ts'),
      consultation === undefined || consultation.notices.length === 0
        ? undefined
        : import('@isoloir/components/incident-notice/define.js'),
    ]);
  }

  #setPage(page: PortalPage): void {
    page.onReplace = (next) => this.#setPage(next);
    this.page = page;
  }

  #watchSession(portal: Portal, consultation: Consultation): void {
    this.#watch = new SessionWatch({
      rules: { idleMinutes: consultation.idleMinutes, graces: gracesOf(consultation) },
      now: () => portal.clock.now(),
      refresh: async () => {
        const answer = await portal.client.getSession();
        if (!answer.ok) portal.endsSession(answer.error.code, this.page?.holdsChoices() ?? false);
      },
      holdsChoices: () => this.page?.holdsChoices() ?? false,
      onChange: (idle) => this.#onIdle(idle),
      onEndedElsewhere: () => this.#onSessionOver(),
    });
  }

  #onIdle(idle: IdleState): void {
    if (idle.kind === 'over') this.#onSessionOver();
    else if (this.page?.outlivesSession() !== true) this.idle = idle;
  }

  #onSessionOver(): void {
    // A ballot that is under way waits for its answer, and a receipt waits to be kept.
    if (this.page?.outlivesSession() === true) this.signedOut = true;
    else this.#endSession(this.page?.holdsChoices() === true ? 'vote-lost' : 'ended');
  }

  #endSession(lack: SessionLack): void {
    // It is told once, however many calls find out: the page’s own wiping among them.
    if (this.start.kind !== 'ready' || this.page instanceof SessionEndedPage) return;
    const left = this.page;
    this.page = new SessionEndedPage(this.start.portal, lack);
    this.signedOut = true;
    this.idle = { kind: 'active' };
    this.#watch?.end();
    this.#watch = undefined;
    left?.wipe();
  }

  async #show(language: Language): Promise<void> {
    await this.#texts.setLanguage(language);
    await setLocale(language);
    document.documentElement.lang = language;
    this.requestUpdate();
    this.page?.requestUpdate();
  }

  #onLanguage(language: Language): void {
    this.#languageChosen = true;
    keepSetting('language', language);
    void this.#show(language);
  }

  #onTextSize(size: TextSize): void {
    this.textSize = size;
    keepSetting('textSize', String(size));
    applyTextSize(size);
  }

  protected override render(): TemplateResult {
    const { t } = this.#texts;
    if (!this.framed) return html`<main id="main" tabindex="-1" class="page">${this.#renderWaiting()}</main>`;
    const portal = this.start.kind === 'ready' ? this.start.portal : undefined;
    const signedIn = portal?.session !== undefined && !this.signedOut;
    const panel = signedIn && portal.hasLanding ? panelView(portal) : nothing;
    return html`
      <a class="skip" href="#main" data-jump="main">${t('header.skip')}</a>
      ${headerView({
        texts: this.#texts,
        home: this.#place.base,
        portal,
        signedIn,
        textSize: this.textSize,
        onTextSize: (size) => this.#onTextSize(size),
        onLanguage: (language) => this.#onLanguage(language),
      })}
      ${signedIn ? closingView(portal) : nothing}
      <div class=${panel === nothing ? 'body' : 'body with-panel'}>
        ${panel}
        <main id="main" tabindex="-1" class="page page-${this.#place.page}">${this.#renderMain()}</main>
      </div>
      <footer class="footer">
        ${helpView(this.#texts, portal)} ${portal === undefined ? nothing : footerLinksView(portal)}
      </footer>
      ${signedIn ? this.#renderWarning(portal) : nothing}
    `;
  }

  #renderMain(): unknown {
    const { t } = this.#texts;
    switch (this.start.kind) {
      case 'loading':
        return this.#renderWaiting();
      case 'no-configuration':
        return html`<h1 tabindex="-1">${t('failure.heading')}</h1>
          <isoloir-notice variant="error"><p>${t('failure.configuration')}</p></isoloir-notice>`;
      case 'failed':
        return failureView(this.#texts, this.start.code, () => location.reload());
      case 'ready':
        if (!isSupported(browserFeatures())) return unsupportedView(this.#texts, this.start.portal);
        return this.page ?? this.#renderWaiting();
    }
  }

  #renderWaiting(): TemplateResult {
    return html`<p class="waiting" role="status">${this.#texts.t('loading')}</p>`;
  }

  #renderWarning(portal: Portal): TemplateResult {
    const { t } = this.#texts;
    const { idle } = this;
    return html`<isoloir-session-warning
      ?open=${idle.kind === 'ending'}
      .endsAt=${idle.kind === 'ending' ? new Date(idle.endsAt) : undefined}
      .now=${() => portal.clock.now()}
      @isoloir-continue=${() => void this.#watch?.stay()}
      @isoloir-sign-out=${() => signOut(portal)}
    >
      ${this.page?.holdsChoices() === true ? html`<p>${t('session.idleChoices')}</p>` : nothing}
    </isoloir-session-warning>`;
  }
}

/** In the colours of the organisation, before anything of it is shown. */
async function dressed({ consultation }: Portal): Promise<void> {
  const { theme } = consultation ?? {};
  if (theme === undefined || Object.keys(theme.tokens).length === 0) return;
  // Without its code the default theme does.
  const wardrobe = await import('./theme.ts').catch(() => undefined);
  wardrobe?.dress(theme);
}

/** A page that comes back from the browser’s memory may be of a session that is over: it begins anew. */
function onPageShow(event: PageTransitionEvent): void {
  if (event.persisted) location.reload();
}

function storedTextSize(): TextSize {
  const stored = Number(readSetting('textSize'));
  return textSizes.find((size) => size === stored) ?? 100;
}

/** The whole page is sized in rem, so its root font size is the text size; the browser’s own zoom stays as it is. */
function applyTextSize(size: TextSize): void {
  document.documentElement.style.fontSize = `${size}%`;
}

/** Where this document stands. The secret of a link is taken out of the address at once: history and screen do not show it. */
function takePlace(): Place {
  const place = placeOf(location.pathname, location.hash);
  if (place.secret !== undefined) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return place;
}

/**
 * Where another site led the voter here, finds the way back: before the page is shown, since a ballot asks the network for
 * nothing later. Whoever came by themselves waits for nothing; without the code there is no way back, and voting goes on.
 */
async function findReturn(portal: Portal): Promise<void> {
  if (!location.search.includes('return=') && !readSetting('return')) return;
  const found = await import('./way-back.ts').catch(() => undefined);
  await found?.offerWayBack(portal);
}

/** `?lang=` is taken once and then kept as the choice that it is, so that the language switch wins over it. */
function takeLanguageFromAddress(): string | undefined {
  const url = new URL(location.href);
  const asked = url.searchParams.get('lang') ?? undefined;
  if (asked === undefined) return undefined;
  url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
  const language = languageOf(asked);
  if (language !== undefined) keepSetting('language', language);
  return asked;
}

customElements.define('portal-app', PortalApp);
