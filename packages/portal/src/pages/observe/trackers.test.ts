import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAsPublished, lostBetween, pageOf, pagesOf, trackersLike } from './trackers.ts';

const many = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(5, '0'));

test('ten thousand trackers are pages of a hundred, each tracker on one of them', () => {
  assert.equal(pagesOf(many), 100);
  const all = Array.from({ length: 100 }, (_, index) => pageOf(many, index + 1));
  assert.deepEqual(
    all.flatMap(({ trackers }) => trackers),
    many,
  );
  assert.deepEqual([all[99]?.from, all[99]?.to], [9901, 10_000]);
  assert.equal(pagesOf([]), 1);
});

test('a tracker is found by any part of it, with spaces around what was pasted', () => {
  assert.deepEqual(trackersLike(many, ' 09999 '), ['09999']);
  assert.equal(trackersLike(many, '').length, 10_000);
  assert.deepEqual(trackersLike(many, 'x'), []);
});

test('an urn is as published only with its own size, order and digest', () => {
  const urn = { uuid: 'u', size: 2, digest: 'd', trackers: ['a', 'b'] };
  assert.ok(isAsPublished(urn, 'd'));
  assert.ok(!isAsPublished(urn, 'e'));
  assert.ok(!isAsPublished({ ...urn, size: 3 }, 'd'));
  assert.ok(!isAsPublished({ ...urn, trackers: ['b', 'a'] }, 'd'));
  // The same ballot twice would count twice.
  assert.ok(!isAsPublished({ ...urn, trackers: ['a', 'a'] }, 'd'));
});

test('what an urn has lost is told, however much has come', () => {
  assert.deepEqual(lostBetween(['a', 'b'], ['b', 'c', 'd']), ['a']);
  assert.deepEqual(lostBetween([], ['a']), []);
});
