import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { Announcer } from '../shared/announcer.ts';
import { hourText, zoneText } from '../shared/date-time.ts';
import { differs } from '../shared/differs.ts';
import { remaining } from '../shared/duration.ts';
import { WakeUp } from '../shared/wake-up.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import { styles } from './closing-notice.styles.ts';
import { type ClosingMoment, closingMoment } from './moment.ts';

/**
 * Tells voters that voting closes: shown from 30 minutes before on, and said to screen readers at 30, 10 and 5 minutes.
 * After closing it tells those who had begun how long they may still finish, in the same way. Before that it shows
 * nothing.
 *
 * @summary The notice before voting closes.
 */
@localized()
export class IsoloirClosingNotice extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** When voting closes. */
  @property({ attribute: false, hasChanged: differs }) closesAt: Date | undefined;

  /** Until when those who had begun may finish. Without it there is no such time. */
  @property({ attribute: false, hasChanged: differs }) graceEndsAt: Date | undefined;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  /** What time it is, in milliseconds since 1970: the server's, as far as the page knows it. */
  @property({ attribute: false }) now: () => number = Date.now;

  /** Milliseconds of quiet before it is said to screen readers. */
  @property({ type: Number, attribute: 'announce-delay' }) announceDelay = 400;

  readonly #announcer = new Announcer(this, () => this.announceDelay);
  #moment: ClosingMoment | undefined;
  #said = '';

  constructor() {
    super();
    this.addController(new WakeUp(this, () => this.#holdsFor()));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { closesAt } = this;
    if (closesAt === undefined) {
      this.#moment = undefined;
      return;
    }
    const graceEndsAt = this.graceEndsAt ?? closesAt;
    const moment = closingMoment(this.now(), closesAt.getTime(), graceEndsAt.getTime());
    this.#moment = moment;
    const mark = moment.kind === 'closing' || moment.kind === 'grace' ? moment.told : 0;
    const due = `${moment.kind} ${mark}`;
    if (moment.kind === 'quiet' || due === this.#said) return;
    this.#said = due;
    // A page that opens after closing says so itself.
    if (moment.kind === 'closed' && changed.has('closesAt')) return;
    this.#announcer.say(this.#text(moment, closesAt, graceEndsAt));
  }

  #holdsFor(): number | undefined {
    const moment = this.#moment;
    return moment === undefined || moment.kind === 'closed' ? undefined : moment.holdsFor;
  }

  #text(moment: ClosingMoment, closesAt: Date, graceEndsAt: Date): string {
    const { timeZone } = this;
    switch (moment.kind) {
      case 'quiet':
        return '';
      case 'closing': {
        const [time, hour] = [remaining(moment.minutes * 60_000).text, hourText(closesAt, timeZone)];
        const zone = zoneText(closesAt, timeZone);
        return msg(str`Le scrutin se termine dans ${time}, à ${hour} (${zone}).`, {
          desc: 'Time left, hour, time zone',
        });
      }
      case 'grace': {
        const [time, hour] = [remaining(moment.minutes * 60_000).text, hourText(graceEndsAt, timeZone)];
        const zone = zoneText(graceEndsAt, timeZone);
        return msg(
          str`Le scrutin est clos. Si vous aviez commencé à voter, vous pouvez encore terminer pendant ${time}, jusqu’à ${hour} (${zone}).`,
          { desc: 'Time left, hour, time zone' },
        );
      }
      case 'closed':
        return msg('Le scrutin est clos.');
    }
  }

  protected override render(): TemplateResult {
    const { closesAt } = this;
    const moment = this.#moment;
    const text =
      moment === undefined || closesAt === undefined
        ? ''
        : this.#text(moment, closesAt, this.graceEndsAt ?? closesAt);
    return html`<div class="root" lang=${getLocale()}>
      ${text === '' ? nothing : html`<isoloir-notice variant="warning"><p>${text}</p></isoloir-notice>`}
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-closing-notice': IsoloirClosingNotice;
  }
}
