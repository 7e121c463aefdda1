import type { ApiErrorCode, Result } from '@isoloir/api-client';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Feed, type FeedState } from './feed.ts';

/** A clock that goes when told, and a server that answers as told. */
function scene(options: { again?: number; random?: number } = {}) {
  const timers = new Map<number, { at: number; action: () => void }>();
  const answers: Result<string>[] = [];
  const states: FeedState<string>[] = [];
  let [now, last, loads] = [0, 0, 0];
  const feed = new Feed<string>({
    load: () => {
      loads += 1;
      return Promise.resolve(answers.shift() ?? { ok: true, value: `value ${loads}` });
    },
    again: () => options.again,
    clock: {
      after(milliseconds, action) {
        const timer = (last += 1);
        timers.set(timer, { at: now + milliseconds, action });
        return () => timers.delete(timer);
      },
    },
    now: () => new Date(now),
    random: () => options.random ?? 0,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    feed,
    states,
    settle,
    fail: (...codes: ApiErrorCode[]) => {
      answers.push(...codes.map((code) => ({ ok: false, error: { code } }) as const));
    },
    listen: () => feed.subscribe((state) => states.push(state)),
    loads: () => loads,
    waiting: () => [...timers.values()].map(({ at }) => at - now),
    pass: async (milliseconds: number) => {
      const until = now + milliseconds;
      for (;;) {
        const [next] = [...timers]
          .filter(([, { at }]) => at <= until)
          .sort(([, one], [, other]) => one.at - other.at);
        if (next === undefined) break;
        const [timer, { at, action }] = next;
        timers.delete(timer);
        now = at;
        action();
        await settle();
      }
      now = until;
    },
  };
}

describe('a feed', () => {
  it('loads for its first listener, and once for all', async () => {
    const { feed, states, listen, settle, loads } = scene();
    assert.equal(loads(), 0);
    listen();
    listen();
    await settle();
    assert.equal(loads(), 1);
    assert.deepEqual(feed.state, { kind: 'ready', value: 'value 1' });
    assert.deepEqual(
      states.map(({ kind }) => kind),
      ['loading', 'loading', 'ready', 'ready'],
    );
  });

  it('waits longer and longer while the server does not answer, up to five minutes, then shows what comes', async () => {
    const { feed, fail, listen, settle, waiting, pass } = scene();
    fail(...Array.from({ length: 9 }, () => 'network-unreachable' as const));
    listen();
    await settle();
    const waits: number[] = [];
    while (feed.state.kind === 'offline') {
      const [wait = 0] = waiting();
      waits.push(wait / 1000);
      await pass(wait);
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
    assert.deepEqual(feed.state, { kind: 'ready', value: 'value 10' });
    assert.deepEqual(waiting(), []);
  });

  it('keeps what it knows, with its age, while the server does not answer', async () => {
    const { feed, fail, listen, settle, pass } = scene({ again: 60_000 });
    listen();
    await settle();
    fail('timeout', 'service-unavailable');
    await pass(60_000);
    assert.deepEqual(feed.state, { kind: 'ready', value: 'value 1', staleSince: new Date(0) });
    await pass(5000);
    assert.deepEqual(feed.state, { kind: 'ready', value: 'value 1', staleSince: new Date(0) });
    await pass(10_000);
    assert.deepEqual(feed.state, { kind: 'ready', value: 'value 4' });
  });

  it('takes a definite answer as one, and does not ask again', async () => {
    const { feed, fail, listen, settle, waiting } = scene({ again: 60_000 });
    fail('consultation-unknown');
    listen();
    await settle();
    assert.deepEqual(feed.state, { kind: 'refused', code: 'consultation-unknown' });
    assert.deepEqual(waiting(), []);
  });

  it('spreads the readers over a quarter of the wait', async () => {
    const { listen, settle, waiting } = scene({ again: 60_000, random: 0.5 });
    listen();
    await settle();
    assert.deepEqual(waiting(), [67_500]);
  });

  it('rests without listeners, and begins again with the next', async () => {
    const { listen, settle, waiting, loads } = scene({ again: 60_000 });
    const leave = listen();
    await settle();
    leave();
    assert.deepEqual(waiting(), []);
    listen();
    await settle();
    assert.equal(loads(), 2);
  });

  it('plans nothing when the last listener has left during a look', async () => {
    const { listen, settle, waiting } = scene({ again: 60_000 });
    listen()();
    await settle();
    assert.deepEqual(waiting(), []);
  });

  it('looks within a few seconds when something has come due for all', async () => {
    const { feed, listen, settle, waiting, pass, loads } = scene({ again: 60_000, random: 0.5 });
    listen();
    await settle();
    feed.soon();
    assert.deepEqual(waiting(), [3375]);
    await pass(3375);
    assert.equal(loads(), 2);
  });

  it('asks nothing while the page is hidden, and at once when it is seen again', async () => {
    const { feed, listen, settle, pass, loads } = scene({ again: 60_000 });
    listen();
    await settle();
    feed.setPaused(true);
    await pass(600_000);
    assert.equal(loads(), 1);
    feed.setPaused(false);
    await settle();
    assert.equal(loads(), 2);
    feed.setPaused(false);
    await settle();
    assert.equal(loads(), 2);
  });
});
