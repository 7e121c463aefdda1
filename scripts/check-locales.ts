import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { tokensCss } from '../packages/components/src/theme/tokens.ts';
import { jsonProblems, xliffProblems } from './lib/locales.ts';
import { root } from './lib/root.ts';

// The words: complete in French and Dutch, and everything made from them up to date. With --write, first brings the
// components' XLIFF up to the texts in the code, and makes again what is made from it, and the default theme's CSS.

const xliffFile = 'locales/components/nl.xlf';
const moduleFile = 'packages/components/src/generated/locales/nl.ts';
const tokensFile = 'packages/components/src/theme/tokens.css';
const localize = createRequire(import.meta.url).resolve('@lit/localize-tools/bin/lit-localize.js');

/** What extracting the texts from the code, and building modules from the XLIFF, would write today. */
function madeAnew(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-locales-'));
  try {
    const parts = ['src', 'lit-localize.json', 'tsconfig.json'].map((name) => `packages/components/${name}`);
    for (const path of ['tsconfig.base.json', 'locales/components', ...parts]) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const step of ['extract', 'build']) {
      execFileSync(process.execPath, [localize, step], {
        cwd: join(folder, 'packages/components'),
        stdio: 'pipe',
      });
    }
    const made = [xliffFile, moduleFile].map(
      (file) => [file, readFileSync(join(folder, file), 'utf8')] as const,
    );
    return new Map([...made, [tokensFile, tokensCss()]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const problems: string[] = [];
for (const [file, text] of madeAnew()) {
  const path = join(root, file);
  if (process.argv.includes('--write')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    problems.push(
      `${file} is out of date: run "node scripts/check-locales.ts --write" and commit what it changes`,
    );
  }
}
problems.push(
  ...xliffProblems(readFileSync(join(root, xliffFile), 'utf8')).map((problem) => `${xliffFile}: ${problem}`),
);
for (const room of ['portal', 'report', 'server', 'widgets']) {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'locales', room, file), 'utf8'));
  const others = readdirSync(join(root, 'locales', room)).filter(
    (file) => file.endsWith('.json') && file !== 'fr.json',
  );
  for (const file of others) {
    const found = jsonProblems(
      { language: 'fr', texts: read('fr.json') },
      { language: basename(file, '.json'), texts: read(file) },
    );
    problems.push(...found.map((problem) => `locales/${room}/${file}: ${problem}`));
  }
}
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log('The words are complete in French and Dutch.');
process.exitCode = problems.length === 0 ? 0 : 1;
