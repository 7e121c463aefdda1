import assert from 'node:assert/strict';
import { it } from 'node:test';
import { groupNames, warmUp } from '../index.ts';
import { createElection, made, questionOf } from '../testing/elections.ts';

for (const group of groupNames) {
  it(`warming up finds a ballot to make in every shape of election, in ${group}`, () => {
    const shapes = [questionOf(2, 0, 1), questionOf(3, 1, 2, true), questionOf(2, 2, 2), questionOf(1, 0, 4)];
    for (const question of shapes) {
      assert.equal(made(warmUp(createElection({ group, questions: [question] }).election)), true);
    }
    assert.equal(made(warmUp(createElection({ group, questions: shapes }).election)), true);
  });
}
