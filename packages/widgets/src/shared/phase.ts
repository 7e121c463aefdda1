import { type Consultation } from '@isoloir/api-client';
import { getLocale, type HeadingLevel } from '@isoloir/components';
import { html, nothing, type TemplateResult } from 'lit';
import { text } from './texts.ts';

/** Where a consultation or a run stands. */
export type Phase = Consultation['phase'];

/** A text of the election in the language of the components. */
export function localized(texts: Readonly<Record<'fr' | 'nl', string>>): string {
  return texts[getLocale()];
}

/** Says that an exercise is one, wherever something of it is shown. */
export function simulationMark({ kind }: Pick<Consultation, 'kind'>): TemplateResult | typeof nothing {
  return kind === 'simulation' ? html`<p class="simulation">${text('simulation')}</p>` : nothing;
}

/** What is to be said instead of, or beside, the usual: that a consultation is paused or annulled. */
export function exceptionNotice(phase: Phase, headingLevel: HeadingLevel): TemplateResult | typeof nothing {
  if (phase !== 'paused' && phase !== 'annulled') return nothing;
  return html`<isoloir-notice
    variant="warning"
    .heading=${text(`${phase}.heading`)}
    .headingLevel=${headingLevel}
    >${text(`${phase}.text`)}</isoloir-notice
  >`;
}
