import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ErrorCode,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Checked, FileProblem } from './definition.ts';

/** A place in a file; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value of a YAML file that knows where it stands. */
export type Located =
  | { readonly kind: 'scalar'; readonly position: Position; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly position: Position; readonly items: readonly Located[] }
  | {
      readonly kind: 'map';
      readonly position: Position;
      readonly entries: ReadonlyMap<string, LocatedEntry>;
    };

interface LocatedEntry {
  /** Where the key stands. */
  readonly position: Position;
  readonly value: Located;
}

/** No consultation is larger: an alias repeated by aliases would be (a "bomb"). */
const mostValues = 50_000;
const deepestNesting = 30;

const inPlainWords: Partial<Record<ErrorCode, readonly [what: string, expected: string]>> = {
  BAD_ALIAS: ['an alias (*) is not written correctly', 'the name of an anchor (&) that stands before it'],
  BAD_DQ_ESCAPE: [
    'a text in double quotes has an unknown escape after \\',
    'single quotes, or \\\\ for a backslash',
  ],
  BAD_INDENT: [
    'the indentation is not that of the lines around it',
    'entries of one group to start in the same column',
  ],
  BAD_SCALAR_START: ['a text starts with a character that YAML keeps for itself', 'the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: [
    'there is a second “: ” on the line, or the line is indented too far',
    'one key on a line, a text that contains “: ” in quotes, and entries of one group in the same column',
  ],
  DUPLICATE_KEY: ['this key is given twice in the same group', 'each key once'],
  MISSING_CHAR: [
    'something that was opened is not closed, or lacks a sign',
    'the closing quote or bracket, or “: ” after a key',
  ],
  MULTILINE_IMPLICIT_KEY: ['a key runs over several lines', 'a key and its “:” on one line'],
  MULTIPLE_DOCS: ['a second document starts here (---)', 'one consultation in a file'],
  RESOURCE_EXHAUSTION: ['the file is nested too deeply', 'a consultation as the schema describes it'],
  TAB_AS_INDENT: ['the line is indented with a tab', 'spaces'],
};

function wordsFor(error: YAMLError): readonly [what: string, expected: string] {
  return (
    inPlainWords[error.code] ?? [
      `this is not correct YAML: ${error.message}`,
      'keys and values as in the examples',
    ]
  );
}

/** Builds the located tree of one document and collects what can not be read. */
class TreeReader {
  readonly problems: FileProblem[] = [];
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  #values = 0;

  constructor(file: string, document: Document.Parsed, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  /** The value of a node; undefined, and a problem, when it has none. */
  read(node: Node | null, fallback: Position, depth: number): Located | undefined {
    if (node === null) return { kind: 'scalar', position: fallback, value: null };
    const position = this.#positionOf(node, fallback);
    this.#values += 1;
    if (depth > deepestNesting || this.#values > mostValues) {
      // One report is enough: what follows is of the same making.
      if (this.problems.every(({ what }) => what !== tooLarge.what))
        this.#report(position, tooLarge.what, tooLarge.expected);
      return undefined;
    }
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined) {
        this.#report(
          position,
          `there is no anchor &${node.source} before the alias *${node.source}`,
          'a known anchor',
        );
        return undefined;
      }
      return this.read(target, position, depth + 1);
    }
    if (isMap(node)) return this.#readMap(node.items, position, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(nodeOrNull(item), position, depth + 1));
      return { kind: 'list', position, items: items.filter((item) => item !== undefined) };
    }
    return this.#readScalar(isScalar(node) ? node.value : undefined, position);
  }

  #readScalar(value: unknown, position: Position): Located | undefined {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    ) {
      return { kind: 'scalar', position, value };
    }
    this.#report(
      position,
      'this value is of a kind that is not used here',
      'a text, a number, or true or false',
    );
    return undefined;
  }

  #readMap(pairs: readonly { key: unknown; value: unknown }[], position: Position, depth: number): Located {
    const entries = new Map<string, LocatedEntry>();
    for (const { key, value } of pairs) {
      const keyNode = nodeOrNull(key);
      const keyPosition = this.#positionOf(keyNode, position);
      if (!isScalar(keyNode) || (typeof keyNode.value !== 'string' && typeof keyNode.value !== 'number')) {
        this.#report(keyPosition, 'this key is not a word', 'a key as in the examples');
        continue;
      }
      const read = this.read(nodeOrNull(value), keyPosition, depth + 1);
      if (read !== undefined) entries.set(String(keyNode.value), { position: keyPosition, value: read });
    }
    return { kind: 'map', position, entries };
  }

  #positionOf(node: Node | null, fallback: Position): Position {
    const start = node?.range?.[0];
    if (start === undefined) return fallback;
    const { line, col } = this.#lines.linePos(start);
    return { line, column: col };
  }

  #report(position: Position, what: string, expected: string): void {
    this.problems.push({ file: this.#file, ...position, what, expected });
  }
}

const tooLarge = {
  what: 'the file holds far more than a consultation, or nests too deeply (aliases included)',
  expected: 'a consultation as the schema describes it',
};

function nodeOrNull(value: unknown): Node | null {
  return isAlias(value) || isMap(value) || isScalar(value) || isSeq(value) ? value : null;
}

/** Reads YAML 1.2 text. Where the syntax is broken nothing else is looked at: it would only confuse. */
export function readLocated(file: string, source: string): Checked<Located> {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
  });
  const broken = [...document.errors, ...document.warnings].map((error): FileProblem => {
    const { line, col } = lines.linePos(error.pos[0]);
    const [what, expected] = wordsFor(error);
    return { file, line, column: col, what, expected };
  });
  if (broken.length > 0) return { ok: false, problems: onePerLine(broken) };
  const reader = new TreeReader(file, document, lines);
  const value = reader.read(document.contents, { line: 1, column: 1 }, 0);
  return value === undefined || reader.problems.length > 0
    ? { ok: false, problems: reader.problems }
    : { ok: true, value };
}

/** The parser often stumbles several times over one mistake; the first on a line is the one that helps. */
function onePerLine(problems: readonly FileProblem[]): FileProblem[] {
  const sorted = problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  return sorted.filter((problem, index) => problem.line !== sorted[index - 1]?.line);
}
