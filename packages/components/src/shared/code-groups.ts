import { html, type TemplateResult } from 'lit';

/** Characters between two gaps of a shown code. The gaps are styling: a copy has none. */
const groupLength = 4;

/** A code in groups of four, as inline boxes with a gap of style between them; see `codeStyles`. */
export function codeGroups(code: string): readonly TemplateResult[] {
  return Array.from({ length: Math.ceil(code.length / groupLength) }, (_, index) =>
    code.slice(index * groupLength, (index + 1) * groupLength),
  ).map((group) => html`<span>${group}</span><wbr />`);
}
