import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayCast, overallPhase, phaseOf } from './phase.ts';

const period = {
  opensAt: new Date('2024-01-30T07:00:00Z'),
  closesAt: new Date('2024-03-06T15:00:00Z'),
  graceMinutes: 20,
};
const at = (text: string): Date => new Date(text);

test('a sealed run stays closed to voters until the office opens it, whatever the clock says', () => {
  assert.equal(phaseOf('sealed', period, at('2024-02-10T00:00:00Z')), 'not-open');
});

test('an opened run is open from its opening instant until just before its closing instant', () => {
  assert.equal(phaseOf('opened', period, at('2024-01-30T06:59:59.999Z')), 'not-open');
  assert.equal(phaseOf('opened', period, at('2024-01-30T07:00:00Z')), 'open');
  assert.equal(phaseOf('opened', period, at('2024-03-06T14:59:59.999Z')), 'open');
  assert.equal(phaseOf('opened', period, at('2024-03-06T15:00:00Z')), 'grace');
});

test('the grace time ends by itself', () => {
  assert.equal(phaseOf('opened', period, at('2024-03-06T15:19:59.999Z')), 'grace');
  assert.equal(phaseOf('opened', period, at('2024-03-06T15:20:00Z')), 'closed');
  assert.equal(phaseOf('paused', period, at('2024-03-06T15:20:00Z')), 'closed');
});

test('in the grace time only who had signed in before closing may cast', () => {
  assert.equal(mayCast('grace', period, at('2024-03-06T14:59:59.999Z')), true);
  assert.equal(mayCast('grace', period, period.closesAt), false);
  assert.equal(mayCast('open', period, at('2024-03-01T00:00:00Z')), true);
  assert.equal(mayCast('paused', period, at('2024-03-01T00:00:00Z')), false);
});

test('an office’s closing and count stand above the clock', () => {
  assert.equal(phaseOf('closed', period, at('2024-02-01T00:00:00Z')), 'closed');
  assert.equal(phaseOf('counted', period, at('2024-02-01T00:00:00Z')), 'counted');
});

test('a consultation is as lively as its liveliest run', () => {
  assert.equal(overallPhase(['closed', 'open']), 'open');
  assert.equal(overallPhase(['counted', 'closed']), 'closed');
  assert.equal(overallPhase([]), 'not-open');
});
