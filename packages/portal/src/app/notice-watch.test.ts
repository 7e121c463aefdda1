import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { NoticeList, Result } from '@isoloir/api-client';
import { watchNotices } from './notice-watch.ts';

const notice = (id: string, withdrawnAt?: string) => ({
  id,
  kind: 'incident' as const,
  text: { fr: 'a', nl: 'b' },
  at: '2026-02-01T10:00:00.000Z',
  ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
});

let answer: Result<NoticeList>;
let asked: number;
let changes: number;
let may: boolean;
let shown: readonly string[];
let stop: () => void;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  answer = { ok: true, value: { notices: [] } };
  [asked, changes, may, shown] = [0, 0, true, []];
  stop = watchNotices({
    ask: () => {
      asked += 1;
      return Promise.resolve(answer);
    },
    shown: () => shown,
    mayAsk: () => may,
    onChange: () => (changes += 1),
    random: () => 0.5,
  });
});
afterEach(() => {
  stop();
  mock.timers.reset();
});

async function pass(seconds: number): Promise<void> {
  mock.timers.tick(seconds * 1000);
  // What was asked is answered before the next question is planned.
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

test('asks once in less than a minute and more than half of one', async () => {
  await pass(49);
  assert.equal(asked, 0);
  await pass(1);
  assert.equal(asked, 1);
  await pass(50);
  assert.equal(asked, 2);
  assert.equal(changes, 0);
});

test('tells of a new notice and of a withdrawn one', async () => {
  answer = { ok: true, value: { notices: [notice('2'), notice('1', '2026-02-01T11:00:00.000Z')] } };
  await pass(50);
  assert.equal(changes, 1);
  shown = ['2'];
  await pass(50);
  assert.equal(changes, 1);
  answer = { ok: true, value: { notices: [] } };
  await pass(50);
  assert.equal(changes, 2);
});

test('asks nothing while it may not, and goes on afterwards; no answer is no change', async () => {
  may = false;
  await pass(50);
  assert.equal(asked, 0);
  may = true;
  answer = { ok: false, error: { code: 'network-unreachable' } };
  shown = ['1'];
  await pass(50);
  assert.deepEqual([asked, changes], [1, 0]);
  stop();
  await pass(500);
  assert.equal(asked, 1);
});
