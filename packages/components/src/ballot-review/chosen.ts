import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { type Candidate, type Category, type CategorySelection } from '../ballot-grid/selection.ts';
import { blankText } from '../ballot-grid/texts.ts';

/** What is chosen in a category, to read: candidates in ballot order, a blank vote, or that there is no choice. */
export function chosenIn(category: Category, selection: CategorySelection): TemplateResult {
  if (selection.blank) return html`<p class="none">${blankText()}</p>`;
  const chosen = category.candidates.filter(({ id }) => selection.candidates.includes(id));
  if (chosen.length === 0) return html`<p class="none">${msg('Aucun choix')}</p>`;
  return html`<ul class="chosen">
    ${chosen.map(renderCandidate)}
  </ul>`;
}

function renderCandidate({ name, address }: Candidate): TemplateResult {
  return html`<li>
    <span class="name">${name}</span>
    ${address === undefined ? nothing : html`<span class="detail">${address}</span>`}
  </li>`;
}
