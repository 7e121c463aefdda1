import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outcomesOf } from './elected.ts';

test('the seats go to those with the most votes, in whatever order they stand', () => {
  assert.deepEqual(outcomesOf([3, 9, 1, 7], 2), [undefined, 'elected', undefined, 'elected']);
  assert.deepEqual(outcomesOf([3, 9], 5), ['elected', 'elected']);
});

test('a tie for the last seat is told of all who are in it, and decided for none', () => {
  assert.deepEqual(outcomesOf([9, 4, 4, 1], 2), ['elected', 'tied', 'tied', undefined]);
  // Equal votes for as many seats are no tie.
  assert.deepEqual(outcomesOf([9, 4, 4, 1], 3), ['elected', 'elected', 'elected', undefined]);
  assert.deepEqual(outcomesOf([2, 2, 2], 1), ['tied', 'tied', 'tied']);
});

test('nobody is elected without a vote', () => {
  assert.deepEqual(outcomesOf([0, 5, 0], 3), [undefined, 'elected', undefined]);
  assert.deepEqual(outcomesOf([0, 0], 1), [undefined, undefined]);
});

test('never more elected than seats, no tie that all seats could hold, nobody passed over', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 30 }),
      (votes, mandates) => {
        const outcomes = outcomesOf(votes, mandates);
        const elected = outcomes.filter((outcome) => outcome === 'elected').length;
        const tied = outcomes.filter((outcome) => outcome === 'tied').length;
        assert.ok(elected <= mandates);
        if (tied > 0) assert.ok(elected < mandates && elected + tied > mandates);
        votes.forEach((own, at) => {
          if (outcomes[at] !== undefined || own === 0) return;
          const better = votes.filter((other) => other > own).length;
          assert.ok(better >= mandates);
        });
      },
    ),
  );
});
