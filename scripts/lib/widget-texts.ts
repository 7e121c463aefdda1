import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** The words that the ballot in a page alone says: pages without one do not load them. */
const inPage = 'inPage.';

/** The modules that are made from the widgets’ words, by file; keys of objects within objects are joined by dots. */
export function widgetTexts(): Readonly<Record<string, string>> {
  const all = ['fr', 'nl'].map((language) => {
    const file = join(root, 'locales/widgets', `${language}.json`);
    return { language, entries: flat(JSON.parse(readFileSync(file, 'utf8')), '') };
  });
  const moduleOf = (what: string, name: string, take: (key: string) => string | undefined): string => {
    const languages = all.map(({ language, entries }) => {
      const lines = entries.flatMap(([key, text]) => {
        const taken = take(key);
        return taken === undefined ? [] : [`    ${JSON.stringify(taken)}: ${JSON.stringify(text)},\n`];
      });
      return `  ${language}: {\n${lines.join('')}  },\n`;
    });
    return [
      '// Made from locales/widgets by scripts/generate.ts.\n\n',
      `/** ${what}, by language and key. */\nexport const ${name} = {\n${languages.join('')}} as const;\n`,
    ].join('');
  };
  const folder = 'packages/widgets/src/generated';
  return {
    [`${folder}/texts.ts`]: moduleOf(
      'Every text of the widgets but of the ballot in a page',
      'texts',
      (key) => (key.startsWith(inPage) ? undefined : key),
    ),
    [`${folder}/in-page-texts.ts`]: moduleOf('Every text of the ballot in a page', 'inPageTexts', (key) =>
      key.startsWith(inPage) ? key.slice(inPage.length) : undefined,
    ),
  };
}

function flat(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}
