import { html, nothing, type TemplateResult } from 'lit';
import { type ListMember, type ListOption } from './list-choice.ts';

/** The people of a list, numbered in its order. */
export function membersOf({ members }: ListOption): TemplateResult {
  return html`<ol class="members">
    ${members.map(renderMember)}
  </ol>`;
}

function renderMember({ name, address }: ListMember): TemplateResult {
  return html`<li>
    <span class="member-name">${name}</span>
    ${address === undefined ? nothing : html`<span class="detail">${address}</span>`}
  </li>`;
}
