import '@isoloir/components/ballot-grid/define.js';
import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/step-breadcrumb/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Category, Selection } from '@isoloir/components';
import { categoriesOf } from '../../booth/definition.ts';
import type { OpenElection } from '../../booth/open-election.ts';
import type { Texts } from '../../i18n/texts.ts';
import { letterNotice } from './letter-view.ts';

/** The first step: the ballot. */
export function selectView(view: {
  readonly texts: Texts;
  readonly election: OpenElection;
  readonly selection: Selection;
  /** Categories that need more choices, once the voter tried to go on. */
  readonly missing: readonly string[];
  readonly onChange: (selection: Selection) => void;
  readonly onMissing: (categoryId: string) => void;
  readonly onContinue: () => void;
}): TemplateResult {
  const { texts, election, selection, missing } = view;
  const { t } = texts;
  const categories = categoriesOf(election.definition, texts.language);
  return html`
    ${missing.length === 0 ? nothing : summary(texts, categories, view.missing, view.onMissing)}
    <h1 tabindex="-1">${t('vote.selectTitle')}</h1>
    ${election.credential === undefined ? letterNotice(texts) : nothing}
    <isoloir-ballot-grid
      heading=${texts.of(election.definition.election.title)}
      instruction=${t('vote.secret')}
      .categories=${categories}
      .selection=${selection}
      @isoloir-selection-change=${(event: CustomEvent<{ selection: Selection }>) => {
        view.onChange(event.detail.selection);
      }}
    ></isoloir-ballot-grid>
    <div class="actions">
      <button type="button" class="button" @click=${view.onContinue}>${t('vote.continue')}</button>
    </div>
  `;
}

function summary(
  { t }: Texts,
  categories: readonly Category[],
  missing: readonly string[],
  onMissing: (categoryId: string) => void,
): TemplateResult {
  const errors = categories
    .filter(({ id }) => missing.includes(id))
    .map(({ id, name, minimum }) => ({
      target: id,
      message: t('vote.missing', { category: name, count: minimum }),
    }));
  return html`<isoloir-error-summary
    heading=${t('vote.missingHeading')}
    .errors=${errors}
    @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => {
      onMissing(event.detail.target);
    }}
  ></isoloir-error-summary>`;
}
