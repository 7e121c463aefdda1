import { type Consultation } from '@isoloir/api-client';
import { heading, momentText, zoneText } from '@isoloir/components/parts.js';
import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { exceptionNotice, localized, simulationMark } from '../shared/phase.ts';
import { consultationSource, type ReceivedConsultation, type Source } from '../shared/sources.ts';
import { text } from '../shared/texts.ts';
import { IsoloirWidget } from '../shared/widget.ts';
import { styles } from './go-vote.styles.ts';

/**
 * The way to the vote: a link to the portal while voting is open, and at any other time the reason why there is none.
 * It names the site on which one votes, so that nobody is led elsewhere unnoticed. Voting itself never happens in the page
 * that hosts this.
 *
 * @summary The link to the vote, when one can vote.
 * @csspart vote - The link to the vote.
 */
export class IsoloirWidgetGoVote extends IsoloirWidget<ReceivedConsultation> {
  static override styles: CSSResultGroup = [super.styles, styles];

  protected override source(): Source<ReceivedConsultation> {
    return consultationSource;
  }

  protected override renderValue(consultation: ReceivedConsultation): TemplateResult {
    const { phase, title } = consultation;
    const when = whenText(consultation);
    return html`<div class="panel">
      ${simulationMark(consultation)} ${heading(this.headingLevel, 'heading', 'title-2', localized(title))}
      ${when === '' ? nothing : html`<p>${when}</p>`} ${exceptionNotice(phase, this.headingLevel)}
      ${phase === 'open' ? this.renderWay() : nothing}
    </div>`;
  }

  /** The way to the vote, while it is open. */
  protected renderWay(): TemplateResult {
    const address = this.portalPage('');
    return html`<p>
        <a class="button" part="vote" href=${address} aria-describedby="place">${text('goVote.action')}</a>
      </p>
      <p class="hint" id="place">${text('goVote.place', { host: new URL(address).host })}</p>`;
  }
}

function whenText(consultation: Consultation): string {
  const { opensAt, closesAt, timeZone } = consultation.period;
  const told = (instant: string): Record<'moment' | 'zone', string> => ({
    moment: momentText(new Date(instant), timeZone),
    zone: zoneText(new Date(instant), timeZone),
  });
  switch (consultation.phase) {
    case 'not-open':
      return text('goVote.before', told(opensAt));
    case 'open':
      return text('goVote.open', told(closesAt));
    case 'grace':
      return text('goVote.grace');
    case 'closed':
    case 'counted':
      return text('goVote.closed', told(closesAt));
    case 'paused':
    case 'annulled':
      return '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-go-vote': IsoloirWidgetGoVote;
  }
}
