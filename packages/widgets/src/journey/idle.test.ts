import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idleState, type IdleRules } from './idle.ts';

const minute = 60_000;
const ten: IdleRules = { idleMinutes: 10 };
const endsAt = 10 * minute;

test('announces the end of a session two minutes before, by the wall clock', () => {
  assert.deepEqual(idleState(0, 0, ten), { kind: 'active' });
  assert.deepEqual(idleState(8 * minute - 1, 0, ten), { kind: 'active' });
  assert.deepEqual(idleState(8 * minute, 0, ten), { kind: 'ending', endsAt });
  assert.deepEqual(idleState(9 * minute, 0, ten), { kind: 'ending', endsAt });
  assert.deepEqual(idleState(9.5 * minute, 0, ten), { kind: 'ending', endsAt });
  assert.deepEqual(idleState(10 * minute, 0, ten), { kind: 'over' });
  assert.deepEqual(idleState(500 * minute, 0, ten), { kind: 'over' });
});

test('starts anew at each contact', () => {
  assert.deepEqual(idleState(15 * minute, 9 * minute, ten), { kind: 'active' });
});

test('announces a short session at its half', () => {
  const one = { idleMinutes: 1 };
  assert.deepEqual(idleState(0.4 * minute, 0, one), { kind: 'active' });
  assert.deepEqual(idleState(0.6 * minute, 0, one), { kind: 'ending', endsAt: minute });
});

test('asks nobody and ends nothing during the grace time, its last instant excepted', () => {
  const rules = { ...ten, graces: [{ from: 9 * minute, to: 39 * minute }] };
  assert.deepEqual(
    idleState(9 * minute - 1, 0, rules),
    { kind: 'active' },
    'the end would fall into the grace',
  );
  assert.deepEqual(idleState(9 * minute, 0, rules), { kind: 'active' });
  assert.deepEqual(idleState(39 * minute - 1, 0, rules), { kind: 'active' });
  assert.deepEqual(idleState(39 * minute, 0, rules), { kind: 'over' });
});

test('a time of grace brings nobody back whose session ended before it', () => {
  const rules = { ...ten, graces: [{ from: 11 * minute, to: 31 * minute }] };
  assert.deepEqual(idleState(9 * minute, 0, rules), { kind: 'ending', endsAt });
  assert.deepEqual(idleState(12 * minute, 0, rules), { kind: 'over' });
});

test('each of several times of grace counts, and after one a session ends as any other', () => {
  const graces = [
    { from: 9 * minute, to: 11 * minute },
    { from: 20 * minute, to: 40 * minute },
  ];
  assert.deepEqual(idleState(38 * minute, 11 * minute, { ...ten, graces }), { kind: 'active' });
  assert.deepEqual(idleState(48 * minute, 39 * minute, { ...ten, graces }), {
    kind: 'ending',
    endsAt: 49 * minute,
  });
});
