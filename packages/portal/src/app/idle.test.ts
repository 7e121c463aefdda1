import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idleState } from './idle.ts';

const minute = 60_000;

test('announces the end of a session two minutes before, by the wall clock', () => {
  assert.deepEqual(idleState(0, 0, 10), { kind: 'active' });
  assert.deepEqual(idleState(8 * minute - 1, 0, 10), { kind: 'active' });
  assert.deepEqual(idleState(8 * minute, 0, 10), { kind: 'ending', minutesLeft: 2 });
  assert.deepEqual(idleState(9 * minute, 0, 10), { kind: 'ending', minutesLeft: 1 });
  assert.deepEqual(idleState(9.5 * minute, 0, 10), { kind: 'ending', minutesLeft: 0 });
  assert.deepEqual(idleState(10 * minute, 0, 10), { kind: 'over' });
  assert.deepEqual(idleState(500 * minute, 0, 10), { kind: 'over' });
});

test('starts anew at each contact', () => {
  assert.deepEqual(idleState(15 * minute, 9 * minute, 10), { kind: 'active' });
});

test('announces a short session at its half', () => {
  assert.deepEqual(idleState(0.4 * minute, 0, 1), { kind: 'active' });
  assert.deepEqual(idleState(0.6 * minute, 0, 1), { kind: 'ending', minutesLeft: 0 });
});
