import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import type { Path } from './shape.ts';

/** Notes a problem at a path of the file. */
export type Report = (path: Path, what: string, expected: string) => void;

/** Reports each id that an earlier entry of the same list has. */
export function checkUnique(file: unknown, path: Path, kind: string, report: Report): void {
  const list = path.reduce<unknown>((value, step) => field(value, step), file);
  const first = new Map<unknown, number>();
  for (const [index, entry] of items(list).entries()) {
    const id = field(entry, 'id');
    if (typeof id !== 'string') continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    else
      report(
        [...path, index, 'id'],
        `the ${kind} “${id}” stands twice: it is entry ${String(earlier + 1)} too`,
        'an id of its own',
      );
  }
}

/** A part of the file, if it has the shape that is wanted. */
export function part<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> | undefined {
  return Check(schema, value) ? value : undefined;
}

/** What stands under a key, whatever the value is. */
export function field(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** The entries of a list; none when it is no list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
