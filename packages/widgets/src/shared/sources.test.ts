import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastRuns } from './elections.ts';
import { untilNextChange } from './sources.ts';

const period = {
  opensAt: '2026-03-01T08:00:00Z',
  closesAt: '2026-03-10T15:00:00Z',
  timeZone: 'Europe/Brussels',
  graceMinutes: 20,
};

describe('the next look at a consultation', () => {
  for (const [serverTime, minutes, why] of [
    ['2026-02-01T00:00:00Z', 10, 'is after ten minutes at most'],
    ['2026-03-01T07:58:00Z', 2, 'is when it opens'],
    ['2026-03-10T14:57:00Z', 3, 'is when it closes'],
    ['2026-03-10T15:16:00Z', 4, 'is when the grace ends'],
    ['2026-03-10T15:20:00Z', 10, 'is after ten minutes when all is over'],
  ] as const) {
    it(why, () => assert.equal(untilNextChange({ period, serverTime }), minutes * 60_000));
  }
});

describe('the runs that stand', () => {
  it('are the last of each election, in their order', () => {
    const of = (id: string, run: number) => ({
      id,
      run,
      uuid: `${id}${run}`,
      title: { fr: id, nl: id },
      fingerprint: '',
      phase: 'open' as const,
    });
    const runs = lastRuns([of('liege', 1), of('namur', 1), of('liege', 2)]);
    assert.deepEqual(
      runs.map(({ uuid }) => uuid),
      ['namur1', 'liege2'],
    );
  });
});
