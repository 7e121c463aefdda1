import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import french from '../../../../locales/portal/fr.json' with { type: 'json' };
import { pageGroups } from './groups.ts';

const source = join(import.meta.dirname, '..');

/** A file and all that it imports at once, as the browser gets them together. */
function withImports(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(file, 'utf8').replaceAll(/^import type .*$/gm, '');
  for (const [, path = ''] of code.matchAll(
    /(?:^import|^\} from|^export .* from|^import [^;]*? from) '(\.[^'?]+\.ts)'/gm,
  )) {
    withImports(join(dirname(file), path), seen);
  }
  return seen;
}

const firstFiles = ['main.ts', 'pages/vote-page.ts'].flatMap((file) => [...withImports(join(source, file))]);

test('the texts that come later are ones that there are', () => {
  for (const group of pageGroups) assert.ok(Object.hasOwn(french, group), group);
});

test('nothing that is there before the ballot shows a text that comes with other pages', () => {
  assert.ok(firstFiles.length > 30, 'the imports are followed');
  for (const file of new Set(firstFiles)) {
    const code = readFileSync(file, 'utf8');
    for (const group of pageGroups) {
      assert.ok(!new RegExp(`['\`]${group}\\.[\\w$]`).test(code), `${file} shows a text of ${group}`);
    }
  }
});
