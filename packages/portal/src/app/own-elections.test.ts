import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Result, VoterElection, VoterElections } from '@isoloir/api-client';
import { statusOf } from '@isoloir/widgets/journey.js';
import { OwnElections } from './own-elections.ts';

const election: VoterElection = {
  uuid: 'DoVjrMn6vuvzsq',
  id: 'cspm',
  run: 1,
  title: { fr: 'CSPM', nl: 'CSPM' },
  fingerprint: '',
  phase: 'open',
  questions: [],
};
const answer: Result<VoterElections> = { ok: true, value: { elections: [election], serverTime: '' } };

test('asks the server once for all who want to know, and again after a failure', async () => {
  let asked = 0;
  let next: Result<VoterElections> = { ok: false, error: { code: 'timeout' } };
  const own = new OwnElections({
    listVoterElections: () => {
      asked += 1;
      return Promise.resolve(next);
    },
  });
  let told = 0;
  const stop = own.listen(() => {
    told += 1;
  });
  assert.deepEqual(await Promise.all([own.load(), own.load()]), [{ code: 'timeout' }, { code: 'timeout' }]);
  assert.equal(asked, 1);
  assert.deepEqual(own.error, { code: 'timeout' });
  next = answer;
  assert.equal(await own.load(), undefined);
  assert.equal(await own.load(), undefined);
  assert.equal(asked, 2);
  assert.equal(own.error, undefined);
  assert.equal(told, 2);
  stop();
  own.enter(election.uuid);
  assert.equal(told, 2);
});

test('knows what is under way and what was voted on this page', async () => {
  const own = new OwnElections({ listVoterElections: () => Promise.resolve(answer) });
  await own.load();
  const status = () => own.list?.map((one) => statusOf(one, own.underWay));
  assert.deepEqual(status(), ['to-vote']);
  own.enter(election.uuid);
  assert.deepEqual(status(), ['under-way']);
  own.markVoted(election.uuid, '2024-06-11T08:00:00Z');
  assert.deepEqual(status(), ['voted']);
  assert.equal(own.underWay, undefined);
});

test('follows what everybody is told of its elections, and leaves one alone that was replaced', async () => {
  const own = new OwnElections({ listVoterElections: () => Promise.resolve(answer) });
  await own.load();
  const phases = () => own.list?.map(({ phase }) => phase);
  own.takePhases([{ uuid: election.uuid, phase: 'paused' }]);
  assert.deepEqual(phases(), ['paused']);
  own.takePhases([{ uuid: 'another', phase: 'open' }]);
  assert.deepEqual(phases(), ['paused']);
});

test('tells where an election stands by its phase', () => {
  const status = (phase: Parameters<typeof statusOf>[0]['phase']) => statusOf({ uuid: 'a', phase });
  assert.equal(status('not-open'), 'not-open');
  assert.equal(status('grace'), 'to-vote');
  assert.equal(status('paused'), 'paused');
  assert.equal(status('closed'), 'closed');
  assert.equal(status('counted'), 'closed');
  assert.equal(statusOf({ uuid: 'a', phase: 'closed', signedAt: 'x' }), 'voted');
});
