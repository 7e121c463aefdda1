import { html, nothing, type TemplateResult } from 'lit';
import { lexer } from 'marked';
import { array, boolean, type GenericSchema, lazy, number, object, optional, parse, string } from 'valibot';

/** A piece of Markdown as the lexer gives it, as far as we draw it. */
interface Piece {
  readonly type: string;
  readonly raw: string;
  readonly text?: string | undefined;
  readonly href?: string | undefined;
  readonly depth?: number | undefined;
  readonly ordered?: boolean | undefined;
  readonly tokens?: readonly Piece[] | undefined;
  readonly items?: readonly Piece[] | undefined;
}

const piece: GenericSchema<unknown, Piece> = object({
  type: string(),
  raw: string(),
  text: optional(string()),
  href: optional(string()),
  depth: optional(number()),
  ordered: optional(boolean()),
  tokens: optional(lazy(() => array(piece))),
  items: optional(lazy(() => array(piece))),
});

/** Where a link of the organisation may lead; any other is shown as its words alone. */
const allowedLink = /^(https:\/\/|mailto:|tel:|\/(?!\/))/i;

/** Where headings of the organisation’s own texts can stand in a page’s outline. */
type OwnHeadingLevel = 2 | 3 | 4;

type Drawn = TemplateResult | typeof nothing | string;

/**
 * Draws Markdown that the organisation wrote. It never becomes HTML text: each piece is drawn by a template of ours, and
 * what looks like a tag stays the characters that it is. Its headings are all of one level, right below the page's own.
 */
export function markdownView(markdown: string, level: OwnHeadingLevel = 4): readonly Drawn[] {
  return piecesOf(markdown).map((one) => (one.type === 'heading' ? headingOf(one, level) : block(one)));
}

function headingOf(one: Piece, level: OwnHeadingLevel): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2>${inline(one)}</h2>`;
    case 3:
      return html`<h3>${inline(one)}</h3>`;
    case 4:
      return html`<h4>${inline(one)}</h4>`;
  }
}

/** Questions and answers: each heading opens its own part. What stands before the first one is drawn as it is. */
export function questionsView(markdown: string): readonly Drawn[] {
  const groups: { heading: Piece | undefined; answer: Piece[] }[] = [{ heading: undefined, answer: [] }];
  for (const next of piecesOf(markdown)) {
    if (next.type === 'heading') groups.push({ heading: next, answer: [] });
    else groups.at(-1)?.answer.push(next);
  }
  return groups.map(({ heading, answer }) =>
    heading === undefined
      ? html`${answer.map(block)}`
      : html`<details>
          <summary>${inline(heading)}</summary>
          ${answer.map(block)}
        </details>`,
  );
}

function piecesOf(markdown: string): readonly Piece[] {
  return parse(array(piece), lexer(markdown));
}

function block(one: Piece): Drawn {
  switch (one.type) {
    case 'space':
    case 'def':
      return nothing;
    case 'hr':
      return html`<hr />`;
    case 'heading':
      return headingOf(one, 4);
    case 'paragraph':
      return html`<p>${inline(one)}</p>`;
    case 'blockquote':
      return html`<blockquote>${(one.tokens ?? []).map(block)}</blockquote>`;
    case 'list': {
      const items = (one.items ?? []).map((item) => html`<li>${(item.tokens ?? []).map(block)}</li>`);
      return one.ordered === true
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'text':
      return html`${inline(one)}`;
    default:
      return html`<p>${one.text ?? one.raw}</p>`;
  }
}

function inline({ tokens, text, raw }: Piece): readonly Drawn[] | string {
  return tokens === undefined ? (text ?? raw) : tokens.map(span);
}

function span(one: Piece): Drawn {
  switch (one.type) {
    case 'strong':
      return html`<strong>${inline(one)}</strong>`;
    case 'em':
      return html`<em>${inline(one)}</em>`;
    case 'codespan':
      return html`<code>${one.text ?? ''}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return one.href !== undefined && allowedLink.test(one.href)
        ? html`<a href=${one.href}>${inline(one)}</a>`
        : html`${inline(one)}`;
    case 'html':
      return one.raw;
    default:
      return one.text ?? one.raw;
  }
}
