import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { builtPath, doorsOf } from './exports.ts';
import type { PublishedPackage } from './packages.ts';

/** Names a module that runs as a worker: `new URL('./node-worker.ts', import.meta.url)`. */
const workerAddress = /(new URL\(\s*['"])(\.{1,2}\/[^'"]+)\.ts(['"],\s*import\.meta\.url)/gu;

/** A relative import in a declaration file, which the compiler leaves as it is written in the source. */
const relativeImport = /((?:from|import)\s*\(?\s*['"])(\.{1,2}\/[^'"]+)\.ts(['"])/gu;

/** The same, as it stands in a declaration file that is ready. */
const builtImport = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)\.js['"]/gu;

/**
 * Compiles a package into its published form: ES modules for ES2022 and their declarations, from what its exports
 * lead to and nothing else, so that no test and no story can slip in. Other packages of ours are taken in their
 * published form, as those who install them will.
 */
export function compile(published: PublishedPackage, others: readonly PublishedPackage[]): void {
  const { folder, dist } = published;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  const entries = [...doorsOf(published).map(({ source }) => source), ...workersOf(folder)].filter((source) =>
    source.endsWith('.ts'),
  );
  const paths = Object.fromEntries(
    others.flatMap((other) => [
      [other.manifest.name, [join(other.dist, 'index.d.ts')]],
      [`${other.manifest.name}/*`, [join(other.dist, '*')]],
    ]),
  );
  const project = join(dist, 'tsconfig.json');
  const options = {
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      rootDir: join(folder, 'src'),
      outDir: dist,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      // Only the package that speaks to Node may name what is Node's.
      types: published.id === 'protocol' ? ['node'] : [],
      paths,
    },
    files: entries.map((source) => join(folder, source)),
    include: [],
  };
  writeFileSync(project, JSON.stringify(options));
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/tsc'),
    ['--project', project, '--pretty', 'false'],
    { encoding: 'utf8' },
  );
  rmSync(project);
  if (status !== 0) throw new Error(`${published.manifest.name} does not compile:\n${stdout}${stderr}`);
  rewrite(dist, '**/*.js', workerAddress);
  rewrite(dist, '**/*.d.ts', relativeImport);
  pruneDeclarations(published);
}

/** Leaves out declarations that nobody who uses the package can reach: they are none of its interface. */
function pruneDeclarations(published: PublishedPackage): void {
  const { dist } = published;
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [, path = ''] of text.matchAll(builtImport)) visit(join(file, '..', `${path}.d.ts`));
  };
  for (const { source } of doorsOf(published)) {
    if (source.endsWith('.ts')) visit(join(builtPath(source, '.d.ts')));
  }
  for (const file of globSync('**/*.d.ts', { cwd: dist })) if (!reached.has(file)) rmSync(join(dist, file));
}

function workersOf(folder: string): readonly string[] {
  const sources = globSync('src/**/*.ts', { cwd: folder, exclude: ['**/*.test.ts', '**/testing/**'] });
  return sources.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(workerAddress)].map(
      ([, , path = '']) => `./${join(file, '..', `${path}.ts`)}`,
    ),
  );
}

function rewrite(dist: string, pattern: string, address: RegExp): void {
  for (const file of globSync(pattern, { cwd: dist })) {
    const path = join(dist, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(address, '$1$2.js$3'));
  }
}
