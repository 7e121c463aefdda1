import { type ApiClient, type ApiErrorCode } from '@isoloir/api-client';
import { getLocale, type HeadingLevel } from '@isoloir/components';
import { drawAgainWithLocale, hourText, sharedStyles } from '@isoloir/components/parts.js';
import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import { version } from '../version.ts';
import { type Feed, type FeedState } from './feed.ts';
import { followPageOnce } from './page.ts';
import { type Source } from './sources.ts';
import { text } from './texts.ts';
import { widgetStyles } from './widget.styles.ts';

/** How far a widget has come: told to the page by the event `isoloir-widget-state`. */
export type WidgetState = FeedState<unknown>['kind'];

/**
 * What all widgets that show data have in common: where the data come from, and what stands there while there are none.
 * Whatever happens, the widget says it in words and goes on by itself.
 *
 * @event {CustomEvent<{ state: WidgetState }>} isoloir-widget-state - The widget loads, shows, or can not; neither bubbles nor is composed.
 */
export abstract class IsoloirWidget<Value> extends LitElement {
  static readonly version = version;
  static override styles: CSSResultGroup = [sharedStyles, widgetStyles];

  /** Address of the server’s API, ending in `/api/v1`. */
  @property() api = '';

  /** Id of the consultation. */
  @property() consultation = '';

  /** Address of the portal, for the links that lead there; without it, the consultation’s on the server of the API. */
  @property() portal = '';

  /** Rank of the title in the page’s outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** A client in place of one for `api`, for a page that has one. */
  @property({ attribute: false }) client: ApiClient | undefined;

  @state() private feedState: FeedState<Value> = { kind: 'loading' };
  @state() private retried = false;

  #feed: Feed<Value> | undefined;
  #leave: (() => void) | undefined;
  readonly #onOnline = (): void => void this.#feed?.refresh();
  readonly #onVisibility = (): void => this.#feed?.setPaused(document.hidden);

  constructor() {
    super();
    drawAgainWithLocale(this);
  }

  /** Where the value comes from. */
  protected abstract source(): Source<Value>;

  /** Draws the value. */
  protected abstract renderValue(value: Value): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    followPageOnce();
    window.addEventListener('online', this.#onOnline);
    document.addEventListener('visibilitychange', this.#onVisibility);
    // After the first time, coming back into a page is no change of any property.
    if (this.hasUpdated) this.#join();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#onOnline);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#leave?.();
    this.#leave = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    const moved = changed.has('api') || changed.has('consultation') || changed.has('client');
    if (moved || !this.hasUpdated) this.#join();
  }

  /** The address of a page of the portal. */
  protected portalPage(path: string): string {
    const base = this.portal === '' ? this.#portalOfServer() : this.portal;
    return new URL(path, base.endsWith('/') ? base : `${base}/`).href;
  }

  /** What a reader can do all the same while the server does not answer this page. */
  protected renderWhileOffline(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Looks again within a few seconds. */
  protected lookSoon(): void {
    this.#feed?.soon();
  }

  #portalOfServer(): string {
    const api = new URL(this.api, document.baseURI).href;
    return `${api.replace(/api\/v1\/?$/u, '')}${encodeURIComponent(this.consultation)}/`;
  }

  #join(): void {
    this.#leave?.();
    this.#feed = undefined;
    this.retried = false;
    if (this.consultation === '' || (this.api === '' && this.client === undefined)) {
      this.#set({ kind: 'refused', code: 'consultation-unknown' });
      return;
    }
    const source = this.source();
    this.#feed =
      this.client === undefined
        ? source.feed(this.api, this.consultation)
        : source.feedOf(this.client, this.consultation);
    this.#feed.setPaused(document.hidden);
    this.#leave = this.#feed.subscribe((next) => this.#set(next));
  }

  #set(next: FeedState<Value>): void {
    const before = this.feedState.kind;
    this.feedState = next;
    if (next.kind === 'ready') this.retried = false;
    if (next.kind === before && this.hasUpdated) return;
    if (next.kind === 'refused') this.#warn(next.code);
    this.dispatchEvent(new CustomEvent('isoloir-widget-state', { detail: { state: next.kind } }));
  }

  #warn(code: ApiErrorCode): void {
    // eslint-disable-next-line no-console -- visitors can do nothing about a wrong attribute; the page's developer can
    console.warn(
      `<${this.localName}> has nothing to show (${code}): check api="${this.api}" and consultation="${this.consultation}".`,
    );
  }

  async #retry(): Promise<void> {
    this.retried = false;
    await this.#feed?.refresh();
    this.retried = true;
  }

  protected override render(): TemplateResult {
    const { feedState: shown } = this;
    return html`<div class="root" lang=${getLocale()} aria-busy=${shown.kind === 'loading'}>
      ${this.#renderState(shown)}
    </div>`;
  }

  #renderState(shown: FeedState<Value>): TemplateResult {
    switch (shown.kind) {
      case 'loading':
        return html`<p class="waiting">${text('loading')}</p>`;
      case 'offline':
        return html`<div class="offline">
          <isoloir-notice
            variant="warning"
            .heading=${text('offline.heading')}
            .headingLevel=${this.headingLevel}
            >${text('offline.text')}</isoloir-notice
          >
          <button type="button" class="button quiet" @click=${() => void this.#retry()}>
            ${text('offline.retry')}
          </button>
          <div role="status">${this.retried ? text('offline.still') : nothing}</div>
          ${this.renderWhileOffline()}
        </div>`;
      case 'refused':
        return html`<isoloir-notice .heading=${text('refused.heading')} .headingLevel=${this.headingLevel}
          >${text('refused.text')}</isoloir-notice
        >`;
      case 'ready':
        return html`${this.renderValue(shown.value)}${
          shown.staleSince === undefined
            ? nothing
            : html`<p class="stale">${text('stale', { time: hourText(shown.staleSince, localZone()) })}</p>`
        }`;
    }
  }
}

/** The zone of the reader’s own clock. */
function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
