import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../../packages/portal/src/documents/content.ts';
import { writePdf, type Fonts } from '../../packages/portal/src/documents/pdf.ts';
import { parseDefinition } from '../../packages/server/src/definition/read-definition.ts';
import { root } from './root.ts';

const examples = ['examples/ministere-2024', 'examples/inami-2018'] as const;

const issuers = { fr: 'Profession de foi', nl: 'Programmaverklaring' } as const;

/**
 * The statements of the examples' lists as tagged PDFs, made of the texts beside them so that both say the same: a file
 * `ID.LANGUAGE.md` gives `ID.LANGUAGE.pdf`, headed by the name of the list with that id. The same texts give the same
 * bytes.
 */
export function statementPdfs(): Readonly<Record<string, Uint8Array>> {
  const face = (name: string) =>
    new Uint8Array(readFileSync(join(root, 'packages/portal/src/documents/fonts', `${name}.ttf`)));
  const fonts = { regular: face('LiberationSans-Regular'), bold: face('LiberationSans-Bold') };
  return Object.fromEntries(examples.flatMap((example) => Object.entries(pdfsOf(example, fonts))));
}

function pdfsOf(example: string, fonts: Fonts): Readonly<Record<string, Uint8Array>> {
  const file = join(root, example, 'election.yaml');
  const checked = parseDefinition(file, readFileSync(file, 'utf8'));
  if (!checked.ok) throw new Error(checked.problems.map(({ what }) => what).join('\n'));
  const lists = checked.value.elections.flatMap(({ questions }) =>
    questions.flatMap((each) => each.candidates),
  );
  const folder = `${example}/statements`;
  const made: Record<string, Uint8Array> = {};
  for (const name of readdirSync(join(root, folder)).filter((each) => each.endsWith('.md'))) {
    const [id, language] = name.split('.');
    const title = lists.find((list) => list.id === id)?.title;
    if (title === undefined || (language !== 'fr' && language !== 'nl')) {
      throw new Error(`${folder}/${name} is the statement of no list`);
    }
    const text = readFileSync(join(root, folder, name), 'utf8');
    made[`${folder}/${name.replace(/\.md$/, '.pdf')}`] = pdfOf(title[language], text, language, fonts);
  }
  return made;
}

function pdfOf(title: string, markdown: string, language: 'fr' | 'nl', fonts: Fonts): Uint8Array {
  const blocks = markdown
    .trim()
    .split(/\n{2,}/)
    .map(blockOf);
  const content = { language, title, issuer: issuers[language], fileName: '', blocks };
  return withoutClock(writePdf(content, fonts, () => []));
}

/** Headings, paragraphs and lists: what the statements are made of. */
function blockOf(markdown: string): Block {
  const onOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
  if (markdown.startsWith('## ')) return { kind: 'heading', text: onOneLine(markdown.slice(3)) };
  if (!markdown.startsWith('- ')) return { kind: 'paragraph', text: onOneLine(markdown) };
  const items = markdown.slice(2).split(/\n- /);
  return { kind: 'list', items: items.map((text) => ({ text: onOneLine(text), plain: true })) };
}

/** The writer notes the hour and a random identifier; both would change the bytes each time. */
function withoutClock(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const fixed = text
    .replace(/\/CreationDate \(D:[^)]*\)/, (date) =>
      `/CreationDate (D:20240501000000+00'00')`.padEnd(date.length),
    )
    .replace(/\/ID \[ <[0-9A-F]+> <[0-9A-F]+> \]/, (ids) => ids.replaceAll(/[0-9A-F]{32}/g, '0'.repeat(32)));
  return Buffer.from(fixed, 'latin1');
}
