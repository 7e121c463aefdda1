import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorCode, CastReceipt, Result, VoterElection } from '@isoloir/api-client';
import { type CastOutcome, settle } from './outcome.ts';

const receipt: CastReceipt = {
  reference: 'ISO1.a.b',
  tracker: 't',
  registrationCode: 'c',
  recordedAt: '2024-02-01T08:00:00Z',
};
const recorded: Result<CastReceipt> = { ok: true, value: receipt };
const failed = (code: ApiErrorCode): Result<never> => ({ ok: false, error: { code } });

function election(signedAt?: string): Result<VoterElection> {
  const value = {
    uuid: 'u',
    id: 'liege',
    run: 1,
    title: { fr: '', nl: '' },
    fingerprint: 'f',
    phase: 'closed' as const,
    questions: [],
  };
  return { ok: true, value: signedAt === undefined ? value : { ...value, signedAt } };
}

/** Runs against answers in order; the last one of each kind stays. */
async function run(
  casts: readonly Result<CastReceipt>[],
  statuses: readonly Result<VoterElection>[] = [],
): Promise<{
  outcome: CastOutcome;
  casts: number;
  statuses: number;
  waits: number[];
  unknown: number[];
  busy: boolean[];
}> {
  const count = { casts: 0, statuses: 0 };
  const waits: number[] = [];
  const unknown: number[] = [];
  const busy: boolean[] = [];
  const at = <Value>(list: readonly Value[], index: number): Value => {
    const value = list[Math.min(index, list.length - 1)];
    assert.ok(value !== undefined, 'an answer that the test did not expect to be asked for');
    return value;
  };
  const outcome = await settle(
    {
      cast: () => Promise.resolve(at(casts, count.casts++)),
      status: () => Promise.resolve(at(statuses, count.statuses++)),
    },
    {
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      random: () => 1,
      onUnknown: (attempts, isBusy) => {
        unknown.push(attempts);
        busy.push(isBusy);
      },
    },
  );
  return { outcome, ...count, waits, unknown, busy };
}

describe('what became of a ballot', () => {
  test('a busy server is asked again, and the voter is told that nothing is recorded yet, while that is certain', async () => {
    const busyThen = await run([failed('busy'), failed('busy'), recorded]);
    assert.deepEqual(busyThen.outcome, { kind: 'recorded', receipt });
    assert.deepEqual(busyThen.busy, [true, true]);
    const lostThen = await run([failed('busy'), failed('timeout'), failed('busy'), recorded]);
    assert.deepEqual(lostThen.busy, [true, false, false]);
  });

  test('recorded at once', async () => {
    const { outcome, casts, unknown } = await run([recorded]);
    assert.deepEqual(outcome, { kind: 'recorded', receipt });
    assert.equal(casts, 1);
    assert.deepEqual(unknown, []);
  });

  for (const code of [
    'network-unreachable',
    'timeout',
    'answer-unreadable',
    'internal-error',
    'service-unavailable',
  ] as const) {
    test(`asks again after ${code}, until it knows`, async () => {
      const { outcome, casts, unknown } = await run([failed(code), failed(code), recorded]);
      assert.deepEqual(outcome, { kind: 'recorded', receipt });
      assert.equal(casts, 3);
      assert.deepEqual(unknown, [1, 2]);
    });
  }

  test('waits longer each time, up to a quarter of a minute', async () => {
    const lost = Array.from({ length: 7 }, () => failed('timeout'));
    const { waits } = await run([...lost, recorded]);
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test('believes a first refusal, and asks nothing else', async () => {
    for (const code of ['already-voted', 'election-closed', 'session-expired', 'ballot-malformed'] as const) {
      const { outcome, casts, statuses } = await run([failed(code)]);
      assert.deepEqual(outcome, { kind: 'refused', error: { code } });
      assert.deepEqual([casts, statuses], [1, 0]);
    }
  });

  test('asks again when the server was only busy, and then believes a refusal', async () => {
    const { outcome, statuses } = await run([failed('too-many-requests'), failed('election-closed')]);
    assert.deepEqual(outcome, { kind: 'refused', error: { code: 'election-closed' } });
    assert.equal(statuses, 0);
  });

  test('never takes a refusal after a lost answer for « not recorded » without asking', async () => {
    const lost = [failed('network-unreachable'), failed('election-closed')];
    const yes = await run(lost, [election('2024-03-06T14:59:59Z')]);
    assert.deepEqual(yes.outcome, { kind: 'recorded-without-receipt', signedAt: '2024-03-06T14:59:59Z' });
    const no = await run(lost, [election()]);
    assert.deepEqual(no.outcome, { kind: 'refused', error: { code: 'election-closed' } });
  });

  test('goes on asking when the status does not come either', async () => {
    const { outcome, casts } = await run(
      [failed('timeout'), failed('election-paused')],
      [failed('timeout'), election()],
    );
    assert.deepEqual(outcome, { kind: 'refused', error: { code: 'election-paused' } });
    assert.equal(casts, 3);
  });

  test('says that only a new sign-in can tell, when the session ends in between', async () => {
    assert.deepEqual((await run([failed('timeout'), failed('session-expired')])).outcome, {
      kind: 'signed-out',
    });
    const status = await run([failed('timeout'), failed('election-closed')], [failed('session-missing')]);
    assert.deepEqual(status.outcome, { kind: 'signed-out' });
  });

  test('believes after a lost answer that another ballot was recorded', async () => {
    const { outcome } = await run([failed('timeout'), failed('already-voted')]);
    assert.deepEqual(outcome, { kind: 'refused', error: { code: 'already-voted' } });
  });
});
