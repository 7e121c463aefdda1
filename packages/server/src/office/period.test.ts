import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingAfter, hourOf, localText, readMoment } from './period.ts';

const timeZone = 'Europe/Brussels';
const now = new Date('2018-06-11T10:00:00Z');
const read = (text: string) => {
  const moment = readMoment(text, { timeZone, hour: '16:00', now });
  return moment.ok ? moment.value.toISOString() : moment.error.code;
};

test('a moment is read on the clocks of the zone, in summer and in winter', () => {
  assert.equal(read('2018-06-13T00:00'), '2018-06-12T22:00:00.000Z');
  assert.equal(read('2018-06-13 08:30'), '2018-06-13T06:30:00.000Z');
  assert.equal(read('2018-12-13T08:30'), '2018-12-13T07:30:00.000Z');
  assert.equal(read('2018-06-13T08:30+09:00'), '2018-06-12T23:30:00.000Z');
  assert.equal(read('2018-06-13T08:30Z'), '2018-06-13T08:30:00.000Z');
  assert.equal(read('now'), now.toISOString());
});

test('a day alone means the hour that goes with it', () => {
  assert.equal(read('2018-07-02'), '2018-07-02T14:00:00.000Z');
});

test('what is no moment of that zone is refused', () => {
  for (const text of [
    'soon',
    '13/06/2018',
    '2018-02-30',
    '2018-13-01',
    '2018-06-13T25:00',
    '2018-06-13T08:30+99',
    '2018-03-25T02:30',
    '2018-10-28T02:30',
  ]) {
    assert.equal(read(text), 'moment-wrong', text);
  }
});

test('twenty calendar days from 13 June end on 2 July at the closing hour, as in 2018', () => {
  const opensAt = new Date('2018-06-12T22:00:00Z');
  const closing = closingAfter(opensAt, 20, { timeZone, hour: '16:00' });
  assert.ok(closing.ok);
  assert.equal(closing.value.toISOString(), '2018-07-02T14:00:00.000Z');
  assert.equal(localText(closing.value, timeZone), '2018-07-02 16:00 (Europe/Brussels)');
});

test('calendar days are days on the clock: the hour stays when the clocks change in between', () => {
  const opensAt = new Date('2018-10-20T06:00:00Z');
  assert.equal(hourOf(opensAt, timeZone), '08:00');
  const closing = closingAfter(opensAt, 20, { timeZone, hour: '08:00' });
  assert.ok(closing.ok);
  assert.equal(closing.value.toISOString(), '2018-11-08T07:00:00.000Z');
});

test('the first day counts: one day ends on the day on which it began', () => {
  const closing = closingAfter(new Date('2018-06-13T06:00:00Z'), 1, { timeZone, hour: '16:00' });
  assert.ok(closing.ok);
  assert.equal(closing.value.toISOString(), '2018-06-13T14:00:00.000Z');
});
