import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { parse, record, string, unknown } from 'valibot';
import { pages, pathOf } from './src/app/config.ts';
import { comesWithPages } from './src/i18n/groups.ts';

const outDir = join(import.meta.dirname, 'dist');

/** Gives each page its own folder with the same document, so that any static web server can host the portal. */
const pageFolders: Plugin = {
  name: 'isoloir-page-folders',
  apply: 'build',
  async closeBundle() {
    const document = join(outDir, 'index.html');
    for (const page of pages.filter((name) => name !== 'home' && name !== 'not-found')) {
      const folder = join(outDir, pathOf('/', page));
      await mkdir(folder, { recursive: true });
      await copyFile(document, join(folder, 'index.html'));
    }
    // Web servers give it for an address at which there is nothing: help and the way home stand there too.
    const page = await readFile(document, 'utf8');
    await writeFile(join(outDir, '404.html'), page.replace('<portal-app>', '<portal-app missing>'));
    await compressFiles();
  },
};

// Bytes below which compressing saves nothing to speak of.
const worthCompressing = 1000;

/**
 * Lays a `.br` and a `.gz` beside every text of the build, for web servers that give them out as they are: a slow line
 * gets the ballot in a third of the bytes, and no server compresses the same file twice.
 */
async function compressFiles(): Promise<void> {
  const files = await readdir(outDir, { recursive: true, withFileTypes: true });
  for (const entry of files) {
    if (!entry.isFile() || !/\.(js|css|html|json|svg)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path);
    if (text.byteLength < worthCompressing) continue;
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    await writeFile(`${path}.br`, await promisify(brotliCompress)(text, best));
    await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** Takes the texts of a language apart, so that nobody waits for those of other pages before they can vote. */
const textParts: Plugin = {
  name: 'isoloir-text-parts',
  enforce: 'pre',
  async load(id) {
    const [, file, part] = /^(.*\.json)\?(first|pages)$/.exec(id) ?? [];
    if (file === undefined) return undefined;
    const texts = parse(record(string(), unknown()), JSON.parse(await readFile(file, 'utf8')));
    const comes = (group: string, key: string): boolean => comesWithPages(group, key) === (part === 'pages');
    const groups = Object.entries(texts).flatMap(([group, keys]) => {
      if (typeof keys !== 'object' || keys === null) return comes(group, '') ? [[group, keys]] : [];
      const kept = Object.entries(keys).filter(([key]) => comes(group, key));
      return kept.length === 0 ? [] : [[group, Object.fromEntries(kept)]];
    });
    return { code: `export default ${JSON.stringify(Object.fromEntries(groups))};`, moduleType: 'js' };
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [pageFolders, textParts],
  worker: { format: 'es' },
  resolve: {
    alias: [
      {
        find: /^(html2canvas|canvg|dompurify)$/,
        replacement: join(import.meta.dirname, 'src/documents/left-out.ts'),
      },
    ],
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // The polyfill would be an inline script in all but name, and every browser that can vote here knows preloading.
    modulePreload: { polyfill: false },
    // The content security policy allows images as data, and nothing else: keep workers and styles as files.
    assetsInlineLimit: 0,
  },
});
