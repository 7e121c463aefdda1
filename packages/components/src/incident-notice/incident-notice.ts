import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { withColon } from '../shared/colon.ts';
import { dateTimeText } from '../shared/date-time.ts';
import { type HeadingLevel } from '../shared/heading.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './incident-notice.styles.ts';

/** What the election office tells everybody, in the voter's language. */
export interface IncidentNotice {
  readonly id: string;
  readonly text: string;
  /** When it was published. */
  readonly at: Date;
  readonly kind: 'incident' | 'annulment';
  /** When it was withdrawn; one that was is not shown. */
  readonly withdrawnAt?: Date;
}

/**
 * What the election office tells everybody, on every page, each notice with the time it was published. A new one is said
 * to screen readers at once and only once, also over several pages, where the page keeps what was told in `told`. One that
 * is withdrawn goes, and that is said in passing.
 *
 * @summary The election office's notices.
 * @event {CustomEvent<{ ids: readonly string[] }>} isoloir-notices-told - Notices were said to screen readers: their ids, for `told` on the next page; neither bubbles nor is composed.
 * @csspart notices - The list of notices.
 */
@localized()
export class IsoloirIncidentNotice extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The notices, the newest first. */
  @property({ attribute: false }) notices: readonly IncidentNotice[] = [];

  /** Ids of the notices that this voter was told before. */
  @property({ attribute: false }) told: readonly string[] = [];

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** Rank of the notices' titles in the page's outline. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** Milliseconds before a notice is said to screen readers: those that come together are said together. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  readonly #alerts = new Announcer(this, () => this.announceDelay);
  readonly #asides = new Announcer(this, () => this.announceDelay);
  readonly #said = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('notices')) return;
    const now = standing(this.notices);
    const fresh = now.filter(({ id }) => !this.told.includes(id) && !this.#said.has(id));
    for (const { id } of now) this.#said.add(id);
    if (fresh.length > 0) {
      this.#alerts.say(fresh.map((notice) => `${withColon(titleOf(notice))} ${notice.text}`).join(' '));
    }
    const gone = standing(changed.get('notices') ?? []).filter(
      (before) => !now.some(({ id }) => id === before.id),
    );
    if (gone.length > 0)
      this.#asides.say(gone.map(({ text }) => msg(str`Message retiré\u00a0: ${text}`)).join(' '));
    if (fresh.length === 0) return;
    const ids = fresh.map(({ id }) => id);
    void this.updateComplete.then(() => {
      this.dispatchEvent(new CustomEvent('isoloir-notices-told', { detail: { ids } }));
    });
  }

  protected override render(): TemplateResult {
    const notices = standing(this.notices);
    return html`<div class="root" lang=${getLocale()}>
      ${
        notices.length === 0
          ? nothing
          : html`<ul part="notices" aria-label=${msg('Messages du bureau de vote')}>
              ${repeat(
                notices,
                ({ id }) => id,
                (notice) => this.#renderNotice(notice),
              )}
            </ul>`
      }
      <div class="visually-hidden" role="alert">${this.#alerts.text}</div>
      <div class="visually-hidden" role="status">${this.#asides.text}</div>
    </div>`;
  }

  #renderNotice(notice: IncidentNotice): TemplateResult {
    const at = dateTimeText(notice.at, this.timeZone);
    return html`<li>
      <isoloir-notice variant="warning" .heading=${titleOf(notice)} .headingLevel=${this.headingLevel}>
        <p class="text">${notice.text}</p>
        <p class="at">
          <time datetime=${notice.at.toISOString()}
            >${msg(str`Publié le ${at}`, { desc: 'Day, hour and zone' })}</time
          >
        </p>
      </isoloir-notice>
    </li>`;
  }
}

function standing(notices: readonly IncidentNotice[]): readonly IncidentNotice[] {
  return notices.filter(({ withdrawnAt }) => withdrawnAt === undefined);
}

function titleOf({ kind }: IncidentNotice): string {
  return kind === 'annulment' ? msg('Scrutin annulé') : msg('Message du bureau de vote');
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-incident-notice': IsoloirIncidentNotice;
  }
}
