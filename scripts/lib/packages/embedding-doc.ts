import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../root.ts';
import { buildCdn, type CdnFile } from './cdn.ts';
import { elementsManifest, elementsOf, type ElementDeclaration } from './elements.ts';
import { publishedPackages } from './packages.ts';

/** The page for those who put elements into their own site. */
export const embeddingFile = 'docs/embedding.md';

/**
 * The page with the parts that are made from the code brought up to date: the files with their sizes and integrity, and
 * the events of every element. Each part stands between `<!-- made: NAME -->` and `<!-- end -->`.
 */
export async function embeddingText(): Promise<string> {
  const files = await buildCdn();
  const elements = publishedPackages()
    .filter(({ id }) => id === 'components' || id === 'widgets')
    .flatMap((published) => elementsOf(elementsManifest(published)));
  const parts: Readonly<Record<string, string>> = {
    tag: scriptTag(files),
    files: filesTable(files),
    events: eventsTable(elements),
  };
  const path = join(root, embeddingFile);
  const made = Object.entries(parts).reduce(
    (text, [name, part]) => replacePart(text, name, part),
    readFileSync(path, 'utf8'),
  );
  return format(made, { ...(await resolveConfig(path)), filepath: path });
}

function replacePart(text: string, name: string, part: string): string {
  const pattern = new RegExp(`(<!-- made: ${name} -->\\n)[^]*?(<!-- end -->)`, 'u');
  if (!pattern.test(text)) throw new Error(`${embeddingFile} has no place for ${name}`);
  return text.replace(pattern, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
}

function scriptTag(files: readonly CdnFile[]): string {
  const file = files.find(({ name }) => name === 'isoloir-widget-banner.js');
  return [
    '```html',
    '<isoloir-widget-banner',
    '  api="https://vote.example.org/api/v1"',
    '  consultation="ordre-2024"',
    '></isoloir-widget-banner>',
    '<script',
    '  type="module"',
    '  src="/isoloir/isoloir-widget-banner.js"',
    `  integrity="${file?.integrity ?? ''}"`,
    '></script>',
    '```',
  ].join('\n');
}

function filesTable(files: readonly CdnFile[]): string {
  const rows = files.map(
    ({ name, brotli, integrity }) => `| \`${name}\` | ${(brotli / 1000).toFixed(1)} kB | \`${integrity}\` |`,
  );
  return ['| file | brotli | integrity |', '| --- | --: | --- |', ...rows].join('\n');
}

function eventsTable(elements: readonly ElementDeclaration[]): string {
  const rows = elements.flatMap(({ tagName, events }) =>
    events.map(({ name, type, description }) => {
      const detail = /^CustomEvent<(.*)>$/u.exec(type?.text ?? '')?.[1] ?? '';
      const shown = detail === 'void' || detail === '' ? 'none' : `\`${detail.replaceAll('|', '\\|')}\``;
      return `| \`${tagName}\` | \`${name}\` | ${shown} | ${description.replaceAll('|', '\\|')} |`;
    }),
  );
  return ['| element | event | detail | when |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
