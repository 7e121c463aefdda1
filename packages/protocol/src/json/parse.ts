import { attempt, type ProtocolError, type ProtocolErrorCode, refuse } from '../errors.ts';
import { type Result } from '../result.ts';
import { type JsonValue, writeString } from './value.ts';

/** No datum of the format nests deeper than this; it bounds the recursion on hostile input. */
const MAX_DEPTH = 12;

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** The text that a JSON string stands for, `undefined` when it is not one. */
function unescape(raw: string): string | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // The platform's reader throws on every malformed string; `undefined` says the same.
    return undefined;
  }
}

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
      if (fields.has(key)) refuse('json-duplicate-key', `key ${writeString(key.slice(0, 40))} occurs twice`);
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
    if (this.#text[this.#at] !== '"') return this.#unexpected();
    const raw = this.#text.slice(this.#at, this.#stringEnd());
    const value = unescape(raw);
    if (value === undefined) return refuse('json-invalid', `the string at ${this.#at} is not one`);
    if (writeString(value) !== raw) refuse(this.#notCanonical, `the string at ${this.#at} has another form`);
    this.#at += raw.length;
    return value;
  }

  /**
   * Where the string that begins here ends: after the next quote that no odd number of backslashes precedes. A loop,
   * because a regular expression exhausts its stack on hostile strings of some megabytes.
   */
  #stringEnd(): number {
    let quote = this.#at;
    for (;;) {
      quote = this.#text.indexOf('"', quote + 1);
      if (quote < 0) return refuse('json-invalid', `the string at ${this.#at} has no end`);
      let backslashes = 0;
      while (this.#text[quote - 1 - backslashes] === '\\') backslashes += 1;
      if (backslashes % 2 === 0) return quote + 1;
    }
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const raw = NUMBER.exec(this.#text)?.[0];
    if (raw === undefined) return this.#unexpected();
    const value = Number(raw);
    if (String(value) !== raw) refuse(this.#notCanonical, `the number at ${this.#at} has another form`);
    this.#at += raw.length;
    return value;
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
