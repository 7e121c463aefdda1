import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberCell } from './cells.ts';

test('professional numbers are groups of letters and digits, with one separator between them', () => {
  for (const number of ['1', '1-00001-01-003', '10/3', 'É12 34.5'])
    assert.deepEqual(numberCell(number, false), { ok: true, value: number });
  for (const number of ['', '-1', '1-', '1--2', '1 - 2', '1'.repeat(41)])
    assert.equal(numberCell(number, false).ok, false, number);
});

test(
  'a wrong number is refused at once, however it is made to look like a right one',
  { timeout: 2000 },
  () => {
    assert.equal(numberCell(`${'1'.repeat(39)}!`, false).ok, false);
  },
);
