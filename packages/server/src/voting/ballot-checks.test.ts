import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { queuedChecks } from './ballot-checks.ts';

const election = { text: 'election' };
const ballot = JSON.stringify({ credential: 'c' });
const genuine = { ok: true, value: true } as const;

interface Asked {
  readonly done: () => void;
  readonly fail: (error: Error) => void;
}

let now: number;
let opened: number;
let asked: Asked[];

/** A queue over threads that answer when the test says so. */
const queue = () =>
  queuedChecks({
    time: () => now,
    openThreads: () => {
      opened += 1;
      return {
        check: () =>
          new Promise((resolve, reject) => asked.push({ done: () => resolve(genuine), fail: reject })),
        close: () => Promise.resolve(),
      };
    },
  });

/** Lets what has been settled take effect. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  now = 0;
  opened = 0;
  asked = [];
});

test('a ballot that would wait too long is refused as busy without a look at it, and taken once the queue is shorter', async () => {
  const checks = queue();
  // The ballots of a slow election: a second each, as the queue finds out.
  for (let voter = 0; voter < 60; voter += 1) {
    const checking = checks.check(`slow-${voter}`, election, ballot);
    await settled();
    now += 1000;
    asked.shift()?.done();
    assert.deepEqual(await checking, { ok: true, value: 'c' });
  }
  const waiting = Array.from({ length: 9 }, (_, voter) => checks.check(`voter-${voter}`, election, ballot));
  await settled();
  assert.equal(asked.length, 9);
  const refused = await checks.check('one more', election, ballot);
  assert.ok(!refused.ok);
  assert.deepEqual([refused.error.code, refused.error.retryAfter], ['busy', 5]);
  assert.equal(asked.length, 9);

  for (const { done } of asked.splice(0, 4)) {
    now += 1000;
    done();
  }
  await Promise.all(waiting.slice(0, 4));
  const taken = checks.check('one more', election, ballot);
  await settled();
  assert.equal(asked.length, 6);
  for (const { done } of asked) done();
  assert.equal((await taken).ok, true);
});

test('of one voter’s ballots one is looked at a time: nobody can fill the queue alone', async () => {
  const checks = queue();
  const mine = Array.from({ length: 3 }, () => checks.check('me', election, ballot));
  const other = checks.check('other', election, ballot);
  await settled();
  assert.equal(asked.length, 2);
  for (let left = 4; left > 0; left -= 1) {
    asked.shift()?.done();
    await settled();
  }
  assert.ok((await Promise.all([...mine, other])).every(({ ok }) => ok));
});

test('when a thread fails, its ballots are not guessed about, and the next ones find new threads', async () => {
  const checks = queue();
  const first = checks.check('one', election, ballot);
  const second = checks.check('two', election, ballot);
  await settled();
  for (const { fail } of asked.splice(0)) fail(new Error('a worker has ended'));
  await assert.rejects(first, /a worker has ended/);
  await assert.rejects(second, /a worker has ended/);
  assert.equal(opened, 2);
  const third = checks.check('one', election, ballot);
  await settled();
  asked.shift()?.done();
  assert.equal((await third).ok, true);
});

test('what is still being looked at when the queue is closed is rejected, and no threads are begun for it', async () => {
  const checks = queue();
  const left = [checks.check('one', election, ballot), checks.check('one', election, ballot)];
  await settled();
  const ended = Promise.allSettled(left);
  await checks.close();
  while (asked.length > 0) {
    asked.shift()?.fail(new Error('the pool is closed'));
    await settled();
  }
  assert.deepEqual(
    (await ended).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(opened, 1);
});
