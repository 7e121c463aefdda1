import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiErrorCode, CastReceipt, Result } from '@isoloir/api-client';
import { Booth } from './booth.ts';
import {
  type BoothEvent,
  type BoothState,
  enter,
  holdsChoices,
  next,
  type PreparedBallot,
  wiped,
} from './machine.ts';

const empty = { effective: { blank: false, candidates: [] } };
const chosen = { effective: { blank: false, candidates: ['a1'] } };
const code = 'AbCd2-EfGh34-JkLm5-NpQr67';
const other = 'BbCd2-EfGh34-JkLm5-NpQr67';
const prepared: PreparedBallot = { ballot: '{}', tracker: 't', registrationCode: 'c' };
const receipt: CastReceipt = {
  reference: 'ISO1.a.b',
  tracker: 't',
  registrationCode: 'c',
  recordedAt: '2024-02-01T08:00:00Z',
};

const after = (...events: readonly BoothEvent[]): BoothState => events.reduce(next, enter(empty, true));
const toReview: readonly BoothEvent[] = [{ type: 'choose', selection: chosen }, { type: 'review' }];
const written = (typed: string): BoothEvent => ({ type: 'write-letter', typed });
const made = (typed: string): BoothEvent => ({
  type: 'encrypted',
  selection: chosen,
  code: 'not-offered',
  letter: { typed },
  prepared,
});
const toSending: readonly BoothEvent[] = [
  ...toReview,
  written(code),
  { type: 'encrypt' },
  made(code),
  { type: 'cast' },
];
const refused = (refusal: ApiErrorCode): BoothEvent => ({
  type: 'settled',
  outcome: { kind: 'refused', error: { code: refusal } },
  alarm: undefined,
});
const holds = (state: BoothState): boolean => JSON.stringify(state).includes('a1');

describe('a voter with a letter', () => {
  test('writes its code before anything is encrypted', () => {
    const review = after(...toReview);
    assert.deepEqual(review, {
      step: 'review',
      selection: chosen,
      code: 'not-offered',
      letter: { typed: '' },
      encryption: { kind: 'awaiting' },
    });
    const missing = next(review, { type: 'encrypt' });
    assert.deepEqual(missing, { ...review, letter: { typed: '', fault: 'missing' } });
    const again = next(missing, { type: 'encrypt' });
    assert.ok(again !== missing, 'told once more');
    assert.deepEqual(next(missing, written('x')), { ...review, letter: { typed: 'x' } });
    assert.deepEqual(after(...toReview, written(code), { type: 'encrypt' }), {
      ...review,
      letter: { typed: code },
      encryption: { kind: 'running' },
    });
    assert.equal(next(enter(empty), written(code)).step, 'select', 'nothing to write before the review');
  });

  test('drops a ballot that another code has signed, on its way or done', () => {
    const running = after(...toReview, written(code), { type: 'encrypt' });
    const changed = next(running, written(other));
    assert.equal(next(changed, made(code)), changed);
    const done = next(running, made(code));
    assert.ok(done.step === 'review' && done.encryption.kind === 'done');
    const mended = next(done, written(other));
    assert.ok(mended.step === 'review' && mended.encryption.kind === 'awaiting');
    assert.equal(next(mended, { type: 'cast' }), mended);
    assert.equal(next(done, written(code)), done, 'the same again drops nothing');
  });

  test('finds the code again after changing a choice', () => {
    const back = after(...toReview, written(code), { type: 'back' });
    assert.deepEqual(back, { step: 'select', selection: chosen, begun: true, letter: { typed: code } });
    const review = next(back, { type: 'review' });
    assert.ok(review.step === 'review' && review.letter?.typed === code);
  });

  test('mends a refused code with the choices kept, also after a lost answer or a pause', () => {
    const ways: readonly (readonly BoothEvent[])[] = [
      [],
      [{ type: 'unknown', attempts: 1 }],
      [refused('election-paused'), { type: 'retry' }, { type: 'unknown', attempts: 1 }],
    ];
    for (const way of ways) {
      for (const fault of ['ballot-credential-unlisted', 'ballot-credential-used'] as const) {
        assert.deepEqual(after(...toSending, ...way, refused(fault)), {
          step: 'review',
          selection: chosen,
          code: 'not-offered',
          letter: { typed: code, fault },
          encryption: { kind: 'awaiting' },
        });
      }
    }
  });

  test('keeps no choice after any other answer, nor code', () => {
    const answers: readonly BoothEvent[] = [
      { type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: undefined },
      { type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: 'receipt-tracker-differs' },
      { type: 'settled', outcome: { kind: 'recorded-without-receipt', signedAt: 'then' }, alarm: undefined },
      { type: 'settled', outcome: { kind: 'signed-out' }, alarm: undefined },
      refused('already-voted'),
      refused('ballot-choices-refused'),
      refused('election-closed'),
    ];
    for (const answer of answers) {
      const state = after(...toSending, { type: 'unknown', attempts: 1 }, answer);
      assert.ok(!holds(state) && !JSON.stringify(state).includes(code), state.step);
      assert.ok(!holdsChoices(state), state.step);
    }
  });

  test('is warned before losing choices, and leaves none where they are wiped', () => {
    const waiting = [
      after(...toReview, written(code)),
      after(...toSending, { type: 'unknown', attempts: 1 }),
      after(...toSending, refused('election-paused')),
    ];
    for (const state of waiting) {
      assert.ok(holds(state) && holdsChoices(state), state.step);
      const left = wiped(state, empty);
      assert.ok(!holds(left) && !JSON.stringify(left).includes(code), state.step);
    }
    const [, unknown] = waiting;
    assert.ok(unknown !== undefined);
    assert.deepEqual(wiped(unknown, empty), { step: 'unknown', prepared, attempts: 1 });
    assert.equal(next(wiped(unknown, empty), refused('ballot-credential-used')).step, 'refused');
    assert.deepEqual(wiped(after(...toReview, written(code)), empty), enter(empty, true));
  });

  test('signs with the code that was written, tidied, and with the next one after a refusal', async () => {
    const answers: Result<CastReceipt>[] = [
      { ok: false, error: { code: 'ballot-credential-unlisted' } },
      { ok: true, value: receipt },
    ];
    const used: (string | undefined)[] = [];
    const booth = new Booth(
      empty,
      {
        mailed: true,
        encrypt: (_selection, _withCode, credential) => {
          used.push(credential);
          return Promise.resolve(prepared);
        },
        boxFor: () => ({
          cast: () => Promise.resolve(answers.shift() ?? { ok: false, error: { code: 'timeout' } }),
          status: () => Promise.resolve({ ok: false, error: { code: 'timeout' } }),
        }),
        verify: () => Promise.resolve(undefined),
        settling: { wait: () => Promise.resolve(), random: () => 0 },
      },
      () => undefined,
    );
    booth.choose(chosen);
    await booth.review();
    booth.writeLetter('short');
    await booth.encrypt();
    assert.deepEqual(used, []);
    booth.writeLetter(code.replaceAll('-', ' '));
    await booth.encrypt();
    await booth.cast();
    assert.ok(booth.state.step === 'review' && booth.state.selection === chosen);
    booth.writeLetter(other);
    await booth.encrypt();
    await booth.cast();
    assert.equal(booth.state.step, 'recorded');
    assert.deepEqual(used, [code, other]);
  });
});
