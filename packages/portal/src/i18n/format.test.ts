import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, sizeInWords, timeInWords, zoneInWords } from './format.ts';

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

test('dates and hours are told as each language writes them, in the zone of the vote', () => {
  const closing = new Date('2024-03-06T15:00:00Z');
  assert.equal(spaced(dateInWords(closing, 'fr', 'Europe/Brussels')), '6 mars 2024');
  assert.equal(spaced(dateInWords(closing, 'nl', 'Europe/Brussels')), '6 maart 2024');
  assert.equal(spaced(timeInWords(closing, 'fr', 'Europe/Brussels')), '16 h');
  assert.equal(spaced(timeInWords(closing, 'nl', 'Europe/Brussels')), '16.00 uur');

  const summer = new Date('2024-07-01T22:05:00Z');
  assert.equal(spaced(dateInWords(summer, 'fr', 'Europe/Brussels')), '2 juillet 2024');
  assert.equal(spaced(timeInWords(summer, 'fr', 'Europe/Brussels')), '0 h 05');
  assert.equal(spaced(timeInWords(summer, 'nl', 'Europe/Brussels')), '0.05 uur');
});

test('the first of a month is « 1er » in French', () => {
  const first = new Date('2024-02-01T12:00:00Z');
  assert.equal(spaced(dateInWords(first, 'fr', 'Europe/Brussels')), '1er février 2024');
  assert.equal(spaced(dateInWords(first, 'nl', 'Europe/Brussels')), '1 februari 2024');
});

test('no date breaks over two lines', () => {
  assert.ok(!dateInWords(new Date(0), 'fr', 'UTC').includes(' '));
});

test('a zone that the texts do not name is told by its common name', () => {
  assert.match(zoneInWords(new Date(0), 'fr', 'America/New_York'), /^heure/);
});

test('sizes of files are told in the units that each language uses', () => {
  assert.equal(sizeInWords(57_355, 'fr').replaceAll(/[\u00a0\u202f]/g, ' '), '57 ko');
  assert.equal(sizeInWords(57_355, 'nl').replaceAll('\u00a0', ' '), '57 kB');
  assert.equal(sizeInWords(3_240_000, 'fr').replaceAll(/[\u00a0\u202f]/g, ' '), '3,2 Mo');
  assert.equal(sizeInWords(12, 'nl').replaceAll('\u00a0', ' '), '1 kB');
});
