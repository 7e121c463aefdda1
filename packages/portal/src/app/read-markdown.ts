import { readSpans, type Span } from './read-spans.ts';

export type { Span } from './read-spans.ts';

/** A part of a text, in reading order. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'plain'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] };

const heading = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const quote = /^ {0,3}> ?/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const bullet = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;

/**
 * Reads the Markdown that organisations write their texts in: headings, paragraphs, lists, quotations, code, rules,
 * stress, links and line breaks, as CommonMark has them. HTML, images, tables and link definitions are none of it, and
 * stay the characters that they are: what the pages never show needs no code on a voter’s phone.
 */
export function readMarkdown(markdown: string): readonly Block[] {
  return readBlocks(markdown.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'));
}

function readBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const marked = fence.exec(line)?.[1];
    if (line.trim() === '') at += 1;
    else if (marked !== undefined) {
      const end = lines.findIndex((one, index) => index > at && one.trim().startsWith(marked));
      const last = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
    } else if (heading.test(line)) {
      blocks.push({ kind: 'heading', spans: readSpans(heading.exec(line)?.[1] ?? '') });
      at += 1;
    } else if (rule.test(line)) {
      blocks.push({ kind: 'rule' });
      at += 1;
    } else if (quote.test(line)) {
      const end = endOf(lines, at, (one) => quote.test(one));
      blocks.push({
        kind: 'quote',
        blocks: readBlocks(lines.slice(at, end).map((one) => one.replace(quote, ''))),
      });
      at = end;
    } else if (bullet.test(line)) {
      const list = readList(lines, at);
      blocks.push(list.block);
      at = list.end;
    } else {
      const end = endOf(lines, at, (one) => one.trim() !== '' && !startsBlock(one));
      blocks.push({ kind: 'paragraph', spans: readSpans(joined(lines.slice(at, end))) });
      at = end;
    }
  }
  return blocks;
}

/** The first line after `at` that goes on no longer. */
function endOf(lines: readonly string[], at: number, goesOn: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index > at && !goesOn(line));
  return end === -1 ? lines.length : end;
}

function startsBlock(line: string): boolean {
  // A number other than one does not end a paragraph: « il y avait\n2024. fut » is a sentence.
  const mark = bullet.exec(line)?.[2];
  const starts = mark !== undefined && !/^\d/.test(mark) ? true : mark === '1.' || mark === '1)';
  return starts || heading.test(line) || rule.test(line) || quote.test(line) || fence.test(line);
}

function readList(lines: readonly string[], start: number): { block: Block; end: number } {
  const kind = kindOf(lines[start] ?? '');
  const items: string[][] = [];
  let isLoose = false;
  let at = start;
  while (at < lines.length && kindOf(lines[at] ?? '') === kind && !rule.test(lines[at] ?? '')) {
    const [mark = '', indent = '', sign = '', space = ''] = bullet.exec(lines[at] ?? '') ?? [];
    const width = space.length > 4 || space === '' ? indent.length + sign.length + 1 : mark.length;
    const item = [(lines[at] ?? '').slice(width)];
    at += 1;
    while (at < lines.length && belongs(lines, at, width)) {
      item.push((lines[at] ?? '').replace(new RegExp(`^ {0,${width}}`), ''));
      at += 1;
    }
    isLoose ||= item.some((line, index) => line.trim() === '' && index < item.length - 1);
    isLoose ||= item.at(-1)?.trim() === '' && kindOf(lines[at] ?? '') === kind;
    items.push(item);
  }
  const read = items.map((item) => readBlocks(item));
  const ordered = kind !== '-' && kind !== '*' && kind !== '+';
  return { block: { kind: 'list', ordered, items: isLoose ? read : read.map(tight) }, end: at };
}

/** Whether a line goes on with the item of a list whose text begins at `width`. */
function belongs(lines: readonly string[], at: number, width: number): boolean {
  const line = lines[at] ?? '';
  if (line.trim() === '') {
    const next = lines.slice(at + 1).find((one) => one.trim() !== '');
    return next !== undefined && (indentOf(next) >= width || kindOf(next) !== undefined);
  }
  if (indentOf(line) >= width) return true;
  return (lines[at - 1] ?? '').trim() !== '' && !startsBlock(line) && kindOf(line) === undefined;
}

function kindOf(line: string): string | undefined {
  return bullet.exec(line)?.[2]?.replace(/^\d+/, '');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The paragraphs of a list without empty lines are just its words. */
function tight(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'plain' } : block));
}

/** The lines of a paragraph as one text; a backslash or two spaces at an end keep the break. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line, index) =>
      index === lines.length - 1
        ? line.trim()
        : line
            .trimStart()
            .replace(/ {2,}$/, '\\')
            .trimEnd(),
    )
    .join('\n');
}
