import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { getLocale } from '../localization.ts';
import { dateText, dateTimeText, hourText, momentText, zoneText } from '../shared/date-time.ts';
import { heading, type HeadingLevel, levelBelow } from '../shared/heading.ts';
import { downIcon } from '../shared/icons.ts';
import { plural } from '../shared/plural.ts';
import { sharedStyles } from '../styles/shared.styles.ts';
import { version } from '../version.ts';
import {
  rateOf,
  share,
  shownSpans,
  timeChart,
  type TurnoutFigures,
  type TurnoutGroup,
  type TurnoutSpan,
} from './figures.ts';
import { styles } from './turnout.styles.ts';

export { type TurnoutFigures, type TurnoutGroup, type TurnoutSpan } from './figures.ts';

/**
 * How many have voted: in one sentence, by college or district, and over time. Each chart has its table with the same
 * figures. Small groups and quiet hours are merged by who gives the figures, so that nobody is told apart.
 *
 * @summary The turnout as figures, charts and tables.
 * @slot - What there is to know about the figures.
 * @csspart chart - A chart.
 * @csspart table - The table of a chart.
 */
@localized()
export class IsoloirTurnout extends LitElement {
  static readonly version = version;
  static override styles = [sharedStyles, styles];

  /** The figures. */
  @property({ attribute: false }) figures: TurnoutFigures | undefined;

  /** What the groups are: « Par collège ». Without it: « Par groupe ». */
  @property({ attribute: 'group-heading' }) groupHeading = '';

  /** Title. Without it: « Participation ». */
  @property() heading = '';

  /** Rank of the title in the page's outline; the charts are one rank below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  /** IANA name of the election's time zone. */
  @property({ attribute: 'time-zone' }) timeZone = 'Europe/Brussels';

