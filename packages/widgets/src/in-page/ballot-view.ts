import { type Category, type CategorySelection, type Selection, selectionOf } from '@isoloir/components';
import { html, nothing, type TemplateResult } from 'lit';
import { type BallotPart, hasLists, partsOf, type StatementSource } from '../journey/ballot-parts.ts';
import { categoriesOf, type SealedDefinition } from '../journey/definition.ts';
import type { OpenElection } from '../journey/open-election.ts';
import { localized } from '../shared/phase.ts';
import { getLocale } from '@isoloir/components';
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

function partView({
  part,
  level,
  selection,
  heading,
  instruction,
  onChange,
}: {
  readonly part: BallotPart;
  readonly level: number;
  readonly selection: Selection;
  readonly heading: string;
  readonly instruction: string;
  readonly onChange: (selection: Selection) => void;
}): TemplateResult {
  if (part.kind === 'candidates') {
    return html`<isoloir-ballot-grid
      heading-level=${level}
      heading=${heading}
      instruction=${instruction}
      .categories=${part.categories}
      .selection=${selection}
      @isoloir-selection-change=${(event: CustomEvent<{ selection: Selection }>) => {
        onChange({ ...selection, ...event.detail.selection });
      }}
    ></isoloir-ballot-grid>`;
  }
  const { question } = part;
  return html`<isoloir-list-ballot
    heading-level=${level}
    heading=${heading}
    instruction=${instruction}
    .question=${question}
    .selection=${selectionOf(selection, question.id)}
    @isoloir-selection-change=${(event: CustomEvent<{ selection: CategorySelection }>) => {
      onChange({ ...selection, [question.id]: event.detail.selection });
    }}
  ></isoloir-list-ballot>`;
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
  const lists = new Set(
    definition.election.questions.filter(({ kind }) => kind === 'lists').map(({ id }) => id),
  );
  const messageOf = ({ id, name, minimum, blankAllowed }: Category): string => {
    if (!lists.has(id)) return t('vote.missing', { category: name, count: minimum });
    return t(blankAllowed ? 'vote.missingListOrBlank' : 'vote.missingList', { question: name });
  };
  const errors = categoriesOf(definition, getLocale())
    .filter(({ id }) => missing.includes(id))
    .map((category) => ({ target: category.id, message: messageOf(category) }));
  return html`<isoloir-error-summary
    heading-level=${levelInside(frame)}
    heading=${t('vote.missingHeading')}
    .errors=${errors}
    @isoloir-error-link=${(event: CustomEvent<{ target: string }>) => onMissing(event.detail.target)}
  ></isoloir-error-summary>`;
}
