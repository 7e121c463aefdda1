import '@isoloir/components/notice/define.js';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiErrorCode, ObservedRun, Urn } from '@isoloir/api-client';
import type { Portal } from '../../app/portal.ts';
import { sha256Hex } from '@isoloir/widgets/journey.js';
import type { Language } from '../../i18n/language.ts';
import { numberInWords } from '../../i18n/format.ts';
import { isAsPublished, lostBetween, pageOf, pagesOf, trackersLike } from './trackers.ts';

type Loaded =
  /** So large that it comes only when it is asked for. */
  | { readonly kind: 'waiting' | 'loading' }
  | { readonly kind: 'failed'; readonly code: ApiErrorCode }
  | {
      readonly kind: 'ready';
      readonly urn: Urn;
      /** Whether size, order and digest are what this browser finds. */
      readonly sound: boolean;
      /** Ballots that were there when this page looked before. */
      readonly lost: readonly string[];
    };

/** With more ballots, the list is some megabytes. */
const loadedAtOnce = 20_000;

/** The urn of a run: how many ballots, their digest, and every tracker, in the order of the trackers alone. */
export class RunUrn extends LitElement {
  @property({ attribute: false }) portal: Portal | undefined;
  @property({ attribute: false }) run: ObservedRun | undefined;
  /** Only so that a change of language draws everything anew. */
  @property({ attribute: false }) language: Language | undefined;

  @state() private loaded: Loaded = { kind: 'loading' };
  @state() private query = '';
  @state() private page = 1;

  /** What was in the urn when it was looked at last. */
  #before: readonly string[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('run') || this.run === undefined) return;
    if ((this.run.ballots ?? 0) > loadedAtOnce && this.loaded.kind !== 'ready')
      this.loaded = { kind: 'waiting' };
    else void this.#load(this.run);
  }

  async #load({ uuid }: ObservedRun): Promise<void> {
    if (this.portal === undefined) return;
    if (this.loaded.kind !== 'ready') this.loaded = { kind: 'loading' };
    const answer = await this.portal.client.getUrn(uuid);
    if (!answer.ok) {
      this.loaded = { kind: 'failed', code: answer.error.code };
      return;
    }
    const urn = answer.value;
    const sound = isAsPublished(urn, await sha256Hex(urn.trackers.map((tracker) => `${tracker}\n`).join('')));
    const lost = lostBetween(this.#before, urn.trackers);
    // What is missing now is missing the next time, too.
    this.#before = [...urn.trackers, ...lost];
    this.loaded = { kind: 'ready', urn, sound, lost };
  }

  protected override render(): unknown {
    const { portal, run, loaded } = this;
    if (portal === undefined || run === undefined) return nothing;
    const { t } = portal.texts;
    switch (loaded.kind) {
      case 'loading':
        return html`<p>${t('observe.urnLoading')}</p>`;
      case 'waiting':
        return html`<p class="actions">
          <button type="button" class="button quiet" @click=${() => void this.#load(run)}>
            ${t('observe.urnLoad', { count: run.ballots ?? 0, ballots: this.#number(run.ballots ?? 0) })}
          </button>
        </p>`;
      case 'failed':
        return html`<isoloir-notice variant="error"><p>${t(`errors.${loaded.code}`)}</p></isoloir-notice>
          <p class="actions">
            <button type="button" class="button quiet" @click=${() => void this.#load(run)}>
              ${t('failure.retry')}
            </button>
          </p>`;
      case 'ready':
        return this.#renderUrn(portal, loaded);
    }
  }

  #number(value: number): string {
    return numberInWords(value, this.portal?.texts.language ?? 'fr');
  }

  #renderUrn(
    { texts: { t } }: Portal,
    { urn, sound, lost }: Extract<Loaded, { kind: 'ready' }>,
  ): TemplateResult {
    return html`<dl class="facts">
        <dt>${t('observe.urnSize')}</dt>
        <dd>${this.#number(urn.size)}</dd>
        <dt>${t('observe.urnDigest')}</dt>
        <dd>
          <code class="code">${urn.digest}</code>
          <span class="hint line">${sound ? t('observe.urnSound') : nothing}</span>
        </dd>
      </dl>
      ${
        sound
          ? nothing
          : html`<isoloir-notice variant="error"><p>${t('observe.urnUnsound')}</p></isoloir-notice>`
      }
      ${
        lost.length === 0
          ? nothing
          : html`<isoloir-notice variant="error">
              <p>${t('observe.urnLost', { count: lost.length })}</p>
              ${listView(lost)}
            </isoloir-notice>`
      }
      ${urn.size === 0 ? html`<p>${t('observe.urnEmpty')}</p>` : this.#renderTrackers(urn)}`;
  }

  #renderTrackers({ uuid, size, trackers }: Urn): TemplateResult | typeof nothing {
    const { portal } = this;
    if (portal === undefined) return nothing;
    const { t } = portal.texts;
    const found = trackersLike(trackers, this.query);
    const pages = pagesOf(found);
    const page = Math.min(this.page, pages);
    const shown = pageOf(found, page);
    const words = {
      from: this.#number(shown.from),
      to: this.#number(shown.to),
      all: this.#number(found.length),
    };
    return html`<details>
      <summary>${t('observe.trackers', { count: size, ballots: this.#number(size) })}</summary>
      <p>${t('observe.trackersOrder')}</p>
      <label class="label" for="search-${uuid}">${t('observe.search')}</label>
      <input
        id="search-${uuid}"
        class="field code"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${this.query}
        @input=${(event: InputEvent) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          this.query = event.target.value;
          this.page = 1;
        }}
      />
      <p role="status">${found.length === 0 ? t('observe.searchNone') : t('observe.shown', words)}</p>
      ${listView(shown.trackers)}
      ${
        pages === 1
          ? nothing
          : html`<p class="actions">
              ${this.#pageButton(t('observe.previous'), page > 1, page - 1)}
              ${this.#pageButton(t('observe.next'), page < pages, page + 1)}
            </p>`
      }
    </details>`;
  }

  #pageButton(label: string, possible: boolean, page: number): TemplateResult {
    return html`<button
      type="button"
      class="button quiet"
      aria-disabled=${possible ? 'false' : 'true'}
      @click=${() => {
        if (possible) this.page = page;
      }}
    >
      ${label}
    </button>`;
  }
}

function listView(trackers: readonly string[]): TemplateResult {
  return html`<ul class="trackers">
    ${trackers.map((tracker) => html`<li><code class="code">${tracker}</code></li>`)}
  </ul>`;
}

customElements.define('portal-run-urn', RunUrn);