  protected override render(): TemplateResult {
    const { figures } = this;
    const title = this.heading === '' ? msg('Participation') : this.heading;
    return html`<section class="root" lang=${getLocale()} aria-labelledby="heading">
      ${heading(this.headingLevel, 'heading', 'title-1', title)}
      ${
        figures === undefined
          ? nothing
          : html`${this.#renderTotal(figures)} ${this.#renderGroups(figures.groups ?? [])}
            ${this.#renderHours(shownSpans(figures.hours ?? [], this.timeZone))}`
      }
      <div class="more"><slot></slot></div>
    </section>`;
  }

  #renderTotal(figures: TurnoutFigures): TemplateResult {
    const entitled = number(figures.entitled);
    const voted = number(figures.voted);
    return html`<p class="total">
        <strong>${percent(share(figures))}</strong>
        <span
          >${plural(figures.voted, {
            one: () => msg(str`${voted} votant sur ${entitled} personnes inscrites`),
            other: () => msg(str`${voted} votants sur ${entitled} personnes inscrites`),
          })}</span
        >
      </p>
      <p class="as-of">${asOfText(dateTimeText(figures.asOf, this.timeZone))}</p>`;
  }

  #renderGroups(groups: readonly TurnoutGroup[]): TemplateResult | typeof nothing {
    if (groups.length === 0) return nothing;
    const title = this.groupHeading === '' ? msg('Par groupe') : this.groupHeading;
    return html`<section class="part" aria-labelledby="groups">
      ${heading(levelBelow(this.headingLevel), 'groups', 'title-2', title)}
      <div class="chart groups" part="chart" role="img" aria-label=${groups.map(groupText).join(' ')}>
        ${groups.map(
          (group) =>
            html`<p class="group">
              <span class="name">${group.title}</span><span class="share">${percent(share(group))}</span>
              ${shareBar(share(group))}
            </p>`,
        )}
      </div>
      ${table(
        title,
        [
          msg('Groupe'),
          msg('Inscrits', { desc: 'People on the electoral roll' }),
          msg('Votants'),
          msg('Participation'),
        ],
        groups.map((group) => [
          group.title,
          number(group.entitled),
          number(group.voted),
          percent(share(group)),
        ]),
      )}
    </section>`;
  }

  #renderHours(spans: readonly TurnoutSpan[]): TemplateResult | typeof nothing {
    const chart = timeChart(spans);
    const [first, last] = [spans[0], spans.at(-1)];
    if (chart === undefined || first === undefined || last === undefined) return nothing;
    const { timeZone } = this;
    const title = msg('Au fil du temps');
    const summary = this.#summary(spans, first, last);
    return html`<section class="part" aria-labelledby="hours">
      ${heading(levelBelow(this.headingLevel), 'hours', 'title-2', title)}
      <p class="axis">${msg('Votants par heure')} (${zoneText(last.to, timeZone)})</p>
      <div class="chart time" part="chart" role="img" aria-label=${summary}>
        <div class="rates">
          ${[...chart.lines].reverse().map(({ rate }) => html`<span>${rateText(number(rate))}</span>`)}
        </div>
        <svg
          class="plot"
          viewBox="0 0 1000 1000"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          ${chart.lines.map(
            ({ height }) =>
              svg`<line class="line" x1="0" x2="1000" y1=${1000 - height} y2=${1000 - height}></line>`,
          )}
          ${chart.bars.map(
            ({ x, width, height }) =>
              svg`<rect class="bar" x=${x + width * 0.08} y=${1000 - height} width=${width * 0.84} height=${height}></rect>`,
          )}
        </svg>
        <div class="times">
          <span>${momentText(first.from, timeZone)}</span><span>${momentText(last.to, timeZone)}</span>
        </div>
      </div>
      ${table(
        title,
        [msg('Période'), msg('Votants'), msg('Au total')],
        spans.map((span) => [spanText(span, timeZone), number(span.voted), number(span.cumulated)]),
      )}
    </section>`;
  }

  #summary(spans: readonly TurnoutSpan[], first: TurnoutSpan, last: TurnoutSpan): string {
    const [from, to] = [momentText(first.from, this.timeZone), momentText(last.to, this.timeZone)];
    const busiest = spans.reduce((most, span) => (rateOf(span) > rateOf(most) ? span : most), first);
    const when = spanText(busiest, this.timeZone);
    const most = number(busiest.voted);
    return msg(
      str`Votants par heure, du ${from} au ${to}. Le plus grand nombre\u00a0: ${most}, ${when}. Le tableau qui suit donne tous les chiffres.`,
      { desc: 'Day and hour, day and hour, number of voters, period' },
    );
  }
}

function rateText(rate: string): string {
  return msg(str`${rate}/h`, { desc: 'Voters per hour, at the side of a chart' });
}

function asOfText(moment: string): string {
  return msg(str`Chiffres du ${moment}`, { desc: 'Day, hour and zone' });
}

function groupText(group: TurnoutGroup): string {
  return `${group.title}, ${percent(share(group))}.`;
}

/** « 11 juin 2024, de 9 h à 10 h » */
function spanText({ from, to }: TurnoutSpan, timeZone: string): string {
  const day = dateText(from, timeZone);
  // The last instant is that of the next span: an hour that ends at midnight belongs to its own day.
  if (day === dateText(new Date(to.getTime() - 1), timeZone)) {
    const [start, end] = [hourText(from, timeZone), hourText(to, timeZone)];
    return msg(str`${day}, de ${start} à ${end}`, { desc: 'Day, hour, hour' });
  }
  const [start, end] = [momentText(from, timeZone), momentText(to, timeZone)];
  return msg(str`du ${start} au ${end}`, { desc: 'Day and hour, day and hour' });
}

function shareBar(value: number): TemplateResult {
  return html`<svg
    class="share-bar"
    viewBox="0 0 1000 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${svg`<rect class="bar" width=${value * 1000} height="10"></rect>`}
  </svg>`;
}

// The roles are said: where the table is narrow, its style would take them away.
function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): TemplateResult {
  return html`<details>
    <summary>${downIcon()}<span>${msg('Tous les chiffres, en tableau')}</span></summary>
    <table part="table" role="table">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr role="row">
          ${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...values]) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${name}</th>
              ${values.map((value, index) => html`<td role="cell" data-column=${columns[index + 1] ?? ''}>${value}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

function number(value: number): string {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 1 }).format(value);
}

function percent(value: number): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-turnout': IsoloirTurnout;
  }
}
