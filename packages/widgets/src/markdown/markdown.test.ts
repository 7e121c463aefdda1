import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothing } from 'lit';
import { markdownView, questionsView } from './markdown.ts';

/** What a template would draw, its values as text: enough to see which element holds what. */
function written(drawn: unknown): string {
  if (drawn === nothing || drawn === undefined) return '';
  if (Array.isArray(drawn)) return drawn.map(written).join('');
  if (typeof drawn === 'object' && drawn !== null) {
    const strings: unknown = Reflect.get(drawn, 'strings');
    const values: unknown = Reflect.get(drawn, 'values');
    if (Array.isArray(strings) && Array.isArray(values)) {
      return strings
        .map((part, index) => String(part) + written(values[index]))
        .join('')
        .replaceAll(/\s+/g, ' ');
    }
  }
  assert.ok(typeof drawn === 'string');
  return drawn.replaceAll('<', '&lt;');
}

test('draws what an organisation writes: headings, lists, stress and links', () => {
  const drawn = written(
    markdownView(
      '## Aide\n\nAppelez **vite** le _02_.\n\n- un\n- [deux](mailto:a@example.org)\n\n1. premier',
    ),
  );
  assert.equal(
    drawn.replaceAll(/ (?=<)|(?<=>) /g, ''),
    '<h4>Aide</h4><p>Appelez<strong>vite</strong>le<em>02</em>.</p>' +
      '<ul><li>un</li><li><a href=mailto:a@example.org>deux</a></li></ul><ol><li>premier</li></ol>',
  );
});

test('puts headings right below those of the page', () => {
  for (const level of [2, 3, 4] as const) {
    assert.match(
      written(markdownView('# Un\n\n#### Deux', level)),
      new RegExp(`<h${level}>Un</h${level}>.*<h${level}>Deux`, 's'),
    );
  }
});

test('makes no element of HTML in Markdown, and no link to anything but pages, mail and telephones', () => {
  const drawn = written(
    markdownView(
      'Avant <img src=x onerror=alert(1)> <b>gras</b>\n\n<script>alert(1)</script>\n\n' +
        '[un](javascript:alert(1)) [deux](data:text/html,x) [trois](//elsewhere.example) ![image](https://x.example/y.png)',
    ),
  );
  assert.doesNotMatch(drawn, /<(img|b|script|a)\b/);
  assert.match(drawn, /&lt;img src=x onerror=alert\(1\)>/);
  assert.match(drawn, /un.*deux.*trois.*image/);
});

test('makes each question of an FAQ a part that opens', () => {
  const drawn = written(questionsView('Bonjour.\n\n## Qui ?\n\nVous.\n\n## Quand ?\n\nBientôt.\n\nTrès.'));
  assert.equal(drawn.match(/<details>/g)?.length, 2);
  assert.match(drawn, /^\s*<p>Bonjour\.<\/p>\s*<details>\s*<summary>Qui \?<\/summary>\s*<p>Vous\.<\/p>/);
});
