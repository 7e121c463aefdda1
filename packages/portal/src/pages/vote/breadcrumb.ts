import '@isoloir/components/step-breadcrumb/define.js';
import { html, type TemplateResult } from 'lit';
import type { Texts } from '../../i18n/texts.ts';

/** The three steps of a vote, with the current one; `done` once the vote is recorded. */
export function breadcrumbView(
  { t }: Texts,
  current: 'select' | 'review' | 'confirm' | 'done',
  ballot: 'candidates' | 'lists' = 'candidates',
): TemplateResult {
  const labels =
    ballot === 'lists'
      ? { select: t('vote.selectList'), review: t('vote.reviewList'), confirm: t('vote.confirmList') }
      : { select: t('vote.select'), review: t('vote.review'), confirm: t('vote.confirm') };
  return html`<isoloir-step-breadcrumb
    label=${t('vote.steps')}
    .steps=${[
      { id: 'select', label: labels.select },
      { id: 'review', label: labels.review },
      { id: 'confirm', label: labels.confirm },
    ]}
    current=${current === 'done' ? 'confirm' : current}
    ?finished=${current === 'done'}
  ></isoloir-step-breadcrumb>`;
}
