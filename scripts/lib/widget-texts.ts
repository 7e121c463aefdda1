import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** The module that is made from the widgets' words. */
export const widgetTextsFile = 'packages/widgets/src/generated/texts.ts';

/** The words of the widgets as a module, keys of objects within objects joined by dots. */
export function widgetTexts(): string {
  const languages = ['fr', 'nl'].map((language) => {
    const file = join(root, 'locales/widgets', `${language}.json`);
    const entries = flat(JSON.parse(readFileSync(file, 'utf8')), '').map(
      ([key, text]) => `    ${JSON.stringify(key)}: ${JSON.stringify(text)},\n`,
    );
    return `  ${language}: {\n${entries.join('')}  },\n`;
  });
  return [
    '// Made from locales/widgets by scripts/generate.ts.\n\n',
    `/** Every text of the widgets, by language and key. */\nexport const texts = {\n${languages.join('')}} as const;\n`,
  ].join('');
}

function flat(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text`);
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}
