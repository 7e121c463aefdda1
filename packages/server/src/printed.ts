import { Html, html } from './html.ts';
import type { Language } from './http/schemas/common.ts';

// A document of its own, opened from a file: nothing else could bring its looks along.
const styles = `
  body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff; }
  table { border-collapse: collapse; inline-size: 100%; margin-block: 1em 2em; }
  caption { text-align: start; font-weight: bold; padding-block: 0.5em; }
  th, td { border: 1px solid #595959; padding: 0.3em 0.6em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th { overflow-wrap: normal; }
  td.number { text-align: end; overflow-wrap: normal; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #595959; padding: 0.6em; font-size: 0.85em; }
  .simulation { border: 3px solid #000; padding: 0.5em 1em; font-weight: bold; }
  .lines { min-block-size: 8em; border: 1px solid #595959; }
  @media print { body { margin: 0; max-width: none; font-size: 10pt; } tr, h2, h3 { break-inside: avoid; } h2, h3, caption { break-after: avoid; } thead { display: table-header-group; } }
`;

/** A whole HTML document to print. */
export function printedDocument(language: Language, title: string, main: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(styles)}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`.text;
}

/** Rows of facts, each with its label as header. */
export function factRows(rows: readonly (readonly [label: string, fact: string])[]): readonly Html[] {
  return rows.map(
    ([label, fact]) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${fact}</td>
      </tr>`,
  );
}
