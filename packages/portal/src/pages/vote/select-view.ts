import '@isoloir/components/error-summary/define.js';
import '@isoloir/components/notice/define.js';
import '@isoloir/components/step-breadcrumb/define.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Selection } from '@isoloir/components';
import {
  hasLists,
  missingErrors,
  type OpenElection,
  partsOf,
  partView,
  type SealedDefinition,
} from '@isoloir/widgets/journey.js';
import type { Texts } from '../../i18n/texts.ts';
import { letterNotice } from './letter-view.ts';
import { pdfsMissedView, pdfsView, type StatementsView } from './pdfs-view.ts';

/** What the page is called while the voter chooses. */
export function selectHeading({ t }: Texts, definition: SealedDefinition): string {
  return t(hasLists(definition) ? 'vote.selectListTitle' : 'vote.selectTitle');
}

/** The first step: the ballot. */
export function selectView(view: {
  readonly texts: Texts;
  readonly election: OpenElection;
  readonly statements: StatementsView;
  readonly selection: Selection;
  /** Categories that need more choices, once the voter tried to go on. */
  readonly missing: readonly string[];
  /** The code of the next steps did not arrive. */
  readonly laterFailed: boolean;
  readonly onChange: (selection: Selection) => void;
  readonly onMissing: (categoryId: string) => void;
  readonly onContinue: () => void;
}): TemplateResult {
  const { texts, election, missing } = view;
  const { t } = texts;
  const { definition } = election;
  return html`
    ${missing.length === 0 ? nothing : summary(texts, definition, view.missing, view.onMissing)}
    <h1 tabindex="-1">${selectHeading(texts, definition)}</h1>
    ${election.credential === undefined ? letterNotice(texts) : nothing} ${pdfsView(texts, view.statements)}
    ${partsOf(definition, texts.language, view.statements).map((part, index) =>
      partView({
        part,
        level: 2,
        selection: view.selection,
        heading: index === 0 ? texts.of(definition.election.title) : '',
        instruction: index === 0 ? t('vote.secret') : '',
        onChange: view.onChange,
      }),
    )}
    ${pdfsMissedView(texts, view.statements)}
    <div role="status">
      ${view.laterFailed ? html`<isoloir-notice variant="error"><p>${t('errors.network-unreachable')}</p></isoloir-notice>` : nothing}
    </div>
    <div class="actions">
      <button type="button" class="button" @click=${view.onContinue}>${t('vote.continue')}</button>
    </div>
  `;
}

function summary(
  texts: Texts,
  definition: SealedDefinition,
  missing: readonly string[],
  onMissing: (categoryId: string) => void,
): TemplateResult {
  const { t, language } = texts;
  return html`<isoloir-error-summary
    heading=${t('vote.missingHeading')}
    .errors=${missingErrors(definition, language, missing, t)}
    @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => {
      onMissing(event.detail.target);
    }}
  ></isoloir-error-summary>`;
}
