import { type CountdownPhase } from '@isoloir/components';
import { html, nothing, type TemplateResult } from 'lit';
import { exceptionNotice, type Phase, simulationMark } from '../shared/phase.ts';
import { consultationSource, type ReceivedConsultation, type Source } from '../shared/sources.ts';
import { IsoloirWidget } from '../shared/widget.ts';

const phases: Readonly<Record<Exclude<Phase, 'paused' | 'annulled'>, CountdownPhase>> = {
  'not-open': 'before',
  open: 'during',
  grace: 'after',
  closed: 'after',
  counted: 'after',
};

/**
 * How long until voting opens, or closes, by the server’s clock. While voting is suspended, or once it is annulled, there
 * is nothing to count down to, and that is said.
 *
 * @summary A countdown to opening or closing.
 */
export class IsoloirWidgetCountdown extends IsoloirWidget<ReceivedConsultation> {
  protected override source(): Source<ReceivedConsultation> {
    return consultationSource;
  }

  protected override renderValue(consultation: ReceivedConsultation): TemplateResult {
    const { phase } = consultation;
    return html`${simulationMark(consultation)} ${exceptionNotice(phase, this.headingLevel)}
    ${phase === 'paused' || phase === 'annulled' ? nothing : this.#renderCountdown(consultation, phases[phase])}`;
  }

  #renderCountdown(
    { period, serverTime, receivedAt }: ReceivedConsultation,
    phase: CountdownPhase,
  ): TemplateResult {
    const ahead = Date.parse(serverTime) - receivedAt;
    return html`<isoloir-countdown
      .target=${new Date(phase === 'before' ? period.opensAt : period.closesAt)}
      .phase=${phase}
      .timeZone=${period.timeZone}
      .now=${() => Date.now() + ahead}
      @isoloir-countdown-reached=${() => this.lookSoon()}
    ></isoloir-countdown>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'isoloir-widget-countdown': IsoloirWidgetCountdown;
  }
}
