import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Consultation, ElectionSummary, VoterElection } from '@isoloir/api-client';
import { closingOf, gracesOf } from '@isoloir/widgets/journey.js';
import { closingFor } from './closings.ts';

const [noon, one, two] = ['12', '13', '14'].map((hour) => `2024-06-18T${hour}:00:00.000Z`);
const at = (text = '') => Date.parse(text);
const minutes = (count: number) => count * 60_000;

const summary = (uuid: string, closesAt?: string): ElectionSummary => ({
  uuid,
  id: uuid,
  run: 1,
  fingerprint: '',
  phase: 'open',
  title: { fr: uuid, nl: uuid },
  ...(closesAt === undefined ? {} : { period: { opensAt: '2024-06-11T07:00:00.000Z', closesAt } }),
});

const consultation: Pick<Consultation, 'period' | 'elections'> = {
  period: {
    opensAt: '2024-06-11T07:00:00.000Z',
    closesAt: one ?? '',
    graceMinutes: 20,
    timeZone: 'Europe/Paris',
  },
  // One that was annulled and voted on again, later than the others.
  elections: [summary('cspm'), summary('csn', two), summary('cd')],
};

const own = (uuid: string, signedAt?: string): VoterElection => ({
  ...summary(uuid),
  questions: [],
  ...(signedAt === undefined ? {} : { signedAt }),
});

test('an election closes in its own period, where it has one', () => {
  assert.equal(closingOf(consultation, 'cspm'), at(one));
  assert.equal(closingOf(consultation, 'csn'), at(two));
  assert.equal(closingOf(consultation, undefined), at(one));
});

test('each closing has its time of grace', () => {
  assert.deepEqual(gracesOf(consultation), [
    { from: at(one), to: at(one) + minutes(20) },
    { from: at(two), to: at(two) + minutes(20) },
  ]);
});

test('a voter is told of the closing that concerns them', () => {
  const told = (list: readonly VoterElection[] | undefined, underWay?: string, now = at(noon)) =>
    closingFor(consultation, { list, underWay }, now).from;
  assert.equal(told([own('cspm'), own('csn')]), at(one));
  assert.equal(told([own('cspm'), own('csn')], 'csn'), at(two), 'the ballot that is open');
  assert.equal(told([own('cspm', noon), own('csn')]), at(two), 'voted in the first');
  assert.equal(
    told([own('cspm'), own('csn')], undefined, at(one) + minutes(19)),
    at(one),
    'may still finish',
  );
  assert.equal(
    told([own('cspm'), own('csn')], undefined, at(one) + minutes(20)),
    at(two),
    'can not any more',
  );
  assert.equal(told([own('cspm', noon), own('csn', noon)]), at(one), 'voted in all');
  assert.equal(told([{ ...own('cspm'), phase: 'annulled' }, own('csn')]), at(two), 'annulled');
  assert.equal(told(undefined), at(one), 'not known yet');
});
