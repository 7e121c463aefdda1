import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { chromium } from '@playwright/test';
import { looseObject, optional, parse, record, string } from 'valibot';
import { chromiumOptions } from '../../scripts/lib/chromium.ts';
import { doorsThatDefine } from '../../scripts/lib/packages/elements.ts';
import { publishedPackages } from '../../scripts/lib/packages/packages.ts';
import { root } from '../../scripts/lib/root.ts';

// The designers' workbench, as its static form: it builds, it has every element and the guide, and what is turned there is seen.

execFileSync(process.execPath, [join(root, 'scripts/storybook.ts'), '--build'], { cwd: root, stdio: 'pipe' });
const { entries } = parse(
  looseObject({
    entries: record(
      string(),
      looseObject({
        id: string(),
        type: string(),
        title: string(),
        name: string(),
        importPath: optional(string(), ''),
      }),
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

  test('has controls for every element, and what is turned with them is seen, and turned back', async () => {
    const browser = await chromium.launch(chromiumOptions);
    try {
      const page = await browser.newPage();
      await page.route('http://workbench.test/**', (route) =>
        route.fulfill({ path: join(root, 'storybook-static', new URL(route.request().url()).pathname) }),
      );
      await page.goto('http://workbench.test/iframe.html?id=page-status-pill--to-vote');
      const pill = page.locator('isoloir-status-pill');
      await pill.getByText('À voter').waitFor();

      const firsts = new Map(pages.map(({ id, title, type }) => [type === 'story' ? title : '', id]));
      const ids = [...firsts].flatMap(([title, id]) => (/^(Guide\/|$)/u.test(title) ? [] : id));
      assert.ok(ids.length > 40);
      const without = await page.evaluate<string[]>(`(async (ids) => {
        const found = [];
        for (const storyId of ids) {
          const { argTypes, component } = await __STORYBOOK_PREVIEW__.storyStoreValue.loadStory({ storyId });
          // The steps of a vote in a page are no element's: no property draws them.
          if (component === undefined) continue;
          const offered = Object.values(argTypes).filter(({ control }) => control?.type !== undefined && !control.disable);
          if (offered.length === 0) found.push(storyId);
        }
        return found;
      })(${JSON.stringify(ids)})`);
      assert.deepEqual(without, []);

      const tell = (event: string, what: object): Promise<void> =>
        page.evaluate(`__STORYBOOK_ADDONS_CHANNEL__.emit(${JSON.stringify(event)}, ${JSON.stringify(what)})`);
      await tell('updateStoryArgs', {
        storyId: 'page-status-pill--to-vote',
        updatedArgs: { state: 'voted' },
      });
      await pill.getByText('Vote enregistré').waitFor();
      await tell('resetStoryArgs', { storyId: 'page-status-pill--to-vote' });
      await pill.getByText('À voter').waitFor();
    } finally {
      await browser.close();
    }
  });
});
