import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { looseObject, optional, parse, record, string } from 'valibot';
import { doorsThatDefine } from '../../scripts/lib/packages/elements.ts';
import { publishedPackages } from '../../scripts/lib/packages/packages.ts';
import { root } from '../../scripts/lib/root.ts';

// The designers' workbench, as its static form: it builds, and it has every element and the guide.

execFileSync(process.execPath, [join(root, 'scripts/storybook.ts'), '--build'], { cwd: root, stdio: 'pipe' });
const { entries } = parse(
  looseObject({
    entries: record(
      string(),
      looseObject({ title: string(), name: string(), importPath: optional(string(), '') }),
    ),
  }),
  JSON.parse(readFileSync(join(root, 'storybook-static/index.json'), 'utf8')),
);
const pages = Object.values(entries);

describe('the workbench', () => {
  for (const { folder, id } of publishedPackages()) {
    for (const { tagName, file } of doorsThatDefine(folder)) {
      test(`shows <${tagName}>`, () => {
        const element = file.split('/')[1] ?? '';
        const stories = pages.filter(({ importPath }) =>
          importPath.startsWith(`./packages/${id}/src/${element}/`),
        );
        assert.ok(stories.length > 0);
      });
    }
  }

  test('has the guide for designers and embedders', () => {
    const titles = new Set(pages.map(({ title }) => title).filter((title) => title.startsWith('Guide/')));
    assert.deepEqual([...titles].sort(), [
      'Guide/Embedding',
      'Guide/Principles',
      'Guide/Theming',
      'Guide/Tokens',
      'Guide/Writing',
    ]);
  });
});
