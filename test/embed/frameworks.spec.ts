import type { Page } from '@playwright/test';
import { bundle } from '../../scripts/lib/packages/bundle.ts';
import { ScratchProject } from '../packages/packed.ts';
import { documentOf, expect, faultsOf, strictPolicy, test } from './support/fixtures.ts';

// The packages as npm would give them, in the two frameworks that know custom elements by themselves: properties go in,
// events come out, without a wrapper. That their types fit is tested in test/packages.

const frameworks = {
  'React 19': {
    packages: ['react', 'react-dom', 'scheduler'],
    ownPolicy: '',
    code: `
      import { createElement, StrictMode, useState } from 'react';
      import { createRoot } from 'react-dom/client';

      function App() {
        const [chosen, setChosen] = useState([]);
        const [shown, setShown] = useState(true);
        return createElement('div', null,
          shown && createElement('isoloir-ballot-grid', {
            categories, heading: 'Conseil', 'heading-level': 3,
            'onisoloir-selection-change': (event) => setChosen(event.detail.selection.effective.candidates),
          }),
          createElement('isoloir-widget-go-vote', { api, consultation: 'ordre-2024' }),
          createElement('output', null, chosen.join(' ')),
          createElement('button', { onClick: () => setShown(!shown) }, 'Toggle'));
      }
      createRoot(document.querySelector('#app')).render(createElement(StrictMode, null, createElement(App)));`,
  },
  'Vue 3': {
    packages: ['vue', '@vue/runtime-dom', '@vue/runtime-core', '@vue/reactivity', '@vue/shared'],
    // Vue has a Trusted Types policy of its own.
    ownPolicy: ' vue',
    code: `
      import { createApp, h, ref } from 'vue';

      createApp({
        setup() {
          const chosen = ref([]);
          const shown = ref(true);
          return () => h('div', [
            shown.value ? h('isoloir-ballot-grid', {
              categories, heading: 'Conseil', 'heading-level': 3,
              onIsoloirSelectionChange: (event) => { chosen.value = event.detail.selection.effective.candidates; },
            }) : null,
            h('isoloir-widget-go-vote', { api, consultation: 'ordre-2024' }),
            h('output', chosen.value.join(' ')),
            h('button', { onClick: () => { shown.value = !shown.value; } }, 'Toggle'),
          ]);
        },
      }).mount('#app');`,
  },
} as const;

let project: ScratchProject;

test.beforeAll(async () => {
  // Builds the packages, where they are not built yet.
  project = await ScratchProject.create();
  for (const { packages } of Object.values(frameworks)) for (const name of packages) project.link(name);
});

test.afterAll(() => project.remove());

/** What both pages share: the elements that they use, and a ballot. */
function entryOf(code: string, api: string): string {
  return `
    import '@isoloir/components/ballot-grid/define.js';
    import '@isoloir/widgets/go-vote/define.js';
    const api = '${api}';
    const categories = [{
      id: 'effective', name: 'Membres effectifs', minimum: 0, maximum: 1, blankAllowed: false,
      candidates: [{ id: 'aubry', name: 'AUBRY Claire' }, { id: 'bodart', name: 'BODART Simon' }],
    }];
    ${code}`;
}

async function play(page: Page): Promise<void> {
  const ballot = page.locator('isoloir-ballot-grid');
  await expect(ballot.getByRole('heading', { name: 'Conseil', level: 3 })).toBeVisible();
  await ballot.getByRole('checkbox', { name: /BODART/u }).check();
  await expect(page.locator('output')).toHaveText('bodart');
  // Drawing again for the new state neither takes the choice away nor makes a second element.
  await expect(ballot.getByRole('checkbox', { name: /BODART/u })).toBeChecked();
  await expect(ballot).toHaveCount(1);
  await expect(page.locator('isoloir-widget-go-vote').getByRole('link', { name: 'Voter' })).toBeVisible();
  await page.getByRole('button', { name: 'Toggle' }).click();
  await expect(ballot).toHaveCount(0);
  await page.getByRole('button', { name: 'Toggle' }).click();
  await expect(ballot.getByRole('checkbox', { name: /BODART/u })).not.toBeChecked();
}

for (const [name, { code, ownPolicy }] of Object.entries(frameworks)) {
  test(`${name}: properties go in, events come out, under a strict policy`, async ({
    page,
    site,
    voting,
  }) => {
    const made = await bundle({
      entry: entryOf(code, voting.api),
      from: project.folder,
      fileName: 'app.js',
      minify: true,
    });
    site.serve('/app.js', { body: made.code, type: 'text/javascript' });
    const faults = faultsOf(page);
    const head = '<script type="module" src="/app.js"></script>';
    await page.goto(
      site.page(
        documentOf({ head, body: '<div id="app"></div>' }),
        `${strictPolicy(voting.api)}${ownPolicy}`,
      ),
    );
    await play(page);
    // The one Lit of the page is shared by both packages.
    expect(await page.evaluate<unknown>('litElementVersions')).toHaveLength(1);
    expect(faults).toEqual([]);
  });
}
