import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { fileSizeText } from '../shared/file-size.ts';
import { closeIcon, documentIcon } from '../shared/icons.ts';
import { type ListOption, type ListStatement } from './list-choice.ts';
import { membersOf } from './members.ts';

/** What can be read of a list. */
export type ListDialogKind = 'statement' | 'members';

/** What stands in the dialog of a list: its name, a way to close, and its statement or its candidates. */
export function listDialog(kind: ListDialogKind, list: ListOption, onClose: () => void): TemplateResult {
  return html`<div class="dialog-head">
      <h2 id="dialog-title" tabindex="-1">
        <span class="kind">${kind === 'statement' ? msg('Profession de foi') : msg('Candidats')}</span>
        <span class="title-2">${list.name}</span>
      </h2>
      <button type="button" class="button quiet" @click=${onClose}>
        ${closeIcon()}<span>${msg('Fermer', { desc: 'Close a dialog' })}</span>
      </button>
    </div>
    <div class="dialog-body">
      ${kind === 'members' ? membersOf(list) : list.statement === undefined ? nothing : statementOf(list.statement)}
    </div>`;
}

function statementOf(statement: ListStatement): TemplateResult {
  const { text, language } = statement;
  const loading = text === undefined;
  return html`${pdfOf(statement)}
    <p role="status" class=${loading ? '' : 'visually-hidden'}>
      ${loading ? msg('Chargement de la profession de foi…') : msg('La profession de foi est affichée.')}
    </p>
    ${loading ? nothing : html`<div class="prose" lang=${language ?? nothing}>${text}</div>`}`;
}

function pdfOf({ href, fileName, size }: ListStatement): TemplateResult | typeof nothing {
  if (href === undefined) return nothing;
  const fileSize = fileSizeText(size);
  const link =
    fileName === undefined
      ? html`<a class="document" href=${href} target="_blank" rel="noopener"
          >${documentIcon()}<span>${msg(str`Ouvrir le document PDF (${fileSize}, nouvel onglet)`)}</span></a
        >`
      : html`<a class="document" href=${href} download=${fileName}
          >${documentIcon()}<span>${msg(str`Télécharger le document PDF (${fileSize})`)}</span></a
        >`;
  return html`<p>${link}</p>
    <p class="same">${msg('Le texte ci-dessous dit la même chose que ce document.')}</p>`;
}
