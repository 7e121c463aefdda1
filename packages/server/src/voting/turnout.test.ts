import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mergeSmall, smallestGroup } from './turnout.ts';

const group = (id: string, entitled: number, voted: number) => ({
  ids: [id],
  title: { fr: id, nl: id },
  entitled,
  voted,
});

test('groups of enough people stay as they are; empty ones are left out', () => {
  const groups = [group('a', 10, 3), group('b', 40, 40), group('c', 0, 0)];
  assert.deepEqual(mergeSmall(groups), groups.slice(0, 2));
});

test('small groups are merged; a single one takes the smallest other with it', () => {
  const merged = mergeSmall([group('a', 4, 1), group('b', 40, 7), group('c', 6, 2), group('d', 12, 0)]);
  assert.deepEqual(
    merged.map(({ ids, entitled, voted }) => [ids, entitled, voted]),
    [
      [['b'], 40, 7],
      [['d'], 12, 0],
      [['a', 'c'], 10, 3],
    ],
  );
  const single = mergeSmall([group('a', 9, 1), group('b', 40, 7), group('d', 12, 0)]);
  assert.deepEqual(
    single.map(({ ids }) => ids),
    [['b'], ['a', 'd']],
  );
});

test('whatever the groups, none that is told is too small, and the sums are those of all', () => {
  const groups = fc.array(
    fc
      .tuple(fc.nat(25), fc.nat(25))
      .map(([entitled, voted]) => [entitled, Math.min(entitled, voted)] as const),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(groups, (sizes) => {
      const all = sizes.map(([entitled, voted], index) => group(String(index), entitled, voted));
      const told = mergeSmall(all);
      const sum = (of: typeof told, key: 'entitled' | 'voted'): number =>
        of.reduce((total, each) => total + each[key], 0);
      assert.equal(sum(told, 'entitled'), sum(all, 'entitled'));
      assert.equal(sum(told, 'voted'), sum(all, 'voted'));
      const ids = told.flatMap((each) => each.ids);
      assert.equal(new Set(ids).size, ids.length);
      if (told.length > 1) for (const { entitled } of told) assert.ok(entitled >= smallestGroup);
    }),
  );
});
