import { html, nothing, type TemplateResult } from 'lit';
import type { ListOption, ListQuestion } from '@isoloir/components';
import { sizeInWords } from '../i18n/format.ts';
import type { Texts } from '../i18n/texts.ts';

/** Lists to read before and without choosing: who stands on each, and what each says of itself (M10). */
export function listsView(texts: Texts, { title, lists, order }: ListQuestion): TemplateResult {
  const { t } = texts;
  return html`<div class="card">
    <h3>${title}</h3>
    <p>${t('candidates.oneList')} ${order === 'drawn' ? t('candidates.drawn') : nothing}</p>
    <ul class="lists">
      ${lists.map((list) => listView(texts, list))}
    </ul>
    ${lists.some(({ statement }) => statement?.href !== undefined) ? html`<p class="hint">${t('candidates.pdfNote')}</p>` : nothing}
  </div>`;
}

function listView({ t, language }: Texts, { name, members, statement }: ListOption): TemplateResult {
  return html`<li>
    <h4>${name}</h4>
    ${
      statement === undefined
        ? nothing
        : html`<details>
            <summary>${t('candidates.statement')}<span class="visually-hidden"> – ${name}</span></summary>
            ${statement.text}
            ${
              statement.href === undefined
                ? nothing
                : html`<p>
                    <a href=${statement.href} download=${statement.fileName ?? ''}
                      >${t('candidates.pdf', { size: sizeInWords(statement.size, language) })}</a
                    >
                  </p>`
            }
          </details>`
    }
    <details>
      <summary>
        ${t('candidates.members', { count: members.length })}<span class="visually-hidden"> – ${name}</span>
      </summary>
      <ol>
        ${members.map(
          (member) =>
            html`<li>
              <strong>${member.name}</strong>
              ${member.address === undefined ? nothing : html`<span class="hint">${member.address}</span>`}
            </li>`,
        )}
      </ol>
    </details>
  </li>`;
}
