import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { root } from '../../scripts/lib/root.ts';
import { ScratchProject } from './packed.ts';

// What somebody writes who has installed the packages, and what their compiler says to it.

const project = await ScratchProject.create();
after(() => project.remove());
for (const name of ['react', '@types/react', 'csstype', 'vue', '@vue/shared', '@vue/runtime-dom']) {
  project.link(name);
}

/** What the compiler finds wrong in a file of the project. */
function errorsIn(name: string, code: string, moduleOptions: Readonly<Record<string, unknown>>): string {
  const folder = join(project.folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(project.folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'page.tsx'), code);
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    strict: true,
    exactOptionalPropertyTypes: true,
    // Ours must hold under the strictest reading: nobody can switch it off for one package.
    skipLibCheck: false,
    noEmit: true,
    jsx: 'react-jsx',
    types: [],
    ...moduleOptions,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.tsx'] }));
  const compiler = join(root, 'node_modules/.bin/tsc');
  const { stdout } = spawnSync(compiler, ['--project', folder, '--pretty', 'false'], { encoding: 'utf8' });
  return stdout.trim();
}

const resolutions = {
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

for (const [name, options] of Object.entries(resolutions)) {
  describe(`types, module resolution “${name}”`, () => {
    test('of elements, client and protocol', () => {
      const code = `
        import { createApiClient, type Consultation } from '@isoloir/api-client';
        import { IsoloirNotice } from '@isoloir/components/notice.js';
        import { type Selection, setLocale } from '@isoloir/components';
        import '@isoloir/components/ballot-grid/define.js';
        import '@isoloir/components/tokens.css';
        import { trackerOf } from '@isoloir/protocol';
        const ballot = document.createElement('isoloir-ballot-grid');
        const selection: Selection = ballot.selection;
        ballot.categories = [];
        class Ours extends IsoloirNotice {}
        customElements.define('our-notice', Ours);
        void setLocale('nl');
        // @ts-expect-error -- there is no such language
        void setLocale('xx');
        // @ts-expect-error -- a notice has four variants
        new Ours().variant = 'loud';
        const client = createApiClient({ apiBase: '/api/v1' });
        const answer = await client.getConsultation('x');
        export const consultation: Consultation | undefined = answer.ok ? answer.value : undefined;
        export const all = { selection, tracker: trackerOf('x') };`;
      assert.equal(errorsIn(`${name}-plain`, code, options), '');
    });

    test('of JSX, for React 19', () => {
      const code = `
        import type {} from '@isoloir/components/react';
        import { useRef } from 'react';
        import type { IsoloirBallotGrid, Selection } from '@isoloir/components';
        export function Ballot({ keep }: { keep: (selection: Selection) => void }) {
          const grid = useRef<IsoloirBallotGrid>(null);
          return (
            <>
              <isoloir-ballot-grid ref={grid} key="ballot" id="ballot" slot="x" categories={[]}
                onisoloir-selection-change={(event) => keep(event.detail.selection)} />
              <isoloir-notice variant="warning" heading="Simulation">Un exercice</isoloir-notice>
              {/* @ts-expect-error -- a notice has four variants */}
              <isoloir-notice variant="loud" />
              {/* @ts-expect-error -- there is no such property */}
              <isoloir-notice colour="red" />
              {/* @ts-expect-error -- the detail has no such field */}
              <isoloir-ballot-grid onisoloir-selection-change={(event) => keep(event.detail.votes)} />
            </>
          );
        }`;
      assert.equal(errorsIn(`${name}-react`, code, options), '');
    });

    test('of Vue’s templates', () => {
      const code = `
        import type {} from '@isoloir/components/vue';
        import type { GlobalComponents } from 'vue';
        type PropsOf<Tag extends keyof GlobalComponents> = GlobalComponents[Tag] extends new () => { $props: infer Props } ? Props : never;
        export const notice: PropsOf<'isoloir-notice'> = { variant: 'warning', heading: 'Simulation', id: 'notice' };
        export const grid: PropsOf<'isoloir-ballot-grid'> = {
          categories: [],
          onIsoloirSelectionChange: (event) => { event.detail.selection satisfies object; },
        };
        // @ts-expect-error -- a notice has four variants
        export const loud: PropsOf<'isoloir-notice'> = { variant: 'loud' };`;
      assert.equal(errorsIn(`${name}-vue`, code, options), '');
    });
  });
}
