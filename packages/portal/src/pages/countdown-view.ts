import '@isoloir/components/countdown/define.js';
import { html, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import type { CountdownPhase } from '@isoloir/components';
import type { Portal } from '../app/portal.ts';

/** How long until voting opens or closes, by the server’s clock; quiet for screen readers. */
export function countdownView(portal: Portal, { period, phase }: Consultation): TemplateResult {
  const state = phaseOf(phase);
  return html`<isoloir-countdown
    phase=${state}
    .target=${new Date(state === 'before' ? period.opensAt : period.closesAt)}
    time-zone=${period.timeZone}
    .now=${() => portal.clock.now()}
    @isoloir-countdown-reached=${() => void portal.awaitNextPhase()}
  ></isoloir-countdown>`;
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
