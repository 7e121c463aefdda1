import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generateCredential } from '@isoloir/protocol';
import { letterFaultOf, readLetterCode } from './letter-code.ts';

const code = 'AbCd2-EfGh34-JkLm5-NpQr67';
const fullWidth = code.replaceAll(/./g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

describe('the code of a letter', () => {
  test('is read as it is printed, and with all that typing and copying add', () => {
    for (const typed of [
      code,
      ` ${code}\n`,
      code.replaceAll('-', ' '),
      code.replaceAll('-', ''),
      code.replaceAll('-', '–'),
      code.replaceAll('-', '\u00a0\u200b\u2011'),
      code.replaceAll('-', ' - '),
      fullWidth,
    ]) {
      assert.deepEqual(readLetterCode(typed), { ok: true, credential: code }, typed);
    }
    const made = generateCredential();
    assert.deepEqual(readLetterCode(made), { ok: true, credential: made });
  });

  test('keeps small and capital letters apart', () => {
    const read = readLetterCode(code.replace('AbCd2', 'aBcD2'));
    assert.deepEqual(read, { ok: true, credential: code.replace('AbCd2', 'aBcD2') });
  });

  test('tells what is wrong with it', () => {
    const faultOf = (typed: string) => {
      const read = readLetterCode(typed);
      return read.ok ? undefined : read.fault;
    };
    assert.equal(faultOf(' - '), 'missing');
    assert.equal(faultOf(code.slice(1)), 'too-short');
    assert.equal(faultOf(`${code}8`), 'too-long');
    for (const character of ['0', 'O', 'I', 'l', 'é', '_']) {
      assert.equal(faultOf(code.replace('A', character)), 'characters', character);
    }
  });

  test('can be mended after two answers of the server only', () => {
    assert.equal(letterFaultOf('ballot-credential-unlisted'), 'ballot-credential-unlisted');
    assert.equal(letterFaultOf('ballot-credential-used'), 'ballot-credential-used');
    for (const other of ['already-voted', 'ballot-credential-foreign', 'election-closed'])
      assert.equal(letterFaultOf(other), undefined);
  });
});
