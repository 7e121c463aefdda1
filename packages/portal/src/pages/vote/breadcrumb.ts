import '@isoloir/components/step-breadcrumb/define.js';
import { html, type TemplateResult } from 'lit';
import type { Texts } from '../../i18n/texts.ts';

/** The three steps of a vote, with the current one; `done` once the vote is recorded. */
export function breadcrumbView(
  { t }: Texts,
  current: 'select' | 'review' | 'confirm' | 'done',
): TemplateResult {
  return html`<isoloir-step-breadcrumb
    label=${t('vote.steps')}
    .steps=${[
      { id: 'select', label: t('vote.select') },
      { id: 'review', label: t('vote.review') },
      { id: 'confirm', label: t('vote.confirm') },
    ]}
    current=${current === 'done' ? 'confirm' : current}
    ?finished=${current === 'done'}
  ></isoloir-step-breadcrumb>`;
}
