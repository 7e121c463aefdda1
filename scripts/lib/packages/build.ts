import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../root.ts';
import { bundle } from './bundle.ts';
import { compile } from './compile.ts';
import { codeData, webTypes } from './editor-data.ts';
import { elementsManifest, elementsOf } from './elements.ts';
import { builtPath, doorsOf } from './exports.ts';
import { elementTypes, reactTypes, vueTypes } from './framework-types.ts';
import { literalValues } from './literals.ts';
import { publishedManifest } from './manifest.ts';
import { publishedPackages, type PublishedPackage } from './packages.ts';

/**
 * What becomes part of a package's code instead of staying a dependency, and what of it. @lit/localize may be configured
 * once only, so that ours and a page's own must not be one copy; qrcode is no module, and would bring a command and two
 * dozen packages of it; of d3-scale and the eight packages behind it one function is needed.
 */
const vendored: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@isoloir/components': {
    '@lit/localize': "export * from '@lit/localize';",
    'd3-scale': "export { scaleLinear } from 'd3-scale';",
    qrcode: "export { create } from 'qrcode';",
  },
};

/**
 * Builds the published form of each package into its `dist` folder, a package by itself, unless what is there was
 * built from the very same sources.
 */
export async function buildPackages(): Promise<readonly PublishedPackage[]> {
  const packages = publishedPackages();
  const fingerprint = fingerprintOfSources(packages);
  const stamp = join(root, '.cache/packages-built-from');
  const isThere = packages.every(({ dist }) => existsSync(join(dist, 'package.json')));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return packages;
  process.stderr.write('Building the packages …\n');
  for (const [index, published] of packages.entries()) {
    await buildPackage(published, packages.slice(0, index));
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  return packages;
}

/** A digest of everything that the packages are made from, the tools that make them included. */
export function fingerprintOfSources(packages: readonly PublishedPackage[]): string {
  const digest = createHash('sha256');
  const sources = [
    ...packages.flatMap(({ folder }) => ['src/**/*', '*.json', '*.md'].map((part) => join(folder, part))),
    join(root, 'scripts/lib/packages/*'),
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.base.json'),
    join(root, 'LICENSE'),
  ];
  for (const path of globSync(sources).sort()) {
    if (statSync(path).isFile()) digest.update(relative(root, path)).update(readFileSync(path));
  }
  return digest.digest('hex');
}

async function buildPackage(published: PublishedPackage, others: readonly PublishedPackage[]): Promise<void> {
  const { folder, dist, manifest } = published;
  compile(published, others);
  for (const { source } of doorsOf(published).filter((door) => !door.source.endsWith('.ts'))) {
    const target = join(dist, builtPath(source));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(folder, source), target);
  }
  const inside = vendored[manifest.name] ?? {};
  for (const [name, entry] of Object.entries(inside)) await vendor(published, name, entry);
  const withElements = existsSync(join(folder, 'src/define-all.ts'));
  if (withElements) writeElementFiles(published);
  for (const file of ['README.md', 'CHANGELOG.md']) {
    if (existsSync(join(folder, file))) cpSync(join(folder, file), join(dist, file));
  }
  cpSync(join(root, 'LICENSE'), join(dist, 'LICENSE'));
  write(
    dist,
    'package.json',
    publishedManifest(published, { elements: withElements, vendored: Object.keys(inside) }),
  );
}

/** The file with the licence of a dependency, which goes wherever its code goes. */
export function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = ['LICENSE', 'LICENSE.md', 'license'].map((one) => join(folder, one)).find(existsSync);
  if (file === undefined) throw new Error(`${name} has no licence to pass on`);
  return file;
}

/** Puts a dependency into the package as one file, and leads all imports there. */
async function vendor({ folder, dist }: PublishedPackage, name: string, entry: string): Promise<void> {
  const file = `vendor/${name.replace(/^@/u, '').replace('/', '-')}.js`;
  const { code } = await bundle({
    entry,
    from: folder,
    external: ['lit'],
    fileName: file,
    minify: false,
  });
  mkdirSync(join(dist, 'vendor'), { recursive: true });
  writeFileSync(join(dist, file), code);
  cpSync(licenceOf(name), join(dist, file.replace(/\.js$/u, '.LICENSE')));
  for (const importer of globSync('**/*.{js,d.ts}', { cwd: dist })) {
    if (importer === file) continue;
    const path = join(dist, importer);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(`'${name}'`)) continue;
    if (importer.endsWith('.d.ts'))
      throw new Error(`${importer} would show ${name}, which nobody can install`);
    const steps = relative(dirname(importer), file);
    writeFileSync(path, text.replaceAll(`'${name}'`, `'${steps.startsWith('.') ? steps : `./${steps}`}'`));
  }
}

function writeElementFiles(published: PublishedPackage): void {
  const { dist, manifest } = published;
  const elements = elementsManifest(published);
  const all = elementsOf(elements);
  const values = literalValues(join(dist, 'index.d.ts'));
  write(dist, 'custom-elements.json', elements);
  write(dist, 'vscode.html-custom-data.json', codeData(all, values));
  write(dist, 'web-types.json', webTypes(manifest, all, values));
  writeFileSync(join(dist, 'elements.d.ts'), elementTypes(all));
  writeFileSync(join(dist, 'react.d.ts'), reactTypes(all));
  writeFileSync(join(dist, 'vue.d.ts'), vueTypes(all));
  // Behind the declarations there is no code; but a bundler that does not know this must find a module.
  for (const file of ['types-only.js', 'types-only.d.ts']) writeFileSync(join(dist, file), 'export {};\n');
}

function write(dist: string, file: string, content: unknown): void {
  writeFileSync(join(dist, file), `${JSON.stringify(content, null, 2)}\n`);
}
