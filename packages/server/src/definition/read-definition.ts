import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Check } from 'typebox/value';
import { checkRules } from './checks.ts';
import type { Checked, ConsultationDefinition, FileProblem } from './definition.ts';
import { interpret } from './interpret.ts';
import { readLocated } from './located.ts';
import { DefinitionInFile } from './schema.ts';
import { checkShape, positionAt } from './shape.ts';

export { describeProblem } from './definition.ts';

/** The file of a consultation's folder that defines it. */
export const definitionFileName = 'election.yaml';

/** Bytes; the largest real consultations stay far below. */
const largestFile = 1024 * 1024;

/**
 * Reads `election.yaml` of a consultation's folder. A file with problems gives all of them, in the order of its lines;
 * only broken YAML syntax hides the rest. A missing or unreadable file is a problem too.
 */
export async function readDefinition(folder: string): Promise<Checked<ConsultationDefinition>> {
  const file = join(folder, definitionFileName);
  const source = await readText(file);
  return source.ok ? parseDefinition(file, source.value) : source;
}

/** As readDefinition, of a text. `file` is the name that problems are reported under. */
export function parseDefinition(file: string, source: string): Checked<ConsultationDefinition> {
  const located = readLocated(file, source);
  if (!located.ok) return located;
  const { value, problems: ofShape } = checkShape(file, located.value, DefinitionInFile);
  const ofRules: FileProblem[] = [];
  checkRules(value, (path, what, expected) => {
    ofRules.push({ file, ...positionAt(located.value, path), what, expected });
  });
  const problems = [...located.problems, ...ofShape, ...ofRules];
  if (problems.length > 0) return { ok: false, problems: inFileOrder(problems) };
  if (!Check(DefinitionInFile, value))
    throw new Error(`${file} breaks the schema in a way that was not reported`);
  return { ok: true, value: interpret(value) };
}

function inFileOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}

async function readText(file: string): Promise<Checked<string>> {
  const problem = (what: string, expected: string): Checked<string> => ({
    ok: false,
    problems: [{ file, line: 1, what, expected }],
  });
  try {
    await using handle = await open(file);
    const status = await handle.stat();
    if (!status.isFile()) return problem('this is not a file', 'the definition of a consultation');
    if (status.size > largestFile) {
      return problem(`the file has ${String(status.size)} bytes`, `at most ${String(largestFile)}`);
    }
    const bytes = await handle.readFile();
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return problem('the file is not UTF-8 text', 'a file saved as UTF-8');
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return problem('there is no such file', 'a folder with an election.yaml in it');
    }
    throw error;
  }
}
