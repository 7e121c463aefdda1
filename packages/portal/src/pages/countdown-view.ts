import '@isoloir/components/countdown/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import type { CountdownPhase } from '@isoloir/components';
import type { Portal } from '../app/portal.ts';

/** How long until voting opens or closes, by the server’s clock; quiet for screen readers. */
export function countdownView(portal: Portal, { period, phase }: Consultation): TemplateResult {
  const { texts } = portal;
  const { t } = texts;
  const { opensAt, closesAt, timeZone } = period;
  const state = phaseOf(phase);
  const isPlain = phase === 'not-open' || phase === 'open';
  const words = {
    from: texts.moment(opensAt, timeZone),
    to: texts.moment(closesAt, timeZone),
    zone: texts.zone(closesAt, timeZone),
  };
  return html`<isoloir-countdown
    phase=${state}
    .target=${new Date(state === 'before' ? period.opensAt : period.closesAt)}
    time-zone=${period.timeZone}
    .now=${() => portal.clock.now()}
    @isoloir-countdown-reached=${() => void portal.awaitNextPhase()}
  >
    ${isPlain ? nothing : html`<p><strong>${t(`phase.${phase}`)}</strong></p>`}
    <p>${state === 'after' ? t('period.after', words) : t('home.dayAndNight', words)}</p>
  </isoloir-countdown>`;
}

function phaseOf(phase: Consultation['phase']): CountdownPhase {
  switch (phase) {
    case 'not-open':
      return 'before';
    case 'open':
    case 'paused':
      return 'during';
    case 'grace':
    case 'closed':
    case 'counted':
    case 'annulled':
      return 'after';
  }
}
