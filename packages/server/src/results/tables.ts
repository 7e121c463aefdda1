import { html, type Html } from '../html.ts';
import type { Language } from '../http/schemas/common.ts';
import type { ElectionResult } from '../http/schemas/election.ts';
import { textsOf } from '../texts.ts';

type Question = ElectionResult['questions'][number];

/**
 * The totals of an election, a table a question, the most votes first: who is elected where seats are fixed, and ties as
 * ties.
 */
export function resultTables(
  language: Language,
  election: string,
  questions: readonly Question[],
): readonly Html[] {
  return questions.map((question) => questionTable(language, election, question));
}

function questionTable(
  language: Language,
  election: string,
  { title, kind, mandates, blank, candidates }: Question,
): Html {
  const t = textsOf('results', language);
  const numbers = new Intl.NumberFormat(`${language}-BE`);
  const row = (label: string, votes: number, outcome?: 'elected' | 'tied'): Html =>
    html`<tr>
      <th scope="row">${label}</th>
      <td class="number">${numbers.format(votes)}</td>
      ${mandates === undefined ? undefined : html`<td>${outcome === undefined ? '–' : t(outcome)}</td>`}
    </tr>`;
  const ranked = candidates.toSorted((left, right) => right.votes - left.votes);
  const tied = candidates.filter(({ outcome }) => outcome === 'tied').length;
  return html`<table>
      <caption>
        ${t('caption', { election, question: title[language] })}${
          mandates === undefined ? '' : t('mandates', { mandates: numbers.format(mandates) })
        }
      </caption>
      <thead>
        <tr>
          <th scope="col">${t(kind === 'lists' ? 'list' : 'candidate')}</th>
          <th scope="col">${t('votes')}</th>
          ${mandates === undefined ? undefined : html`<th scope="col">${t('outcome')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${ranked.map(({ name, title: listTitle, votes, outcome }) => row(listTitle?.[language] ?? name, votes, outcome))}
        ${blank === undefined ? undefined : row(t('blank'), blank)}
      </tbody>
    </table>
    ${tied === 0 ? undefined : html`<p>${t('tieNote', { tied: numbers.format(tied) })}</p>`}`;
}
