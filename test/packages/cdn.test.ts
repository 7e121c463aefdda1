import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { array, looseObject, parse, string } from 'valibot';
import { buildCdn, cdnFolder } from '../../scripts/lib/packages/cdn.ts';
import { embeddingFile, embeddingText } from '../../scripts/lib/packages/embedding-doc.ts';
import { root } from '../../scripts/lib/root.ts';

/** Bytes, brotli, of a file with all that it needs: Lit, and the texts of both languages. */
const budgets: Readonly<Record<string, number>> = {
  'isoloir-ballot-grid.js': 25_000,
  // One file, so that its integrity is that of all that votes are made with: the ballots, the receipt, and the cryptography.
  // A page where nobody votes takes the files of other widgets.
  'isoloir-booth.js': 110_000,
  'isoloir.js': 140_000,
};
const otherComponents = 25_000;
const widgets = 30_000;

const files = await buildCdn();
const read = (name: string): string => readFileSync(join(cdnFolder, name), 'utf8');

describe('the files for pages without a build', () => {
  test('there is one for each element and one for all', () => {
    assert.ok(files.filter(({ connected }) => connected).length > 5);
    assert.ok(files.filter(({ connected }) => !connected).length > 20);
    assert.ok(files.some(({ name }) => name === 'isoloir.js'));
  });

  for (const { name, tagName, brotli, connected, integrity } of files) {
    test(`${name} is small enough, and stands alone`, () => {
      const budget = budgets[name] ?? (connected ? widgets : otherComponents);
      assert.ok(brotli <= budget, `${brotli} bytes; ${budget} are allowed`);
      const code = read(name);
      assert.doesNotMatch(code, /\bimport(?:\s*[({*"']|\s+\w)/u);
      assert.match(code, /^\/\*! Isoloir [\d.]+, MIT/u);
      if (tagName !== undefined) assert.ok(code.includes(tagName));
      assert.match(integrity, /^sha384-[\w+/]{64}$/u);
      assert.ok(code.trimEnd().endsWith(`//# sourceMappingURL=${name}.map`), code.slice(-80));
    });
  }

  test('source maps lead to the sources, and to no folder of ours', () => {
    for (const { name } of files) {
      const map = parse(
        looseObject({ sources: array(string()), sourcesContent: array(string()) }),
        JSON.parse(read(`${name}.map`)),
      );
      assert.equal(map.sources.length, map.sourcesContent.length);
      assert.deepEqual(
        map.sources.filter((source) => source.startsWith('/') || source.includes('\0')),
        [],
      );
    }
  });

  test('the page about embedding has their sizes and hashes, and every event, as they are', async () => {
    const written = readFileSync(join(root, embeddingFile), 'utf8');
    // Not compared by value: a difference would print the whole page.
    assert.ok(written === (await embeddingText()), `${embeddingFile} is out of date: run "npm run build"`);
  });

  test('the licences of what is in them are beside them', () => {
    const licences = read('LICENCES.txt');
    for (const name of [
      'lit',
      '@lit/localize',
      'openapi-fetch',
      'valibot',
      'qrcode',
      'marked',
      '@noble/curves',
    ]) {
      assert.ok(licences.includes(`${name}\n`), name);
    }
  });
});
