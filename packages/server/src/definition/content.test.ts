import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { markdownProblems } from './content.ts';
import { describeProblem } from './definition.ts';
import { readDefinition } from './read-definition.ts';
import { readStoredDefinition, writeStoredDefinition } from './stored-definition.ts';

const example = join(import.meta.dirname, '../../../../examples/ordre-2024');

describe('the organisation’s own texts', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'isoloir-content-'));
    cpSync(example, folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  test('are read in both languages, and kept with the definition', async () => {
    const read = await readDefinition(folder);
    assert.ok(read.ok);
    const { content } = readStoredDefinition(writeStoredDefinition(read.value));
    assert.deepEqual(content, read.value.content);
    assert.match(content?.faq?.fr ?? '', /^## Qui peut voter/);
    assert.match(content?.faq?.nl ?? '', /^## Wie mag stemmen/);
    assert.deepEqual(Object.keys(content ?? {}), ['faq', 'contact', 'signInHelp', 'thanks']);
  });

  test('are refused where the file is missing, empty, too large or not UTF-8', async () => {
    const faults: readonly (readonly [string, string | Uint8Array | undefined, RegExp])[] = [
      ['thanks.nl.md', undefined, /thanks\.nl\.md:1: there is no such file/],
      ['faq.fr.md', ' \n', /faq\.fr\.md:1: the file is empty/],
      ['faq.nl.md', 'a'.repeat(65_537), /faq\.nl\.md:1: the file has 65537 bytes; expected: at most 65536/],
      ['contact.fr.md', Uint8Array.of(0xe9), /contact\.fr\.md:1: the file is not UTF-8 text/],
      ['contact.nl.md', 'one\n[two](javascript:x)', /contact\.nl\.md:2:5: the link leads to “javascript:x”/],
    ];
    for (const [name, text] of faults) {
      const path = join(folder, 'content', name);
      if (text === undefined) rmSync(path);
      else writeFileSync(path, text);
    }
    const read = await readDefinition(folder);
    assert.ok(!read.ok);
    const told = read.problems.map(describeProblem);
    assert.equal(told.length, faults.length);
    for (const [, , pattern] of faults)
      assert.ok(
        told.some((line) => pattern.test(line)),
        String(pattern),
      );
  });

  test('are named by files beside election.yaml or below only', async () => {
    const yaml = join(folder, 'election.yaml');
    for (const name of ['../faq.md', '/etc/faq.md', 'content/../../faq.md', 'faq.txt', 'C:faq.md']) {
      writeFileSync(yaml, `content: { faq: ${JSON.stringify(name)} }\n`);
      const read = await readDefinition(folder);
      assert.ok(
        !read.ok && read.problems.some(({ expected }) => expected.startsWith('a Markdown file beside')),
      );
    }
  });
});

test('links lead to the web or to mail; images and HTML are told with their place', () => {
  const told = (text: string): string[] =>
    markdownProblems('a.md', text).map(({ line, column, what }) => `${line}:${column ?? 0} ${what}`);
  assert.deepEqual(
    told(
      [
        '# A [site](https://example.org/a_(b)) and [mail](mailto:a@example.org) and <https://example.org>',
        '[ref]: http://example.org "title"',
        '`<b>` and `[x](javascript:1)` are code, 3 < 4 > 2',
        '```',
        '<script>[x](javascript:1)',
        '```',
      ].join('\n'),
    ),
    [],
  );
  assert.deepEqual(told('[a](javascript:alert(1)) [b](/local) [c](<data:text/html,x>)'), [
    '1:3 the link leads to “javascript:alert(1”',
    '1:28 the link leads to “/local”',
    '1:40 the link leads to “data:text/html,x”',
  ]);
  assert.deepEqual(told('one\n[ref]: ftp://example.org\n<tel:1> <mailto:nobody>'), [
    '2:1 the link leads to “ftp://example.org”',
    '3:1 the link leads to “tel:1”',
    '3:9 the link leads to “mailto:nobody”',
  ]);
  assert.deepEqual(told('![a](https://example.org/a.png)\n<b>bold</b> <!-- x -->'), [
    '1:1 an image: the pages load nothing from elsewhere',
    '2:1 HTML is not shown: <b>',
    '2:8 HTML is not shown: </b>',
    '2:13 HTML is not shown: <!-- x -->',
  ]);
});
