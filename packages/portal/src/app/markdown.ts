import { html, type TemplateResult } from 'lit';
import { type Block, readMarkdown, type Span } from './read-markdown.ts';

/** Where a link of the organisation may lead; any other is shown as its words alone. */
const allowedLink = /^(https:\/\/|mailto:|tel:|\/(?!\/))/i;

/** Where headings of the organisation’s own texts can stand in a page’s outline. */
type OwnHeadingLevel = 2 | 3 | 4;

type Drawn = TemplateResult | string;

/**
 * Draws Markdown that the organisation wrote. It never becomes HTML text: each piece is drawn by a template of ours, and
 * what looks like a tag stays the characters that it is. Its headings are all of one level, right below the page's own.
 */
export function markdownView(markdown: string, level: OwnHeadingLevel = 4): readonly Drawn[] {
  return readMarkdown(markdown).map((block) => blockView(block, level));
}

/** Questions and answers: each heading opens its own part. What stands before the first one is drawn as it is. */
export function questionsView(markdown: string): readonly Drawn[] {
  const groups: { question: readonly Span[] | undefined; answer: Block[] }[] = [
    { question: undefined, answer: [] },
  ];
  for (const block of readMarkdown(markdown)) {
    if (block.kind === 'heading') groups.push({ question: block.spans, answer: [] });
    else groups.at(-1)?.answer.push(block);
  }
  return groups.map(({ question, answer }) => {
    const blocks = answer.map((block) => blockView(block, 4));
    return question === undefined
      ? html`${blocks}`
      : html`<details>
          <summary>${question.map(spanView)}</summary>
          ${blocks}
        </details>`;
  });
}

function blockView(block: Block, level: OwnHeadingLevel): Drawn {
  switch (block.kind) {
    case 'rule':
      return html`<hr />`;
    case 'heading':
      return headingView(block.spans.map(spanView), level);
    case 'paragraph':
      return html`<p>${block.spans.map(spanView)}</p>`;
    case 'plain':
      return html`${block.spans.map(spanView)}`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map((inner) => blockView(inner, level))}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${item.map((inner) => blockView(inner, level))}</li>`);
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
  }
}

function headingView(words: readonly Drawn[], level: OwnHeadingLevel): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2>${words}</h2>`;
    case 3:
      return html`<h3>${words}</h3>`;
    case 4:
      return html`<h4>${words}</h4>`;
  }
}

function spanView(span: Span): Drawn {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return html`<code>${span.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'strong':
      return html`<strong>${span.spans.map(spanView)}</strong>`;
    case 'em':
      return html`<em>${span.spans.map(spanView)}</em>`;
    case 'link':
      return allowedLink.test(span.href)
        ? html`<a href=${span.href}>${span.spans.map(spanView)}</a>`
        : html`${span.spans.map(spanView)}`;
  }
}
