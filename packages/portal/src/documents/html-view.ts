import { html, nothing, type TemplateResult } from 'lit';
import { type Block, type DocumentContent, groupsOfFour } from './content.ts';

/** A document on the page: the same words as its PDF, to read here or to print. Its headings begin at level 2. */
export function documentView(content: DocumentContent): TemplateResult {
  return html`<article class="document" lang=${content.language} aria-labelledby="document-title">
    <p class="hint">${content.issuer}</p>
    <h2 id="document-title">${content.title}</h2>
    ${content.blocks.map(blockView)}
  </article>`;
}

function blockView(block: Block): TemplateResult | typeof nothing {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'warning':
      return html`<p class="document-warning">${block.text}</p>`;
    case 'facts':
      return html`<dl class="facts">
        ${block.rows.map(
          ({ label, value, code }) =>
            html`<dt>${label}</dt>
              <dd class=${code === true ? 'code' : ''}>${value}</dd>`,
        )}
      </dl>`;
    case 'list':
      return html`<ul>
        ${block.items.map(
          ({ text, detail, plain }) =>
            html`<li>
              ${plain === true ? text : html`<strong>${text}</strong>`}${detail === undefined ? nothing : html`<br /><span class="hint">${detail}</span>`}
            </li>`,
        )}
      </ul>`;
    case 'code':
      return html`<p>
        <strong>${block.label}</strong><br />
        <code class="code document-code"
          >${groupsOfFour(block.value).map((group) => html`<span class="code-group">${group}</span>`)}</code
        >
      </p>`;
    case 'qr':
      // The reference stands above as text, and is drawn as a code by the receipt.
      return nothing;
  }
}
