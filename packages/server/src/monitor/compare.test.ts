import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareLooks, rememberedOf } from './compare.ts';
import type { Look, SeenRun } from './look.ts';

const hash = (letter: string): string => letter.repeat(64);

const run: SeenRun = {
  id: 'liege',
  run: 1,
  phase: 'open',
  opensAt: '2024-01-30T07:00:00.000Z',
  closesAt: '2024-03-06T15:00:00.000Z',
  sealedAt: '2024-01-29T07:00:00.000Z',
  fingerprint: 'f',
  definition: hash('d'),
  texts: hash('e'),
  trackers: ['a', 'b'],
};

const look: Look = {
  version: 1,
  at: '2024-02-01T00:00:00.000Z',
  consultation: 'ordre-2024',
  files: { '/': hash('1'), '/assets/a.js': hash('2') },
  policies: { '/': "default-src 'none'", '/assets/a.js': '' },
  referenceKey: 'k',
  auditHead: { height: 5, hash: hash('5') },
  notices: { 1: hash('7') },
  runs: { u: run },
};

const withRun = (change: Partial<SeenRun>): Look => ({ ...look, runs: { u: { ...run, ...change } } });
const counted = withRun({ phase: 'counted', closedAt: 'c', archive: hash('8'), result: hash('9') });

/** Code of each alarm and each note. */
function told(before: Look, now: Look): readonly [readonly string[], readonly string[]] {
  const { alarms, notes } = compareLooks(before, now);
  return [alarms.map(({ code }) => code), notes.map(({ code }) => code)];
}

const changes: readonly (readonly [
  what: string,
  before: Look,
  now: Look,
  alarms: readonly string[],
  notes: readonly string[],
])[] = [
  ['nothing', look, look, [], []],
  ['more ballots while open', look, withRun({ trackers: ['a', 'aa', 'b'] }), [], ['urn-grew']],
  ['one ballot in place of another', look, withRun({ trackers: ['a', 'c'] }), ['urn-lost'], ['urn-grew']],
  [
    'ballots before the opening',
    withRun({ phase: 'not-open' }),
    withRun({ phase: 'not-open', trackers: ['a', 'b', 'c'] }),
    ['urn-grew'],
    [],
  ],
  [
    'ballots after the urn was sealed',
    withRun({ phase: 'closed', closedAt: 'c' }),
    withRun({ phase: 'closed', closedAt: 'c', trackers: ['a', 'b', 'c'] }),
    ['urn-grew'],
    [],
  ],
  [
    'closing, with the last ballots',
    look,
    withRun({ phase: 'closed', closedAt: 'c', trackers: ['a', 'b', 'c'] }),
    [],
    ['phase-changed', 'urn-grew'],
  ],
  [
    'a vote that goes on after its extension',
    withRun({ phase: 'closed' }),
    withRun({ closesAt: 'later' }),
    [],
    ['phase-changed', 'period-changed'],
  ],
  [
    'an urn that is open again after sealing',
    withRun({ phase: 'closed', closedAt: 'c' }),
    look,
    ['run-changed'],
    ['phase-changed'],
  ],
  [
    'a count that is taken back',
    counted,
    withRun({ phase: 'closed', closedAt: 'c', archive: hash('8') }),
    ['phase-changed'],
    [],
  ],
  ['another result', counted, withRun({ ...counted.runs.u, result: hash('0') }), ['result-changed'], []],
  ['another archive', counted, withRun({ ...counted.runs.u, archive: hash('0') }), ['archive-changed'], []],
  [
    'another definition',
    look,
    withRun({ definition: hash('x'), texts: hash('y') }),
    ['run-changed', 'run-changed'],
    [],
  ],
  ['a run that is gone', look, { ...look, runs: {} }, ['run-missing'], []],
  [
    'a new run beside the one that stands',
    look,
    { ...look, runs: { u: run, v: { ...run, run: 2 } } },
    ['run-added'],
    [],
  ],
  [
    'a new run after an annulment',
    look,
    { ...look, runs: { u: { ...run, phase: 'annulled' }, v: { ...run, run: 2 } } },
    [],
    ['phase-changed', 'run-added'],
  ],
  [
    'another file, one more and one less',
    look,
    { ...look, files: { '/': hash('3'), '/assets/b.js': hash('2') } },
    ['file-changed', 'file-changed', 'file-changed'],
    [],
  ],
  [
    'a weaker security policy',
    look,
    { ...look, policies: { ...look.policies, '/': '' } },
    ['policy-changed'],
    [],
  ],
  ['another key', look, { ...look, referenceKey: 'l' }, ['key-changed'], []],
  ['a log that goes on', look, { ...look, auditHead: { height: 6, hash: hash('6') } }, [], []],
  ['a log that was cut', look, { ...look, auditHead: { height: 4, hash: hash('4') } }, ['log-changed'], []],
  [
    'a log that was written anew',
    look,
    { ...look, auditHead: { height: 5, hash: hash('6') } },
    ['log-changed'],
    [],
  ],
  [
    'a notice that was rewritten, and a new one',
    look,
    { ...look, notices: { 1: hash('8'), 2: hash('9') } },
    ['notice-changed'],
    ['notice-changed'],
  ],
  ['another consultation', look, { ...look, consultation: 'other' }, ['consultation-changed'], []],
];

for (const [what, before, now, alarms, notes] of changes) {
  test(`tells ${what}`, () => assert.deepEqual(told(before, now), [alarms, notes]));
}

test('what may not have changed is told again at the next look, until it is as it was', () => {
  for (const [what, before, now, alarms] of changes) {
    if (alarms.length === 0 || what === 'another consultation' || what.startsWith('a new run')) continue;
    // What is too much in an urn is in it from then on; that it was told has to do.
    if (alarms.every((code) => code === 'urn-grew')) continue;
    const [again] = told(rememberedOf(before, now), now);
    assert.ok(again.length > 0, what);
  }
  assert.deepEqual(told(rememberedOf(look, withRun({ trackers: ['b'] })), look), [[], []]);
});
