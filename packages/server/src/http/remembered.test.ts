import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesAfter } from '../clock.ts';
import { createMemory, type Made } from './remembered.ts';

const start = new Date('2026-02-03T09:00:00Z');
let now = start;
let made = 0;

/** Makes a text; how often that was done is in its tag. */
const make = (value: string) => (): Promise<Made<string>> => {
  made += 1;
  return Promise.resolve({ value, tag: `${made}` });
};
const memory = () => createMemory<string>(() => now, { most: 10, sizeOf: ({ length }) => length });

test('the same state is made once, for whoever asks meanwhile too; another state, or a minute later, anew', async () => {
  [now, made] = [start, 0];
  const recall = memory();
  const [one, two] = await Promise.all([recall('a', '1', make('x')), recall('a', '1', make('y'))]);
  assert.deepEqual([one, two], [one, one]);
  assert.equal((await recall('a', '2', make('z'))).value, 'z');
  assert.equal((await recall('b', '2', make('of b'))).value, 'of b');
  assert.equal(made, 3);
  now = minutesAfter(start, 1);
  assert.equal((await recall('a', '2', make('later'))).value, 'later');
  now = minutesAfter(start, -5);
  assert.equal((await recall('a', '2', make('set back'))).value, 'set back');
});

test('no more than so much is kept: the first is forgotten, and what is too large is made each time', async () => {
  [now, made] = [start, 0];
  const recall = memory();
  await recall('a', '1', make('123456'));
  await recall('b', '1', make('123'));
  await recall('c', '1', make('12'));
  assert.equal((await recall('b', '1', make(''))).tag, '2');
  assert.equal((await recall('a', '1', make('123456'))).tag, '4');
  await recall('large', '1', make('12345678901'));
  assert.equal((await recall('large', '1', make('12345678901'))).tag, '6');
  assert.equal((await recall('a', '1', make(''))).tag, '4', 'it pushes nothing out');
});

test('what fails is not remembered', async () => {
  const recall = memory();
  await assert.rejects(recall('a', '1', () => Promise.reject(new Error('no'))));
  assert.equal((await recall('a', '1', make('x'))).value, 'x');
});
