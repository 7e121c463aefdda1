import { Type, type TObject, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { FileProblem } from './definition.ts';
import type { Located, Position } from './located.ts';
import { nearest } from './nearest.ts';

/** Which keys and list places lead to a value. */
export type Path = readonly (string | number)[];

/** What a value is, in words: `the number 9`, `the text “four”`, `a list`. */
function describeValue(value: Located): string {
  if (value.kind === 'list') return 'a list';
  if (value.kind === 'map') return 'a group of keys';
  if (value.value === null) return 'empty';
  if (typeof value.value === 'string') {
    const shown = value.value.length > 60 ? `${value.value.slice(0, 60)}…` : value.value;
    return `the text “${shown}”`;
  }
  return typeof value.value === 'number' ? `the number ${String(value.value)}` : String(value.value);
}

/** What a path is called in a message: its last key, or the place in its list. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return last;
  const list = path.at(-2);
  return `entry ${String(last + 1)} of ${list === undefined ? 'the list' : String(list)}`;
}

function option(schema: TSchema, key: string): unknown {
  return Reflect.get(schema, key);
}

function integerWords(schema: TSchema): string {
  const minimum = option(schema, 'minimum');
  const maximum = option(schema, 'maximum');
  return `a whole number from ${String(minimum)} to ${String(maximum)}`;
}

/** What the schema wants at a place, in plain words. */
function expectedBy(schema: TSchema): string {
  const words = option(schema, 'patternErrorMessage');
  if (typeof words === 'string') return words;
  if (Type.IsEnum(schema))
    return schema.enum.length === 1 ? String(schema.enum[0]) : `one of ${schema.enum.join(', ')}`;
  if (Type.IsInteger(schema)) return integerWords(schema);
  if (Type.IsBoolean(schema)) return 'true or false';
  if (Type.IsArray(schema)) return 'a list: each entry on a line of its own after a hyphen';
  if (Type.IsObject(schema))
    return `a group of keys, each on a line of its own: ${Object.keys(schema.properties).join(', ')}`;
  if (Type.IsUnion(schema)) return 'a text, or one for each language: {fr: …, nl: …}';
  return 'a text';
}

/** What to write in place of an unknown key. */
function expectedKey(
  key: string,
  known: ReadonlyMap<string, TSchema>,
  given: ReadonlyMap<string, unknown>,
): string {
  const meant = nearest(key, [...known.keys()]);
  if (meant !== undefined) {
    return given.has(meant) ? `no such key: “${meant}” is given already` : `“${meant}”, if that was meant`;
  }
  const free = [...known.keys()].filter((each) => !given.has(each));
  return free.length === 0 ? 'no further key' : `one of ${free.join(', ')}`;
}

const plural: Record<string, string> = { minItems: 'at least', maxItems: 'at most' };

/** Walks the file and the schema together; every difference is a problem with its place. */
class ShapeChecker {
  readonly problems: FileProblem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** The plain value, without the keys that the schema does not know. */
  check(value: Located, schema: TSchema, path: Path): unknown {
    if (Type.IsUnion(schema)) return this.#checkUnion(value, schema.anyOf, schema, path);
    if (Type.IsObject(schema)) {
      if (value.kind === 'map') return this.#checkMap(value.entries, value.position, schema, path);
      return this.#refuse(value, schema, path);
    }
    if (Type.IsArray(schema)) {
      if (value.kind !== 'list') return this.#refuse(value, schema, path);
      this.#checkList(value, schema, path);
      return value.items.map((item, index) => this.check(item, schema.items, [...path, index]));
    }
    if (value.kind !== 'scalar' || !Check(schema, value.value)) return this.#refuse(value, schema, path);
    return value.value;
  }

  #checkUnion(value: Located, branches: readonly TSchema[], schema: TSchema, path: Path): unknown {
    // The one union of the schema is a text or a group of texts, so the kind of the value chooses the branch.
    const branch = branches.find((each) =>
      value.kind === 'map' ? Type.IsObject(each) : Type.IsString(each),
    );
    const isText = value.kind === 'map' || (value.kind === 'scalar' && typeof value.value === 'string');
    return branch === undefined || !isText
      ? this.#refuse(value, schema, path)
      : this.check(value, branch, path);
  }

  #checkMap(
    entries: Extract<Located, { kind: 'map' }>['entries'],
    position: Position,
    schema: TObject,
    path: Path,
  ): unknown {
    const title = option(schema, 'title');
    const group = typeof title === 'string' ? `${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}` : 'the group';
    const known = new Map(Object.entries(schema.properties));
    const plain: [string, unknown][] = [];
    for (const [key, entry] of entries) {
      const inner = known.get(key);
      if (inner !== undefined) {
        plain.push([key, this.check(entry.value, inner, [...path, key])]);
        continue;
      }
      this.#report(entry.position, `unknown key “${key}” in ${group}`, expectedKey(key, known, entries));
    }
    // A key that is there under a misspelt name was told already.
    const meant = new Set(
      [...entries.keys()].filter((key) => !known.has(key)).map((key) => nearest(key, [...known.keys()])),
    );
    for (const [key, inner] of known) {
      if (Type.IsOptional(inner) || entries.has(key) || meant.has(key)) continue;
      this.#report(position, `${group} has no “${key}”`, `${key}: ${expectedBy(inner)}`);
    }
    return Object.fromEntries(plain);
  }

  #checkList(value: Extract<Located, { kind: 'list' }>, schema: TSchema, path: Path): void {
    for (const limit of ['minItems', 'maxItems'] as const) {
      const bound = option(schema, limit);
      if (typeof bound !== 'number') continue;
      const count = value.items.length;
      if (limit === 'minItems' ? count >= bound : count <= bound) continue;
      this.#report(
        value.position,
        count === 0 ? `${nameOf(path)} is an empty list` : `${nameOf(path)} has ${String(count)} entries`,
        `${plural[limit] ?? ''} ${String(bound)} ${bound === 1 ? 'entry' : 'entries'}`,
      );
    }
    if (option(schema, 'uniqueItems') !== true) return;
    const seen = new Set<unknown>();
    for (const item of value.items) {
      if (item.kind !== 'scalar') continue;
      if (seen.has(item.value)) {
        this.#report(
          item.position,
          `${describeValue(item)} stands twice in ${nameOf(path)}`,
          'each entry once',
        );
      }
      seen.add(item.value);
    }
  }

  #refuse(value: Located, schema: TSchema, path: Path): unknown {
    const isUnquoted =
      value.kind === 'scalar' &&
      value.value !== null &&
      typeof value.value !== 'string' &&
      (Type.IsString(schema) || Type.IsUnion(schema));
    const meant =
      Type.IsEnum(schema) && value.kind === 'scalar'
        ? nearest(String(value.value), schema.enum.map(String))
        : undefined;
    this.#report(
      value.position,
      `${nameOf(path)} is ${describeValue(value)}`,
      `${expectedBy(schema)}${isUnquoted ? ' (put it in quotes)' : ''}${meant === undefined ? '' : `; “${meant}”, if that was meant`}`,
    );
    return value.kind === 'scalar' ? value.value : undefined;
  }

  #report(position: Position, what: string, expected: string): void {
    this.problems.push({ file: this.#file, ...position, what, expected });
  }
}

/**
 * Compares a file with the schema. The value is what the file says without unknown keys; parts of it may still be
 * wrong, so whoever reads it checks the part first.
 */
export function checkShape(
  file: string,
  tree: Located,
  schema: TSchema,
): { readonly value: unknown; readonly problems: readonly FileProblem[] } {
  const checker = new ShapeChecker(file);
  const value = checker.check(tree, schema, []);
  return { value, problems: checker.problems };
}

/** Where a path leads, or, where it ends early, the last place on the way. `at: 'key'` asks for the key's place. */
export function positionAt(tree: Located, path: Path, at: 'key' | 'value' = 'value'): Position {
  let node = tree;
  let position = tree.position;
  for (const step of path) {
    if (node.kind === 'map' && typeof step === 'string') {
      const entry = node.entries.get(step);
      if (entry === undefined) return position;
      node = entry.value;
      position = at === 'key' ? entry.position : entry.value.position;
    } else if (node.kind === 'list' && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) return position;
      node = item;
      position = item.position;
    } else return position;
  }
  return position;
}
