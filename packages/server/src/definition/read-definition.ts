import { join } from 'node:path';
import { Check } from 'typebox/value';
import { checkRules } from './checks.ts';
import { readContent } from './content.ts';
import type { Checked, ConsultationDefinition, FileProblem } from './definition.ts';
import { interpret } from './interpret.ts';
import { readLocated } from './located.ts';
import { readBytes } from './read-bytes.ts';
import { DefinitionInFile } from './schema.ts';
import { checkShape, positionAt } from './shape.ts';
import { textOf } from './utf8.ts';

/** The file of a consultation's folder that defines it. */
const definitionFileName = 'election.yaml';

/** Bytes; the largest real consultations stay far below. */
const largestFile = 1024 * 1024;

/**
 * Reads `election.yaml` of a consultation's folder. A file with problems gives all of them, in the order of its lines;
 * only broken YAML syntax hides the rest. A missing or unreadable file is a problem too.
 */
export async function readDefinition(folder: string): Promise<Checked<ConsultationDefinition>> {
  const file = join(folder, definitionFileName);
  const bytes = await readBytes(file, largestFile, 'a folder with an election.yaml in it');
  if (!bytes.ok) return bytes;
  const source = textOf(bytes.value);
  if (source !== undefined) return withContent(folder, parseFile(file, source));
  const problem = { file, line: 1, what: 'the file is not UTF-8 text', expected: 'a file saved as UTF-8' };
  return { ok: false, problems: [problem] };
}

/** As readDefinition, of a text, without the files that it names. `file` is the name that problems are reported under. */
export function parseDefinition(file: string, source: string): Checked<ConsultationDefinition> {
  const parsed = parseFile(file, source);
  return parsed.ok ? { ok: true, value: interpret(parsed.value) } : parsed;
}

async function withContent(
  folder: string,
  parsed: Checked<DefinitionInFile>,
): Promise<Checked<ConsultationDefinition>> {
  if (!parsed.ok) return parsed;
  const definition = interpret(parsed.value);
  if (parsed.value.content === undefined) return { ok: true, value: definition };
  const content = await readContent(folder, parsed.value.content, definition.languages);
  return content.ok ? { ok: true, value: { ...definition, content: content.value } } : content;
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
