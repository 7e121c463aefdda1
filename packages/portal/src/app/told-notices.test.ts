import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { noteTold, toldNotices } from './told-notices.ts';

before(() => {
  const kept = new Map<string, string>();
  Object.defineProperty(globalThis, 'sessionStorage', {
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
  });
});

test('what was said is known of each consultation, once', () => {
  assert.deepEqual(toldNotices('inami-2018'), []);
  noteTold('inami-2018', ['1', '2']);
  noteTold('inami-2018', ['2', '3']);
  noteTold('inami-2018-2', ['7']);
  assert.deepEqual(toldNotices('inami-2018'), ['1', '2', '3']);
  assert.deepEqual(toldNotices('inami-2018-2'), ['7']);
});
