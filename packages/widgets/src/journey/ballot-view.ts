import type { CategorySelection, HeadingLevel, Selection } from '@isoloir/components';
import { selectionOf } from '@isoloir/components/parts.js';
import { html, type TemplateResult } from 'lit';
import type { BallotPart } from './ballot-parts.ts';

/** A part of the ballot as its element, which {@link loadBallotElements} loads. `onChange` is told the whole selection. */
export function partView({
  part,
  level,
  selection,
  heading,
  instruction,
  onChange,
}: {
  readonly part: BallotPart;
  /** Rank of the heading. */
  readonly level: HeadingLevel;
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
