import { join } from 'node:path';
import type { Language, LocalizedText } from '../http/schemas/common.ts';
import type { Checked, ConsultationContent, FileProblem } from './definition.ts';
import { readBytes } from './read-bytes.ts';
import { filesOf, type TextInFile } from './schema-parts.ts';
import type { ContentInFile } from './schema.ts';
import { textOf } from './utf8.ts';

/** Bytes; such a page is a long read already. */
const largestFile = 64 * 1024;

/** Reads the files that `election.yaml` names as content; every problem in any of them is told. */
export async function readContent(
  folder: string,
  files: ContentInFile,
  languages: readonly Language[],
): Promise<Checked<ConsultationContent>> {
  const problems: FileProblem[] = [];
  const known = new Map<string, string>();
  const read = async (name: string): Promise<string> => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const checked = await readMarkdown(join(folder, name));
    if (!checked.ok) problems.push(...checked.problems);
    const text = checked.ok ? checked.value : '';
    known.set(name, text);
    return text;
  };
  const readBoth = async (given: TextInFile | undefined): Promise<LocalizedText | undefined> => {
    if (given === undefined) return undefined;
    const { fr, nl } = filesOf(given, languages[0] ?? 'fr');
    return { fr: await read(fr), nl: await read(nl) };
  };
  const [faq, contact, signInHelp, thanks] = [
    await readBoth(files.faq),
    await readBoth(files.contact),
    await readBoth(files.signInHelp),
    await readBoth(files.thanks),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...(faq === undefined ? {} : { faq }),
      ...(contact === undefined ? {} : { contact }),
      ...(signInHelp === undefined ? {} : { signInHelp }),
      ...(thanks === undefined ? {} : { thanks }),
    },
  };
}

/** A Markdown file that pages can show as it is meant. */
export async function readMarkdown(file: string): Promise<Checked<string>> {
  const bytes = await readBytes(file, largestFile, 'a Markdown file, as election.yaml names it');
  if (!bytes.ok) return bytes;
  const text = textOf(bytes.value);
  const fault = (what: string, expected: string): Checked<string> => ({
    ok: false,
    problems: [{ file, line: 1, what, expected }],
  });
  if (text === undefined) return fault('the file is not UTF-8 text', 'a file saved as UTF-8');
  if (text.trim() === '') return fault('the file is empty', 'a text, or no such key in election.yaml');
  const problems = markdownProblems(file, text);
  return problems.length === 0 ? { ok: true, value: text } : { ok: false, problems };
}

const destination = 'https://…, http://… or mailto:…';

/** What the portal's pages would not show as it was meant: links to elsewhere than the web or mail, images, HTML. */
export function markdownProblems(file: string, text: string): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  let fence: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (fence === mark) fence = undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const report = (at: number, what: string, expected: string): void => {
      problems.push({ file, line: index + 1, column: at + 1, what, expected });
    };
    // What stands in code is shown as it is.
    checkLine(
      line.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length)),
      report,
    );
  }
  return problems;
}

function checkLine(line: string, report: (at: number, what: string, expected: string) => void): void {
  for (const { index } of line.matchAll(/!\[/g)) {
    report(index, 'an image: the pages load nothing from elsewhere', 'a text in words, or a link');
  }
  const links = [
    ...line.matchAll(/(?<!!\[[^\]]*)\]\(\s*<?([^)\s>]*)/g),
    ...line.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/g),
  ];
  for (const { index, 1: address = '' } of links) {
    if (!isAddress(address)) report(index, `the link leads to “${address}”`, destination);
  }
  for (const { index, 1: inside = '' } of line.matchAll(/<([^<>]+)>/g)) {
    if (/\]\(\s*$/.test(line.slice(0, index)) || isAddress(inside)) continue;
    if (/^[a-z][a-z0-9+.-]*:/i.test(inside)) report(index, `the link leads to “${inside}”`, destination);
    else if (/^\/?[a-z!?]/i.test(inside)) report(index, `HTML is not shown: <${inside}>`, 'Markdown');
  }
}

function isAddress(text: string): boolean {
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(text)) return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
