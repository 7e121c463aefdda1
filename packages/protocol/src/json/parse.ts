import { attempt, type ProtocolError, type ProtocolErrorCode, refuse } from '../errors.ts';
import { type Result } from '../result.ts';
import { type JsonValue, writeString } from './value.ts';

/** No datum of the format nests deeper than this; it bounds the recursion on hostile input. */
const MAX_DEPTH = 12;

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // eslint-disable-line no-control-regex -- JSON forbids exactly these
const LITERALS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Recursive-descent reader that accepts canonical text only: each token is written again and compared. */
class Parser {
  readonly #text: string;
  readonly #notCanonical: ProtocolErrorCode;
  #at = 0;

  constructor(text: string, notCanonical: ProtocolErrorCode) {
    this.#text = text;
    this.#notCanonical = notCanonical;
  }

  document(): JsonValue {
    const value = this.#value(0);
    if (this.#at !== this.#text.length) this.#unexpected();
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) refuse('json-invalid', `nested deeper than ${MAX_DEPTH} levels`);
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return this.#string();
    for (const [word, value] of LITERALS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #object(depth: number): JsonValue {
    const fields = new Map<string, JsonValue>();
    this.#at += 1;
    if (this.#skip('}')) return fields;
    do {
      const key = this.#string();
      if (fields.has(key)) refuse('json-duplicate-key', `key ${writeString(key)} occurs twice`);
      this.#expect(':');
      fields.set(key, this.#value(depth + 1));
    } while (this.#skip(','));
    this.#expect('}');
    return fields;
  }

  #array(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.#at += 1;
    if (this.#skip(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#skip(','));
    this.#expect(']');
    return items;
  }

  #string(): string {
    const raw = this.#token(STRING);
    const value: unknown = JSON.parse(raw);
    if (typeof value !== 'string') return this.#unexpected();
    if (writeString(value) !== raw) refuse(this.#notCanonical, `string ${raw} has a shorter form`);
    return value;
  }

  #number(): number {
    const raw = this.#token(NUMBER);
    const value = Number(raw);
    if (String(value) !== raw) refuse(this.#notCanonical, `number ${raw} is not in canonical form`);
    return value;
  }

  #token(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const raw = pattern.exec(this.#text)?.[0];
    if (raw === undefined) return this.#unexpected();
    this.#at += raw.length;
    return raw;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#skip(character)) this.#unexpected();
  }

  #unexpected(): never {
    const found = this.#text[this.#at];
    if (found !== undefined && ' \t\n\r'.includes(found)) {
      refuse(this.#notCanonical, `white space at ${this.#at}`);
    }
    return refuse(
      'json-invalid',
      `unexpected ${found === undefined ? 'end' : writeString(found)} at ${this.#at}`,
    );
  }
}

/**
 * Reads JSON in the one form that the format allows: no white space, no needless escapes, no duplicate keys,
 * well-formed Unicode. `notCanonical` is the code for a text that means something but is written otherwise.
 */
export function parseJson(
  text: string,
  notCanonical: ProtocolErrorCode = 'json-not-canonical',
): Result<JsonValue, ProtocolError> {
  return attempt(() => {
    if (!text.isWellFormed()) refuse('json-invalid', 'lone surrogates in the text');
    return new Parser(text, notCanonical).document();
  });
}
