import { html, type TemplateResult } from 'lit';

/** Rank of a heading in the outline of the page that a component stands in. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** The rank below, for headings under a heading. */
export function levelBelow(level: HeadingLevel): HeadingLevel {
  const below = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const;
  return below[level];
}

/** A heading of that rank: the page decides the outline, the class decides the look. */
export function heading(level: HeadingLevel, id: string, look: string, content: unknown): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 id=${id} class=${look}>${content}</h1>`;
    case 2:
      return html`<h2 id=${id} class=${look}>${content}</h2>`;
    case 3:
      return html`<h3 id=${id} class=${look}>${content}</h3>`;
    case 4:
      return html`<h4 id=${id} class=${look}>${content}</h4>`;
    case 5:
      return html`<h5 id=${id} class=${look}>${content}</h5>`;
    case 6:
      return html`<h6 id=${id} class=${look}>${content}</h6>`;
  }
}
