import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CastReceipt, Result } from '@isoloir/api-client';
import { Booth, type BoothTools } from './booth.ts';
import type { PreparedBallot } from './machine.ts';

const empty = { effective: { blank: false, candidates: [] } };
const chosen = { effective: { blank: false, candidates: ['a1'] } };
const prepared: PreparedBallot = { ballot: '{"b":1}', tracker: 't', registrationCode: 'c' };
const receipt: CastReceipt = {
  reference: 'ISO1.a.b',
  tracker: 't',
  registrationCode: 'c',
  recordedAt: '2024-02-01T08:00:00Z',
};

function boothWith(answers: readonly Result<CastReceipt>[], tools: Partial<BoothTools> = {}) {
  const sent: string[] = [];
  const seen: string[] = [];
  const booth = new Booth(
    empty,
    {
      encrypt: () => Promise.resolve(prepared),
      boxFor: ({ ballot }) => ({
        cast: () => {
          const answer = answers[Math.min(sent.length, answers.length - 1)];
          sent.push(ballot);
          assert.ok(answer !== undefined);
          return Promise.resolve(answer);
        },
        status: () => Promise.resolve({ ok: false, error: { code: 'timeout' } }),
      }),
      verify: () => Promise.resolve(undefined),
      settling: { wait: () => Promise.resolve(), random: () => 0 },
      ...tools,
    },
    () => seen.push(booth.state.step),
  );
  return { booth, sent, seen };
}

describe('a voter in the booth', () => {
  test('chooses, reviews, casts and gets a receipt', async () => {
    const { booth, sent, seen } = boothWith([{ ok: true, value: receipt }]);
    booth.choose(chosen);
    await booth.review();
    assert.deepEqual(sent, []);
    await booth.cast();
    assert.deepEqual(sent, [prepared.ballot]);
    assert.deepEqual(booth.state, { step: 'recorded', prepared, receipt });
    assert.deepEqual(seen, ['select', 'review', 'review', 'sending', 'recorded']);
  });

  test('sends the very same ballot again when an answer is lost', async () => {
    const lost = { ok: false, error: { code: 'timeout' } } as const;
    const { booth, sent } = boothWith([lost, lost, { ok: true, value: receipt }]);
    booth.choose(chosen);
    await booth.review();
    await booth.cast();
    assert.deepEqual(sent, [prepared.ballot, prepared.ballot, prepared.ballot]);
    assert.equal(booth.state.step, 'recorded');
  });

  test('is alarmed by a receipt that is not about their ballot', async () => {
    const { booth } = boothWith([{ ok: true, value: { ...receipt, tracker: 'other' } }], {
      verify: () => Promise.resolve('receipt-tracker-differs'),
    });
    booth.choose(chosen);
    await booth.review();
    await booth.cast();
    assert.equal(booth.state.step, 'alarm');
  });

  test('is alarmed, too, by a receipt that can not be checked', async () => {
    const { booth } = boothWith([{ ok: true, value: receipt }], {
      verify: () => Promise.reject(new Error('worker')),
    });
    booth.choose(chosen);
    await booth.review();
    await booth.cast();
    assert.equal(booth.state.step, 'alarm');
  });

  test('casts nothing when the ballot can not be encrypted, and may go back', async () => {
    for (const encrypt of [() => Promise.resolve(undefined), () => Promise.reject(new Error('worker'))]) {
      const { booth, sent } = boothWith([], { encrypt });
      booth.choose(chosen);
      await booth.review();
      await booth.cast();
      assert.deepEqual(sent, []);
      booth.back();
      assert.deepEqual(booth.state, { step: 'select', selection: chosen, begun: true });
    }
  });

  test('casts once, however often the button is pressed', async () => {
    const { booth, sent } = boothWith([{ ok: true, value: receipt }]);
    booth.choose(chosen);
    await booth.review();
    await Promise.all([booth.cast(), booth.cast(), booth.cast()]);
    assert.equal(sent.length, 1);
  });

  test('decides on a verification code before anything is encrypted; each encryption is a new one', async () => {
    const asked: boolean[] = [];
    const { booth } = boothWith([], {
      offersCode: true,
      encrypt: (_selection, withCode) => {
        asked.push(withCode);
        return Promise.resolve(prepared);
      },
    });
    booth.choose(chosen);
    await booth.review();
    assert.deepEqual(asked, []);
    await booth.cast();
    assert.equal(booth.state.step, 'review');
    await booth.encrypt();
    booth.decide('declined');
    await booth.encrypt();
    booth.decide('wanted');
    await booth.encrypt();
    assert.deepEqual(asked, [true, false, true]);
  });

  test('leaves nothing behind when wiped', async () => {
    const { booth } = boothWith([]);
    booth.choose(chosen);
    await booth.review();
    booth.wipe();
    assert.deepEqual(booth.state, { step: 'select', selection: empty, begun: false });
  });

  test('tries again with the same ballot after a pause of the vote', async () => {
    const paused = { ok: false, error: { code: 'election-paused' } } as const;
    const { booth, sent } = boothWith([paused, { ok: true, value: receipt }]);
    booth.choose(chosen);
    await booth.review();
    await booth.cast();
    assert.equal(booth.state.step, 'refused');
    await booth.retry();
    assert.equal(booth.state.step, 'recorded');
    assert.deepEqual(sent, [prepared.ballot, prepared.ballot]);
  });
});
