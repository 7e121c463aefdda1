import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'marked';
import { type Block, readMarkdown, type Span } from './read-markdown.ts';

const root = join(import.meta.dirname, '../../../..');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function htmlOfSpan(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escaped(span.text);
    case 'break':
      return '<br>';
    case 'code':
      return `<code>${escaped(span.text)}</code>`;
    case 'link':
      return `<a href="${escaped(span.href)}">${span.spans.map(htmlOfSpan).join('')}</a>`;
    case 'strong':
    case 'em':
      return `<${span.kind}>${span.spans.map(htmlOfSpan).join('')}</${span.kind}>`;
  }
}

/** HTML as another reader of Markdown would write it, with every heading alike. */
function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h>${block.spans.map(htmlOfSpan).join('')}</h>`;
    case 'paragraph':
      return `<p>${block.spans.map(htmlOfSpan).join('')}</p>`;
    case 'plain':
      return block.spans.map(htmlOfSpan).join('');
    case 'code':
      return `<pre><code>${escaped(block.text)}\n</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'quote':
      return `<blockquote>${block.blocks.map(htmlOf).join('')}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${item.map(htmlOf).join('')}</li>`).join('')}</${tag}>`;
    }
  }
}

const tidy = (html: string): string =>
  html
    .replaceAll(/<(\/?)h[1-6]>/g, '<$1h>')
    .replaceAll(/\s*(<\/?(?:h|p|ul|ol|li|blockquote|hr|br)(?: start="\d+")?>)\s*/g, '$1')
    .replaceAll(/ (?:start="\d+"|title="[^"]*")/g, '');

function sameAsMarked(markdown: string): void {
  const theirs = parse(markdown, { async: false });
  assert.equal(tidy(readMarkdown(markdown).map(htmlOf).join('')), tidy(theirs), markdown);
}

describe('Markdown of organisations', () => {
  test('is read as a whole library of Markdown reads it, in every text of the examples', () => {
    const files = globSync('examples/*/{content,statements}/*.md', { cwd: root });
    assert.ok(files.length > 10);
    for (const file of files) sameAsMarked(readFileSync(join(root, file), 'utf8'));
  });

  for (const [name, markdown] of [
    ['headings with and without closing signs', '# Un\n\n## Deux ##\ntexte\n### Trois'],
    ['paragraphs over lines, with breaks', 'Un\ndeux  \ntrois\\\nquatre\n\ncinq'],
    ['stress within stress and within words', 'a **b *c* d** e_f_g _h i_ __j__ *k* l*m*n 2 * 3 * 4'],
    [
      'links, titles and addresses',
      '[a](https://a.example/b_c_d "t") <https://b.example> [*c*](mailto:c@d.example)',
    ],
    ['code, with signs that mean nothing in it', '`a*b*` ``c`d`` ` `'],
    ['escaped signs', '\\*a\\* \\[b\\] \\\\ 1\\. \\_c\\_'],
    ['lists, tight and loose', '- a\n- b\n  c\n\n1. d\n\n2. e\n\n   f\n'],
    ['lists within lists', '- a\n  - b\n  - c\n- d\n  1. e\n  2. f\n\ntexte'],
    ['another bullet, another list', '- a\n* b\n1. c\n2) d'],
    ['numbers that begin a line of a paragraph', 'En\n2024. il y avait'],
    ['quotations and rules', '> a\n> b\n>\n> - c\n\n---\n\n***\n\nd'],
    ['blocks of code', '```\na *b*\n\nc\n```\n\nd'],
  ] as const) {
    test(`is read alike: ${name}`, () => sameAsMarked(markdown));
  }

  test('is just text where it is HTML, an image, or never ends', () => {
    const text = (markdown: string) => readMarkdown(markdown).map(htmlOf).join('');
    assert.equal(text('<b>a</b> **b'), '<p>&lt;b&gt;a&lt;/b&gt; **b</p>');
    assert.equal(text('[a](b'), '<p>[a](b</p>');
    assert.equal(text('```\na'), '<pre><code>a\n</code></pre>');
    assert.equal(text(''), '');
  });

  test('loses no letter of any text, and takes every text', () => {
    const signs = fc.constantFrom(
      'a',
      'b',
      ' ',
      '\n',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '`',
      '\\',
      '-',
      '>',
      '#',
      '1.',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const letters = (all: string): number => all.match(/[ab]/g)?.length ?? 0;
        // What opens a block of code, and where a link leads, is not shown.
        const shown = readMarkdown(text)
          .map(htmlOf)
          .join('')
          .replaceAll(/<\/?(?:blockquote|a|br)\b/g, '<');
        if (!/\]\(|```/.test(text)) assert.equal(letters(shown), letters(text), text);
      }),
    );
  });

  test('takes a time that grows with the text only, whatever it is', () => {
    const started = performance.now();
    for (const sign of ['*', '_', '[', '`', '**a ', '[a](', '\\', '> ', '- '])
      readMarkdown(sign.repeat(3000));
    assert.ok(performance.now() - started < 5000);
  });
});
