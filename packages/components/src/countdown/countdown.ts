import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { dateTimeText } from '../shared/date-time.ts';
import { type Duration, remaining } from '../shared/duration.ts';
import { calendarIcon } from '../shared/icons.ts';
import { WakeUp } from '../shared/wake-up.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './countdown.styles.ts';

const minute = 60_000;

/** Where the period of voting stands, by the server's clock. */
export type CountdownPhase = 'before' | 'during' | 'after';

/**
 * How long until voting opens, or closes, or since when it is closed: in the words of people, with the instant itself
 * beside them. It is quiet for screen readers, who find it where it stands. Which phase it is the page says: the clock of
 * a computer may be wrong, and the server's is what counts.
 *
 * @summary A quiet countdown to opening or closing.
 * @slot - What else belongs here.
 * @event {CustomEvent<void>} isoloir-countdown-reached - The target has come: time to ask the server for the phase; neither bubbles nor is composed.
 * @csspart panel - The whole panel.
 */
@localized()
export class IsoloirCountdown extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The instant of the phase: before, when voting opens; during and after, when it closes. */
  @property({ attribute: false }) target: Date | undefined;

  /** Where the period stands. */
  @property() phase: CountdownPhase = 'before';

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** What time it is, in milliseconds since 1970: the server's, as far as the page knows it. */
  @property({ attribute: false }) now: () => number = Date.now;

  #reached: number | undefined;

  constructor() {
    super();
    this.addController(new WakeUp(this, () => this.#holdsFor()));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('phase')) this.#reached = undefined;
    const target = this.target?.getTime();
    if (target === undefined || this.phase === 'after' || this.#left() > 0 || this.#reached === target)
      return;
    this.#reached = target;
    this.dispatchEvent(new CustomEvent('isoloir-countdown-reached'));
  }

  #left(): number {
    return (this.target?.getTime() ?? 0) - this.now();
  }

  #holdsFor(): number | undefined {
    if (this.target === undefined || this.phase === 'after' || this.#left() <= 0) return undefined;
    return this.#duration().holdsFor;
  }

  /** In the last hour minutes are rounded up, as in the notice before closing: on one page both say the same. */
  #duration(): Duration {
    const left = this.#left();
    if (left < minute || left >= 60 * minute) return remaining(left);
    const minutes = Math.ceil(left / minute);
    return { text: remaining(minutes * minute).text, holdsFor: left - (minutes - 1) * minute - 1 };
  }

  protected override render(): TemplateResult {
    const { target } = this;
    return html`<div class="root ${this.phase}" part="panel" lang=${getLocale()}>
      ${
        target === undefined
          ? nothing
          : html`<p class="what" role="timer" aria-live="off">${this.#renderWhat()}</p>
              <p class="date">
                ${calendarIcon()}<time datetime=${target.toISOString()}
                  >${dateTimeText(target, this.timeZone)}</time
                >
              </p>`
      }
      <slot></slot>
    </div>`;
  }

  #renderWhat(): unknown {
    const left = this.#left();
    const time = this.#duration().text;
    switch (this.phase) {
      case 'before':
        return left > 0
          ? msg(html`Le vote ouvre dans <strong>${time}</strong>`)
          : msg(html`<strong>Le vote ouvre dans un instant</strong>`);
      case 'during':
        return left > 0
          ? msg(html`Le vote est ouvert. Il se termine dans <strong>${time}</strong>`)
          : msg(html`<strong>Le vote se termine</strong>`);
      case 'after':
        return msg(html`<strong>Le vote est clos</strong> depuis le`);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-countdown': IsoloirCountdown;
  }
}
