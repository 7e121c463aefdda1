/** A JSON value as {@link parseJson} reads it. Objects are maps, so that no key has a special meaning. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object: keys in the order in which they were written. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Tells an object from other JSON values. */
export function isJsonObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

/** A string as the format writes it: as `JSON.stringify` does, except that DEL is escaped as well. */
export function writeString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

/** Exact compact text of plain data; object fields come in the order in which they were set. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

/** Exact compact text of a value that was read: the very text that it was read from. */
export function writeValue(value: JsonValue): string {
  if (typeof value === 'string') return writeString(value);
  if (isJsonObject(value)) {
    return `{${[...value].map(([key, inner]) => `${writeString(key)}:${writeValue(inner)}`).join(',')}}`;
  }
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return `[${items.map(writeValue).join(',')}]`;
  }
  return JSON.stringify(value);
}
