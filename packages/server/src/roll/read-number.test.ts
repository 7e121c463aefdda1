import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  maskMobile,
  plainNumber,
  readDepartment,
  readMobile,
  readOrderNumber,
  readRpps,
} from './read-number.ts';

/** Marks that people put between digits, or that a page or a phone puts there for them. */
const separators = [' ', '-', '–', '.', '/', '\u00a0', '\u202f', '\u200b', '\u2060', '\u00ad', '\t'];
const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A number with any separators before, between and after its signs, in any width and case. */
function typed(number: string): fc.Arbitrary<string> {
  const gap = fc.array(fc.constantFrom(...separators), { maxLength: 2 }).map((signs) => signs.join(''));
  const sign = fc.constantFrom<(text: string) => string>(
    (text) => text,
    wide,
    (text) => text.toLowerCase(),
  );
  return fc
    .tuple(fc.array(fc.tuple(gap, sign), { minLength: number.length, maxLength: number.length }), gap)
    .map(
      ([gaps, end]) =>
        gaps.map(([before, write], index) => before + write(number.charAt(index))).join('') + end,
    );
}

suite('numbers as people type them', () => {
  for (const [number, read] of [
    ['19990000002', readRpps],
    ['675251', readOrderNumber],
    ['0639981234', readMobile],
    ['+33639981234', readMobile],
    ['AB12CD', plainNumber],
  ] as const) {
    test(`${number} is the same however it is spaced, and in full-width characters`, () => {
      const plain = read(number);
      assert.notEqual(plain, undefined);
      fc.assert(fc.property(typed(number), (text) => read(text) === plain));
    });
  }
});

suite('an RPPS number', () => {
  test('has eleven digits and its key', () => {
    assert.equal(readRpps('1999 000 0002'), '19990000002');
    for (const bad of ['', '1999000000', '199900000020', '1999000000A', '19990000012']) {
      assert.equal(readRpps(bad), undefined, bad);
    }
  });

  test('with one digit wrong, or two neighbours changed about, is refused', () => {
    const good = '19996686515';
    assert.equal(readRpps(good), good);
    for (let place = 0; place < good.length; place += 1) {
      for (const digit of '0123456789') {
        const changed = good.slice(0, place) + digit + good.slice(place + 1);
        assert.equal(readRpps(changed), changed === good ? good : undefined);
      }
      const [one = '', other = ''] = good.slice(place, place + 2);
      const swapped = good.slice(0, place) + other + one + good.slice(place + 2);
      // Luhn tells 09 from 90 no more than that.
      if (swapped !== good && other !== '' && ![one + other, other + one].includes('09')) {
        assert.equal(readRpps(swapped), undefined, swapped);
      }
    }
  });
});

suite('an order number', () => {
  test('has four to six digits, and a pharmacist’s letter does not count', () => {
    for (const [text, number] of [
      ['1234', '1234'],
      ['675251', '675251'],
      ['12345B', '12345'],
      ['12345 b', '12345'],
      ['0123', '0123'],
    ] as const) {
      assert.equal(readOrderNumber(text), number);
    }
  });

  test('is nothing else: not with the department’s number before it, nor with two letters', () => {
    for (const text of ['', '123', '1234567', '75/123456', 'A1234', '1234AB', '12 34 éé']) {
      assert.equal(readOrderNumber(text), undefined, text);
    }
  });
});

suite('a department of birth', () => {
  test('is read as the health insurance card has it, or as people say it', () => {
    for (const [text, department] of [
      ['01', '01'],
      ['1', '01'],
      ['75', '75'],
      ['2a', '2A'],
      [' 2-B ', '2B'],
      ['９９', '99'],
    ] as const) {
      assert.equal(readDepartment(text), department);
    }
  });

  test('is nothing else', () => {
    for (const text of ['', '0', '00', '100', '971', '2C', 'A2', 'Ain']) {
      assert.equal(readDepartment(text), undefined, text);
    }
  });
});

suite('a mobile number', () => {
  test('is understood as people of France, its overseas departments and Belgium write it', () => {
    for (const [text, number] of [
      ['06 39 98 12 34', '+33639981234'],
      ['07.56.00.00.00', '+33756000000'],
      ['+33 (0)6 39 98 12 34', '+33639981234'],
      ['0033 6 39 98 12 34', '+33639981234'],
      ['＋３３ ６ ３９９８１２３４', '+33639981234'],
      ['0690 12 34 56', '+590690123456'],
      ['0692 12 34 56', '+262692123456'],
      ['0639 01 23 45', '+262639012345'],
      ['0694 12 34 56', '+594694123456'],
      ['0696 12 34 56', '+596696123456'],
      ['0470 12 34 56', '+32470123456'],
      ['+44 7700 900123', '+447700900123'],
    ] as const) {
      assert.equal(readMobile(text), number, text);
    }
  });

  test('is nothing else: no line at home, no number too short or too long, no words', () => {
    for (const text of ['', '01 99 00 53 03', '06 39 98 12', '06 39 98 12 345', '+1', '+0612345678', 'six']) {
      assert.equal(readMobile(text), undefined, text);
    }
  });

  test('shows its last two digits only', () => {
    assert.equal(maskMobile('+33639981234'), '•••••••34');
  });
});
