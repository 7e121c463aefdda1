import { getLocale, type Selection } from '@isoloir/components';
import { html, nothing, type TemplateResult } from 'lit';
import { hasLists, missingErrors, partsOf, type StatementSource } from '../journey/ballot-parts.ts';
import { partView } from '../journey/ballot-view.ts';
import type { SealedDefinition } from '../journey/definition.ts';
import type { OpenElection } from '../journey/open-election.ts';
import { localized } from '../shared/phase.ts';
import { backView } from './arrival-view.ts';
import { type Frame, levelInside, stepView } from './frame.ts';
import { t } from './texts.ts';

/** The ballot. */
export function ballotView(view: {
  readonly frame: Frame;
  readonly election: OpenElection;
  readonly statements: StatementSource;
  readonly selection: Selection;
  /** Questions that need more choices, once the voter tried to go on. */
  readonly missing: readonly string[];
  readonly onChange: (selection: Selection) => void;
  readonly onMissing: (question: string) => void;
  readonly onContinue: () => void;
  readonly onBack: () => void;
}): TemplateResult {
  const { frame, election, missing, selection, onChange } = view;
  const { definition } = election;
  const level = levelInside(frame);
  return stepView(
    frame,
    t(hasLists(definition) ? 'vote.selectListTitle' : 'vote.selectTitle'),
    html`${missing.length === 0 ? nothing : summaryView({ ...view, definition })}
      ${partsOf(definition, getLocale(), view.statements).map((part, index) =>
        partView({
          part,
          level,
          selection,
          heading: index === 0 ? localized(definition.election.title) : '',
          instruction: index === 0 ? t('vote.secret') : '',
          onChange,
        }),
      )}
      <p class="actions">
        <button type="button" class="button" @click=${view.onContinue}>${t('vote.continue')}</button>
      </p>
      ${backView(view.onBack, t('leaveBallot'))}`,
  );
}

function summaryView({
  frame,
  definition,
  missing,
  onMissing,
}: {
  readonly frame: Frame;
  readonly definition: SealedDefinition;
  readonly missing: readonly string[];
  readonly onMissing: (question: string) => void;
}): TemplateResult {
  return html`<isoloir-error-summary
    heading-level=${levelInside(frame)}
    heading=${t('vote.missingHeading')}
    .errors=${missingErrors(definition, getLocale(), missing, t)}
    @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => onMissing(event.detail.target)}
  ></isoloir-error-summary>`;
}
