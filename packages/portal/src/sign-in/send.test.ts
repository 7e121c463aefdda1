import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Result, RobotChallenge } from '@isoloir/api-client';
import { sendWithWork } from './send.ts';

const challenge: RobotChallenge = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    nonce: 'n',
    salt: 's',
    cost: 1,
    keyLength: 1,
    keyPrefix: 'p',
    keySignature: 'k',
    expiresAt: 0,
  },
  signature: 'x',
};
const wantsWork: Result<undefined> = {
  ok: false,
  error: { code: 'robot-check-missing', robotChallenge: challenge },
};
const done: Result<undefined> = { ok: true, value: undefined };

test('does the work that a refusal asks for, and sends again with it', async () => {
  const sent: (string | undefined)[] = [];
  const answer = await sendWithWork(
    (payload) => {
      sent.push(payload);
      return Promise.resolve(payload === undefined ? wantsWork : done);
    },
    (asked) => {
      assert.equal(asked, challenge);
      return Promise.resolve('solved');
    },
  );
  assert.deepEqual(sent, [undefined, 'solved']);
  assert.deepEqual(answer, done);
});

test('sends work that was done beforehand, and asks for none that nobody wants', async () => {
  const sent: (string | undefined)[] = [];
  const refused: Result<undefined> = { ok: false, error: { code: 'sign-in-refused' } };
  const answer = await sendWithWork(
    (payload) => {
      sent.push(payload);
      return Promise.resolve(refused);
    },
    () => assert.fail('nobody wants work'),
    'done before',
  );
  assert.deepEqual(sent, ['done before']);
  assert.deepEqual(answer, refused);
});

test('gives up after a few rounds, and when the work fails', async () => {
  let rounds = 0;
  await sendWithWork(
    () => {
      rounds += 1;
      return Promise.resolve(wantsWork);
    },
    () => Promise.resolve('solved'),
  );
  assert.equal(rounds, 4);
  const answer = await sendWithWork(
    () => Promise.resolve(wantsWork),
    () => Promise.resolve(undefined),
  );
  assert.deepEqual(answer, wantsWork);
});
