import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeOf, made } from '../testing/elections.ts';
import { parseJson } from './parse.ts';
import { isJsonObject, type JsonValue, writeJson } from './value.ts';

/** Plain data of a parsed value. */
function plain(value: JsonValue): unknown {
  if (isJsonObject(value)) {
    return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

const text = fc.string({ unit: 'grapheme' }).filter((value) => value !== '__proto__');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.integer(), text, fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    // Keys that look like array indices are reordered by JavaScript itself.
    fc.dictionary(
      text.filter((key) => !/^\d+$/.test(key)),
      tie('tree'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('strict JSON', () => {
  it('reads back whatever is written', () => {
    fc.assert(
      fc.property(tree, (value) => {
        assert.deepEqual(plain(made(parseJson(writeJson(value)))), value);
      }),
    );
  });

  it('agrees with JSON.parse on what is JSON at all, and never throws', () => {
    const snippets = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      'a',
      '\\',
      '\\u00e9',
      '1',
      '-',
      '0',
      '.',
      'e',
      'null',
      'true',
      ' ',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(snippets, { maxLength: 12 }).map((parts) => parts.join('')),
        (candidate) => {
          const code = codeOf(parseJson(candidate));
          if (code === 'accepted') assert.equal(writeJson(JSON.parse(candidate)), candidate);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads strings of some megabytes, with and without escapes', () => {
    for (const long of ['a', '\n', '\\', '"', 'é'].map((part) => part.repeat(2 ** 22))) {
      assert.equal(made(parseJson(writeJson(long))), long);
    }
  });

  const refusals: readonly (readonly [string, string, string])[] = [
    ['white space', '{"a": 1}', 'json-not-canonical'],
    ['a final newline', '[1]\n', 'json-not-canonical'],
    ['a leading zero', '[01]', 'json-not-canonical'],
    ['an exponent', '[1e2]', 'json-not-canonical'],
    ['minus zero', '[-0]', 'json-not-canonical'],
    ['a fraction that is whole', '[1.0]', 'json-not-canonical'],
    ['a needless escape', '["\\u0041"]', 'json-not-canonical'],
    ['an escaped solidus', '["\\/"]', 'json-not-canonical'],
    ['an upper-case escape', '["\\u001F"]', 'json-not-canonical'],
    ['a bare DEL', '["\u007f"]', 'json-not-canonical'],
    ['a duplicate key', '{"a":1,"a":1}', 'json-duplicate-key'],
    ['a duplicate key by escape', '{"a":1,"\\u0061":1}', 'json-not-canonical'],
    ['a trailing comma', '[1,]', 'json-invalid'],
    ['two documents', '[][]', 'json-invalid'],
    ['nothing', '', 'json-invalid'],
    ['a lone surrogate', '["\ud800"]', 'json-invalid'],
    ['a byte order mark', '\ufeff[]', 'json-invalid'],
    ['a control character', '["\u0001"]', 'json-invalid'],
    ['a string without end', `"${'a'.repeat(2 ** 23)}`, 'json-invalid'],
    ['a string that ends in an escape', '"\\\\\\"', 'json-invalid'],
    ['a bad escape', '["\\x"]', 'json-invalid'],
    ['deep nesting', '['.repeat(100_000), 'json-invalid'],
  ];
  for (const [what, input, code] of refusals) {
    it(`refuses ${what}`, () => assert.equal(codeOf(parseJson(input)), code));
  }
});
