import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ElectionResult } from '@isoloir/api-client';
import type { Texts } from '../../i18n/texts.ts';
import { numberInWords, percentInWords } from '../../i18n/format.ts';

type Question = ElectionResult['questions'][number];
type Candidate = Question['candidates'][number];

/** What the rule of a consultation makes of votes, in words. */
const outcomes = { elected: 'observe.elected', tied: 'observe.tied' } as const;

/** The totals of an election: of each question a table, each line with its bar, the most votes first. */
export function resultView(texts: Texts, { questions, numberOfBallots }: ElectionResult): TemplateResult {
  const { t, language } = texts;
  return html`<p>
      ${t('observe.resultBallots', { count: numberOfBallots, ballots: numberInWords(numberOfBallots, language) })}
    </p>
    ${questions.map((question) => questionView(texts, question, numberOfBallots))}`;
}

function questionView(texts: Texts, question: Question, ballots: number): TemplateResult {
  const { t } = texts;
  const { kind, mandates, blank, candidates } = question;
  const ranked = candidates.toSorted((one, other) => other.votes - one.votes);
  const tied = candidates.filter(({ outcome }) => outcome === 'tied').length;
  // The roles are said: where the table is narrow, its style would take them away.
  return html`<table class="results" role="table">
      <caption>
        ${texts.of(question.title)}${
          mandates === undefined
            ? nothing
            : html`<span class="hint">${t('candidates.mandates', { count: mandates })}</span>`
        }
      </caption>
      <thead>
        <tr role="row">
          <th scope="col" role="columnheader">
            ${t(kind === 'lists' ? 'observe.list' : 'observe.candidate')}
          </th>
          <th scope="col" role="columnheader" class="number">${t('observe.votes')}</th>
          <th scope="col" role="columnheader" class="number">${t('observe.share')}</th>
        </tr>
      </thead>
      <tbody>
        ${ranked.map((candidate) => rowView(texts, nameOf(texts, candidate), candidate, ballots))}
        ${blank === undefined ? nothing : rowView(texts, t('observe.blank'), { votes: blank }, ballots)}
      </tbody>
    </table>
    ${tied === 0 ? nothing : html`<p class="tie">${t('observe.tieNote', { count: tied })}</p>`}`;
}

function nameOf(texts: Texts, { name, title }: Candidate): string {
  return title === undefined ? name : texts.of(title);
}

function rowView(
  { t, language }: Texts,
  name: string,
  { votes, outcome }: Pick<Candidate, 'votes' | 'outcome'>,
  ballots: number,
): TemplateResult {
  const share = ballots === 0 ? 0 : votes / ballots;
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <span class="name">${name}</span>
      ${outcome === undefined ? nothing : html`<span class="outcome outcome-${outcome}">${t(outcomes[outcome])}</span>`}
      <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${svg`<rect width=${Math.round(share * 1000)} height="10"></rect>`}
      </svg>
    </th>
    <td role="cell" class="number" data-column=${t('observe.votes')}>${numberInWords(votes, language)}</td>
    <td role="cell" class="number" data-column=${t('observe.share')}>${percentInWords(share, language)}</td>
  </tr>`;
}
