import { join } from 'node:path';
import { Check } from 'typebox/value';
import { checkRules } from './checks.ts';
import { readContent } from './content.ts';
import type { Checked, ConsultationDefinition, ConsultationFolder, FileProblem } from './definition.ts';
import { interpret } from './interpret.ts';
import { readLocated } from './located.ts';
import { readBytes } from './read-bytes.ts';
import { DefinitionInFile } from './schema.ts';
import { checkShape, positionAt } from './shape.ts';
import { readStatements } from './statements.ts';
import { presetTheme, readTheme } from './theme.ts';
import { textOf } from './utf8.ts';

/** The file of a consultation's folder that defines it. */
const definitionFileName = 'election.yaml';

/** Bytes; the largest real consultations stay far below. */
const largestFile = 1024 * 1024;

/**
 * Reads `election.yaml` of a consultation's folder and the files that it names. What has problems gives all of them, in
 * the order of its lines; only broken YAML syntax hides the rest, and problems in `election.yaml` those of the other
 * files. A missing or unreadable file is a problem too.
 */
export async function readFolder(folder: string): Promise<Checked<ConsultationFolder>> {
  const file = join(folder, definitionFileName);
  const bytes = await readBytes(file, largestFile, 'a folder with an election.yaml in it');
  if (!bytes.ok) return bytes;
  const source = textOf(bytes.value);
  if (source !== undefined) return withFiles(folder, parseFile(file, source));
  const problem = { file, line: 1, what: 'the file is not UTF-8 text', expected: 'a file saved as UTF-8' };
  return { ok: false, problems: [problem] };
}

/** As readFolder, the definition alone. */
export async function readDefinition(folder: string): Promise<Checked<ConsultationDefinition>> {
  const read = await readFolder(folder);
  return read.ok ? { ok: true, value: read.value.definition } : read;
}

/** As readDefinition, of a text, without the files that it names. `file` is the name that problems are reported under. */
export function parseDefinition(file: string, source: string): Checked<ConsultationDefinition> {
  const parsed = parseFile(file, source);
  if (!parsed.ok) return parsed;
  const files = { theme: presetTheme(parsed.value.theme), statement: () => undefined };
  return { ok: true, value: interpret(parsed.value, files) };
}

async function withFiles(
  folder: string,
  parsed: Checked<DefinitionInFile>,
): Promise<Checked<ConsultationFolder>> {
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const content = await readContent(folder, file.content ?? {}, file.languages);
  const theme = await readTheme(folder, file.theme);
  const statements = await readStatements(folder, file);
  if (content.ok && theme.ok && statements.ok) {
    const { documents, statement } = statements.value;
    const files = {
      ...(file.content === undefined ? {} : { content: content.value }),
      theme: theme.value,
      statement,
    };
    return { ok: true, value: { definition: interpret(file, files), documents } };
  }
  const problems = [content, theme, statements].flatMap((each) => (each.ok ? [] : each.problems));
  return { ok: false, problems };
}

function parseFile(file: string, source: string): Checked<DefinitionInFile> {
  const located = readLocated(file, source);
  if (!located.ok) return located;
  const { value, problems: ofShape } = checkShape(file, located.value, DefinitionInFile);
  const ofRules: FileProblem[] = [];
  checkRules(value, (path, what, expected) => {
    ofRules.push({ file, ...positionAt(located.value, path), what, expected });
  });
  const problems = [...ofShape, ...ofRules];
  if (problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  if (!Check(DefinitionInFile, value))
    throw new Error(`${file} breaks the schema in a way that was not reported`);
  return { ok: true, value };
}

function inFileOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}
