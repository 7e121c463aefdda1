import { html, nothing, type TemplateResult } from 'lit';
import type { Consultation } from '@isoloir/api-client';
import type { Texts } from '../i18n/texts.ts';

/** When voting is possible and how it stands, in words. */
export function periodView(texts: Texts, { period, phase }: Consultation): TemplateResult {
  const { t } = texts;
  const { opensAt, closesAt, timeZone } = period;
  const words = {
    from: texts.moment(opensAt, timeZone),
    to: texts.moment(closesAt, timeZone),
    zone: texts.zone(closesAt, timeZone),
  };
  return html`<div class="period period-${phase}">
    <p class="period-phase">${t(`phase.${phase}`)}</p>
    <p>
      ${phase === 'not-open' ? t('period.before', words) : nothing}
      ${phase === 'open' || phase === 'paused' ? t('period.during', words) : nothing}
      ${phase === 'grace' || phase === 'closed' || phase === 'counted' ? t('period.after', words) : nothing}
    </p>
  </div>`;
}
