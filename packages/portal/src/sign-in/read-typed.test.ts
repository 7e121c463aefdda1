import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newAccessCode } from '@isoloir/protocol';
import { type AccessField, readTyped } from './read-typed.ts';

const read = (field: AccessField, text: string, isRpps = true): string => {
  const reading = readTyped(field, text, isRpps);
  return reading.ok ? reading.value : reading.fault;
};

describe('what a voter types to sign in', () => {
  test('is read without spaces, hyphens, dots, invisible and full-width characters', () => {
    assert.equal(read('orderNumber', ' 12 34-5\u200b'), '12345');
    assert.equal(read('orderNumber', '１２３４'), '1234');
    assert.equal(read('number', '1000 0056\u00a0670'), '10000056670');
    assert.equal(read('mobile', '+33 6.12.34.56.78'), '+33612345678');
    assert.equal(read('mobile', '06 12 34 56 78'), '0612345678');
    assert.equal(read('mobile', '0471/12 34 56'), '0471123456');
    const identifier = newAccessCode('identifier');
    assert.equal(
      read('identifier', ` ${identifier.slice(0, 4).toLowerCase()}-${identifier.slice(4)} `),
      identifier,
    );
  });

  test('leaves the letter at the end of a pharmacist’s number out', () => {
    assert.equal(read('orderNumber', '123456 B'), '123456');
    assert.equal(read('orderNumber', '123456é'), '123456');
    assert.equal(read('orderNumber', '123456 BB'), 'malformed');
  });

  test('is refused where it has another length or other characters', () => {
    for (const text of ['123', '1234567', '12a45', '+3312'])
      assert.equal(read('orderNumber', text), 'malformed');
    for (const text of ['1000005667', '100000566700', 'abcdefghijk']) {
      assert.equal(read('number', text), 'malformed');
    }
    for (const text of ['12345678', '1234567890123456', '06 12 34 56 7x']) {
      assert.equal(read('mobile', text), 'malformed');
    }
    assert.equal(read('identifier', 'ABCD'), 'malformed');
    for (const field of ['identifier', 'password', 'orderNumber', 'number', 'mobile'] as const) {
      assert.equal(read(field, ' - '), 'missing', field);
    }
  });

  test('is a department of birth as its holder writes it', () => {
    for (const [typed, department] of [
      ['75', '75'],
      [' 2a ', '2A'],
      ['1', '01'],
      ['99', '99'],
    ] as const) {
      assert.equal(read('birthDepartment', typed), department);
    }
    for (const typed of ['0', '00', '2C', '975', 'AA'])
      assert.equal(read('birthDepartment', typed), 'malformed');
  });

  test('is an e-mail address with its dots and hyphens, without the spaces around it', () => {
    assert.equal(read('email', ' a.b-c@example.org '), 'a.b-c@example.org');
    for (const typed of ['a', 'a@b', 'a@b.', 'a b@c.de', 'a@@b.de'])
      assert.equal(read('email', typed), 'malformed');
    assert.equal(read('emailAgain', ' a.b-c@example.org '), 'a.b-c@example.org');
  });

  test('tells a slip of the finger in an identifier, a password or a RPPS number', () => {
    const password = newAccessCode('password');
    const slipped = (password.startsWith('2') ? '3' : '2') + password.slice(1);
    assert.equal(read('password', password), password);
    assert.equal(read('password', slipped), 'checksum');
    assert.equal(read('token', slipped), 'checksum');
    assert.equal(read('number', '10000056671'), 'checksum');
    assert.equal(read('number', '10000065670'), 'checksum');
    assert.equal(
      read('number', '10000056671', false),
      '10000056671',
      'other organisations have other numbers',
    );
  });
});
