import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type {
  Checked,
  ConsultationDocument,
  DocumentDefinition,
  FileProblem,
  StatementDefinition,
} from './definition.ts';
import { readMarkdown } from './content.ts';
import { readBytes } from './read-bytes.ts';
import { filesOf } from './schema-parts.ts';
import type { DefinitionInFile } from './schema.ts';

/** Bytes; a PDF of a few pages is far below. */
const largestPdf = 5 * 1024 * 1024;

/** The lists' statements as read from their files. */
export interface StatementsRead {
  /** Each content once. */
  readonly documents: readonly ConsultationDocument[];
  readonly statement: (pdf: string, text: string) => StatementDefinition | undefined;
}

/** Reads the statements of all lists; every problem in any of them is told, once for each file. */
export async function readStatements(
  folder: string,
  file: DefinitionInFile,
): Promise<Checked<StatementsRead>> {
  const fallback = file.languages[0] ?? 'fr';
  const problems: FileProblem[] = [];
  const read = new Map<string, ConsultationDocument>();
  const keep = (name: string, type: ConsultationDocument['type'], content: Uint8Array): void => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    read.set(name, { sha256, bytes: content.length, type, content });
  };
  const lists = file.elections.flatMap(({ questions }) => questions).flatMap(({ lists: each }) => each ?? []);
  const names = (part: 'pdf' | 'text') =>
    new Set(
      lists.flatMap(({ statement }) => {
        if (statement === undefined) return [];
        const { fr, nl } = filesOf(statement[part], fallback);
        return [fr, nl];
      }),
    );
  for (const name of names('pdf')) {
    const pdf = await readPdf(join(folder, name));
    if (pdf.ok) keep(name, 'application/pdf', pdf.value);
    else problems.push(...pdf.problems);
  }
  for (const name of names('text')) {
    const text = await readMarkdown(join(folder, name));
    if (text.ok) keep(name, 'text/markdown', Buffer.from(text.value));
    else problems.push(...text.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      documents: [...new Map([...read.values()].map((each) => [each.sha256, each])).values()],
      statement(pdf, text) {
        const [pdfRead, textRead] = [read.get(pdf), read.get(text)];
        if (pdfRead === undefined || textRead === undefined) return undefined;
        return { pdf: named(pdfRead), text: named(textRead) };
      },
    },
  };
}

function named({ sha256, bytes }: ConsultationDocument): DocumentDefinition {
  return { sha256, bytes };
}

async function readPdf(file: string): Promise<Checked<Uint8Array>> {
  const bytes = await readBytes(file, largestPdf, 'a PDF, as election.yaml names it');
  if (!bytes.ok) return bytes;
  const head = Buffer.from(bytes.value.subarray(0, 8)).toString('latin1');
  const tail = Buffer.from(bytes.value.subarray(-1024)).toString('latin1');
  if (/^%PDF-[12]\.\d/.test(head) && tail.includes('%%EOF')) return bytes;
  const what = head.startsWith('%PDF-') ? 'the PDF is cut off: its end is missing' : 'the file is no PDF';
  return { ok: false, problems: [{ file, line: 1, what, expected: 'a whole PDF file' }] };
}
