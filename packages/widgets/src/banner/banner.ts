import { type BannerPhase } from '@isoloir/components';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { exceptionNotice, localized, type Phase, simulationMark } from '../shared/phase.ts';
import { consultationSource, type ReceivedConsultation, type Source } from '../shared/sources.ts';
import { IsoloirWidget } from '../shared/widget.ts';

const phases: Readonly<Record<Exclude<Phase, 'annulled'>, BannerPhase>> = {
  'not-open': 'before',
  open: 'open',
  // No new start is possible in either: the way to the vote is not shown.
  paused: 'before',
  grace: 'closed',
  closed: 'closed',
  counted: 'closed',
};

/**
 * Announces a consultation: its title, when one can vote, and the ways to the information, the candidates and the vote.
 * It changes by itself when voting opens, is suspended, closes or is annulled.
 *
 * @summary The banner of a consultation, up to date.
 */
export class IsoloirWidgetBanner extends IsoloirWidget<ReceivedConsultation> {
  /** Address of the organisation’s own information. Without it there is no such link. */
  @property({ attribute: 'information-url' }) informationUrl = '';

  protected override source(): Source<ReceivedConsultation> {
    return consultationSource;
  }

  protected override renderValue(consultation: ReceivedConsultation): TemplateResult {
    const { phase, period, title } = consultation;
    if (phase === 'annulled') {
      return html`${simulationMark(consultation)}
        <p class="title-2">${localized(title)}</p>
        ${exceptionNotice(phase, this.headingLevel)}`;
    }
    return html`${simulationMark(consultation)}
      <isoloir-election-banner
        .heading=${localized(title)}
        .headingLevel=${this.headingLevel}
        .opensAt=${new Date(period.opensAt)}
        .closesAt=${new Date(period.closesAt)}
        .timeZone=${period.timeZone}
        .phase=${phases[phase]}
        .informationUrl=${this.informationUrl}
        .candidatesUrl=${this.portalPage('candidates/')}
        .voteUrl=${this.portalPage('')}
      ></isoloir-election-banner>
      ${exceptionNotice(phase, this.headingLevel)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-banner': IsoloirWidgetBanner;
  }
}
