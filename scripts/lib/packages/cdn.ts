import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../root.ts';
import { fingerprintOfSources, licenceOf } from './build.ts';
import { bundle } from './bundle.ts';
import { doorsThatDefine } from './elements.ts';
import { onlyTextsOf } from './only-texts.ts';
import { publishedPackages, type PublishedPackage } from './packages.ts';

/** Where the files for pages without a build are made. */
export const cdnFolder = join(root, 'dist/cdn');

/** A file that a page takes in by one script tag. */
export interface CdnFile {
  readonly name: string;
  /** The element that it brings; none for the file that brings all. */
  readonly tagName?: string;
  /** Whether the element talks to a server. */
  readonly connected: boolean;
  readonly bytes: number;
  readonly brotli: number;
  /** Subresource integrity: `sha384-…`. */
  readonly integrity: string;
}

interface Entry {
  readonly name: string;
  readonly tagName?: string;
  readonly connected: boolean;
  readonly code: string;
}

/**
 * Builds one file for each element and one for all of them, minified and with source maps, unless what is there was built
 * from the very same sources. A page that uses several elements takes the one for all: each file has Lit in it.
 */
export async function buildCdn(): Promise<readonly CdnFile[]> {
  const packages = publishedPackages();
  const fingerprint = fingerprintOfSources(packages);
  const stamp = join(cdnFolder, '.built-from');
  const entries = entriesOf(packages);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) {
    process.stderr.write('Building the files for pages without a build …\n');
    rmSync(cdnFolder, { recursive: true, force: true });
    mkdirSync(cdnFolder, { recursive: true });
    for (const entry of entries) await write(entry, versionOf(packages));
    writeLicences();
    writeFileSync(stamp, fingerprint);
  }
  return entries.map(measured);
}

function entriesOf(packages: readonly PublishedPackage[]): readonly Entry[] {
  const withElements = packages.filter(({ folder }) => existsSync(join(folder, 'src/define-all.ts')));
  const single = withElements.flatMap(({ id, folder, manifest }) =>
    doorsThatDefine(folder).map(({ tagName, className, file }) => {
      const element = file.split('/')[1] ?? '';
      return {
        name: `${tagName}.js`,
        tagName,
        connected: id === 'widgets',
        code: entryCode([
          `import '${manifest.name}/${element}/define.js';`,
          `export { ${className} } from '${manifest.name}/${element}.js';`,
        ]),
      };
    }),
  );
  const all = {
    name: 'isoloir.js',
    connected: true,
    code: entryCode(
      withElements.flatMap(({ manifest }) => [
        `import '${manifest.name}/define-all.js';`,
        `export * from '${manifest.name}';`,
      ]),
    ),
  };
  return [all, ...single].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The elements of a script tag are in the language of their page: nobody else would set it. */
function entryCode(lines: readonly string[]): string {
  return [
    ...lines,
    "import { followPageLanguage, getLocale, setLocale, version } from '@isoloir/components';",
    'followPageLanguage();',
    'export { followPageLanguage, getLocale, setLocale, version };',
  ].join('\n');
}

function versionOf([first]: readonly PublishedPackage[]): string {
  return first?.manifest.version ?? '';
}

async function write({ name, code }: Entry, version: string): Promise<void> {
  const common = { entry: code, from: join(root, 'packages/widgets'), fileName: name };
  // Once to see what goes into it, once with the texts of just that.
  const { modules } = await bundle({ ...common, minify: false });
  const made = await bundle({
    ...common,
    minify: true,
    plugins: [onlyTextsOf(modules)],
    banner: `/*! Isoloir ${version}, MIT. Contains Lit and others: see LICENCES.txt */`,
  });
  writeFileSync(join(cdnFolder, name), made.code);
  if (made.map !== undefined) writeFileSync(join(cdnFolder, `${name}.map`), made.map);
}

/** What became part of the files, with the licence that wants to be kept with it. */
const contained = [
  'lit',
  '@lit/localize',
  'openapi-fetch',
  'valibot',
  'qrcode',
  'marked',
  '@noble/curves',
  '@noble/hashes',
] as const;

function writeLicences(): void {
  cpSync(join(root, 'LICENSE'), join(cdnFolder, 'LICENSE'));
  const texts = contained.map((name) => `${name}\n\n${readFileSync(licenceOf(name), 'utf8').trim()}\n`);
  writeFileSync(join(cdnFolder, 'LICENCES.txt'), texts.join(`\n${'-'.repeat(78)}\n\n`));
}

function measured({ name, tagName, connected }: Entry): CdnFile {
  const code = readFileSync(join(cdnFolder, name));
  const brotli = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
  const digest = createHash('sha384').update(code).digest('base64');
  return {
    name,
    ...(tagName === undefined ? {} : { tagName }),
    connected,
    bytes: code.byteLength,
    brotli,
    integrity: `sha384-${digest}`,
  };
}
