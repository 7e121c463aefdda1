import { type ProtocolErrorCode, refuse } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './value.ts';

/** What an object must hold: names in their order; a trailing `?` marks a field that may be absent. */
export type FieldNames = readonly string[];

/** Reads an object with exactly these fields in exactly this order. */
export function readObject(
  value: JsonValue,
  names: FieldNames,
  path: string,
  notCanonical: ProtocolErrorCode = 'json-not-canonical',
): JsonObject {
  if (!isJsonObject(value)) return refuse('field-type', 'expected an object', path);
  const expected: string[] = [];
  for (const name of names) {
    const key = name.replace('?', '');
    if (value.has(key)) expected.push(key);
    else if (name === key)
      refuse('field-missing', `field ${key} is missing`, path === '' ? key : `${path}.${key}`);
  }
  const found = [...value.keys()];
  const surplus = found.find((key) => !expected.includes(key));
  if (surplus !== undefined)
    refuse('field-unexpected', `field ${JSON.stringify(surplus.slice(0, 40))} is unknown`, path);
  if (found.join() !== expected.join())
    refuse(notCanonical, `fields must come as ${expected.join(', ')}`, path);
  return value;
}

/** A field that {@link readObject} has found. */
export function fieldOf(object: JsonObject, name: string, path: string): JsonValue {
  const value = object.get(name);
  return value === undefined ? refuse('field-missing', `field ${name} is missing`, path) : value;
}

/** Reads a list, each item by `read`, of a fixed length when one is given. */
export function readList<T>(
  value: JsonValue,
  path: string,
  read: (item: JsonValue, path: string, index: number) => T,
  length?: number,
): readonly T[] {
  if (!Array.isArray(value)) return refuse('field-type', 'expected a list', path);
  const items: readonly JsonValue[] = value;
  if (length !== undefined && items.length !== length) {
    refuse('list-length', `expected ${length} items, found ${items.length}`, path);
  }
  return items.map((item, index) => read(item, `${path}[${index}]`, index));
}

/** Reads a string. */
export function readString(value: JsonValue, path: string): string {
  return typeof value === 'string' ? value : refuse('field-type', 'expected a string', path);
}

/** Reads a whole number from 0 up to `limit`. */
export function readCount(value: JsonValue, path: string, limit = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number') return refuse('field-type', 'expected a number', path);
  if (!Number.isSafeInteger(value) || value < 0 || value > limit) {
    refuse('field-value', `expected a whole number from 0 to ${limit}`, path);
  }
  return value;
}
