import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newAccessCode, readAccessCode, type AccessCodeKind } from './access-code.ts';

const kinds = [
  ['identifier', 8],
  ['password', 12],
  ['token', 12],
] as const satisfies readonly (readonly [AccessCodeKind, number])[];

const codeOf = (kind: AccessCodeKind, text: string): string => {
  const read = readAccessCode(kind, text);
  return read.ok ? read.value : read.error.code;
};

describe('codes to sign in with', () => {
  for (const [kind, length] of kinds) {
    it(`${kind}: ${String(length)} characters that are not mistaken for each other, never the same`, () => {
      const made = new Set(Array.from({ length: 500 }, () => newAccessCode(kind)));
      assert.equal(made.size, 500);
      for (const code of made) {
        assert.match(code, /^[2-9A-HJKMNP-TV-Z]+$/);
        assert.equal(code.length, length);
        assert.equal(codeOf(kind, code), code);
      }
    });

    it(`${kind}: read in any case, with spaces, hyphens, dots, invisible and full-width characters`, () => {
      const code = newAccessCode(kind);
      const grouped = code.replaceAll(/(.{4})(?=.)/g, '$1-');
      const wide = code.replaceAll(/./g, (character) =>
        String.fromCharCode(character.charCodeAt(0) + 0xfee0),
      );
      for (const typed of [grouped, grouped.toLowerCase(), ` ${grouped.replaceAll('-', ' ')}\n`, wide]) {
        assert.equal(codeOf(kind, typed), code, typed);
      }
      assert.equal(codeOf(kind, grouped.replace('-', '\u2011').replace(/^/, '\u200b')), code);
      assert.equal(codeOf(kind, grouped.replaceAll('-', '.')), code);
    });

    it(`${kind}: one wrong character is told here; another shape too`, () => {
      fc.assert(
        fc.property(
          fc.nat(length - 1),
          fc.constantFrom(...Array.from('23456789ABCDEFGHJKMNPQRSTVWXYZ')),
          (at, other) => {
            const code = newAccessCode(kind);
            const wrong = Array.from(code).with(at, other).join('');
            assert.equal(codeOf(kind, wrong), wrong === code ? code : 'access-code-checksum');
          },
        ),
      );
      for (const text of ['', 'ABCD', `${newAccessCode(kind)}2`, newAccessCode(kind).replace(/./, 'U')]) {
        assert.equal(codeOf(kind, text), 'access-code-malformed');
      }
    });
  }
});
