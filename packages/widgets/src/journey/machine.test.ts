import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type BoothEvent,
  type BoothState,
  breadcrumbStep,
  enter,
  holdsChoices,
  isSettling,
  mayRetry,
  next,
  type PreparedBallot,
} from './machine.ts';

const empty = { effective: { blank: false, candidates: [] } };
const chosen = { effective: { blank: false, candidates: ['a1', 'a3'] } };
const prepared: PreparedBallot = { ballot: '{}', tracker: 't', registrationCode: 'c' };
const receipt = {
  reference: 'ISO1.a.b',
  tracker: 't',
  registrationCode: 'c',
  recordedAt: '2024-02-01T08:00:00Z',
};

function after(...events: readonly BoothEvent[]): BoothState {
  return events.reduce(next, enter(empty));
}

const toReview: readonly BoothEvent[] = [{ type: 'choose', selection: chosen }, { type: 'review' }];
const toSending: readonly BoothEvent[] = [
  ...toReview,
  { type: 'encrypted', selection: chosen, code: 'not-offered', prepared },
  { type: 'cast' },
];

describe('the booth', () => {
  test('goes from ballot to review and back without losing a choice', () => {
    assert.deepEqual(after(...toReview), {
      step: 'review',
      selection: chosen,
      code: 'not-offered',
      encryption: { kind: 'running' },
    });
    assert.deepEqual(after(...toReview, { type: 'back' }), {
      step: 'select',
      selection: chosen,
      begun: true,
    });
  });

  test('casts only a ballot that is encrypted', () => {
    assert.equal(after(...toReview, { type: 'cast' }).step, 'review');
    assert.equal(
      after(
        ...toReview,
        { type: 'encryption-failed', selection: chosen, code: 'not-offered' },
        { type: 'cast' },
      ).step,
      'review',
    );
    assert.equal(after(...toSending).step, 'sending');
  });

  test('ignores the encryption of choices that were changed meanwhile', () => {
    const other = { effective: { blank: false, candidates: ['a2'] } };
    const state = after(
      ...toReview,
      { type: 'back' },
      { type: 'choose', selection: other },
      { type: 'review' },
      { type: 'encrypted', selection: chosen, code: 'not-offered', prepared },
    );
    assert.deepEqual(state, {
      step: 'review',
      selection: other,
      code: 'not-offered',
      encryption: { kind: 'running' },
    });
  });

  test('encrypts nothing before the voter has decided on a verification code, where one is offered', () => {
    const offered: readonly BoothEvent[] = [
      { type: 'choose', selection: chosen },
      { type: 'review', offersCode: true },
    ];
    const review = { step: 'review', selection: chosen } as const;
    assert.deepEqual(after(...offered), { ...review, code: 'wanted', encryption: { kind: 'awaiting' } });
    assert.equal(after(...offered, { type: 'cast' }).step, 'review');
    const declined = after(...offered, { type: 'decide', code: 'declined' }, { type: 'encrypt' });
    assert.deepEqual(declined, { ...review, code: 'declined', encryption: { kind: 'running' } });

    const made = { type: 'encrypted', selection: chosen, code: 'wanted', prepared } as const;
    assert.equal(next(declined, made), declined, 'a ballot with a code is not what this voter wants');
    const done = after(...offered, { type: 'encrypt' }, made);
    assert.deepEqual(done, { ...review, code: 'wanted', encryption: { kind: 'done', prepared } });
    assert.deepEqual(next(done, { type: 'decide', code: 'declined' }), {
      ...review,
      code: 'declined',
      encryption: { kind: 'awaiting' },
    });
    assert.equal(next(done, { type: 'decide', code: 'wanted' }), done, 'the same again drops nothing');
    const again = after(
      ...offered,
      { type: 'decide', code: 'declined' },
      { type: 'back' },
      { type: 'choose', selection: empty },
      { type: 'review', offersCode: true },
    );
    assert.ok(again.step === 'review' && again.code === 'declined', 'nobody has to decline twice');
    const without = after(...toReview);
    assert.equal(next(without, { type: 'decide', code: 'wanted' }), without, 'none is offered here');
  });

  test('changes no choice while reviewing or sending', () => {
    for (const events of [toReview, toSending]) {
      const before = after(...events);
      assert.equal(next(before, { type: 'choose', selection: empty }), before);
    }
  });

  test('carries no choice in any state after an answer, and none comes back', () => {
    const settled: readonly BoothEvent[] = [
      { type: 'unknown', attempts: 1 },
      { type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: undefined },
      { type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: 'receipt-tracker-differs' },
      {
        type: 'settled',
        outcome: { kind: 'recorded-without-receipt', signedAt: 'then' },
        alarm: undefined,
      },
      { type: 'settled', outcome: { kind: 'refused', error: { code: 'election-closed' } }, alarm: undefined },
      { type: 'settled', outcome: { kind: 'signed-out' }, alarm: undefined },
    ];
    for (const event of settled) {
      const state = after(...toSending, event);
      assert.ok(!JSON.stringify(state).includes('a1'), state.step);
      assert.ok(!holdsChoices(state), state.step);
      for (const type of ['back', 'review', 'cast'] as const) assert.equal(next(state, { type }), state);
      assert.equal(next(state, { type: 'choose', selection: chosen }), state);
    }
  });

  test('names the outcome', () => {
    const end = (event: BoothEvent) => after(...toSending, event).step;
    assert.equal(
      end({ type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: undefined }),
      'recorded',
    );
    assert.equal(
      end({ type: 'settled', outcome: { kind: 'recorded', receipt }, alarm: 'receipt-election-differs' }),
      'alarm',
    );
    assert.equal(end({ type: 'settled', outcome: { kind: 'signed-out' }, alarm: undefined }), 'signed-out');
  });

  test('sends the same ballot again only after a refusal for now', () => {
    const refused = (code: 'election-paused' | 'election-closed') =>
      after(...toSending, {
        type: 'settled',
        outcome: { kind: 'refused', error: { code } },
        alarm: undefined,
      });
    assert.ok(mayRetry(refused('election-paused')));
    assert.deepEqual(next(refused('election-paused'), { type: 'retry' }), {
      step: 'unknown',
      prepared,
      attempts: 0,
    });
    assert.ok(!mayRetry(refused('election-closed')));
    assert.equal(next(refused('election-closed'), { type: 'retry' }).step, 'refused');
  });

  test('warns before leaving exactly while choices or an answer would be lost', () => {
    assert.ok(!holdsChoices(after()));
    assert.ok(holdsChoices(after({ type: 'choose', selection: chosen })));
    assert.ok(holdsChoices(after(...toReview)));
    assert.ok(isSettling(after(...toSending)));
    assert.ok(isSettling(after(...toSending, { type: 'unknown', attempts: 3 })));
    const done = after(...toSending, {
      type: 'settled',
      outcome: { kind: 'recorded', receipt },
      alarm: undefined,
    });
    assert.ok(!holdsChoices(done) && !isSettling(done));
  });

  test('is in one of the three steps of the breadcrumb', () => {
    assert.equal(breadcrumbStep(after()), 'select');
    assert.equal(breadcrumbStep(after(...toReview)), 'review');
    assert.equal(breadcrumbStep(after(...toSending)), 'review');
    assert.equal(breadcrumbStep(after(...toSending, { type: 'unknown', attempts: 1 })), 'confirm');
  });
});
