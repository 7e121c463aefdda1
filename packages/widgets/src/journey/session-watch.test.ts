import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IdleState } from './idle.ts';

const minute = 60_000;

// The two places of a browser that tell of the voter.
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  document: new EventTarget(),
});
const { SessionWatch } = await import('./session-watch.ts');

test('an answer that comes late, after a sleep of the computer, tells of the moment when it was asked for', () => {
  let now = 0;
  const states: IdleState['kind'][] = [];
  const watch = new SessionWatch({
    alone: true,
    rules: { idleMinutes: 10 },
    now: () => now,
    refresh: () => assert.fail('nobody was there'),
    holdsChoices: () => false,
    onChange: ({ kind }) => states.push(kind),
    onEndedElsewhere: () => assert.fail('nobody signed out'),
  });
  now = 5 * minute;
  watch.contact(2 * minute);
  assert.equal(states.at(-1), 'active');
  now = 13 * minute;
  watch.contact(3 * minute);
  assert.equal(states.at(-1), 'over');
  watch.stop();
});

test('whoever could not be told to be there may be told so again', async () => {
  let now = 0;
  let tries = 0;
  const states: IdleState['kind'][] = [];
  const watch = new SessionWatch({
    rules: { idleMinutes: 10 },
    now: () => now,
    refresh: () => {
      tries += 1;
      if (tries === 1) return Promise.reject(new Error('no answer could be read'));
      watch.contact(now);
      return Promise.resolve();
    },
    holdsChoices: () => false,
    onChange: ({ kind }) => states.push(kind),
    onEndedElsewhere: () => assert.fail('nobody signed out'),
  });
  now = 8 * minute;
  await assert.rejects(watch.stay(), /no answer/);
  assert.equal(states.at(-1), 'ending');
  await watch.stay();
  assert.equal(states.at(-1), 'active');
  // What the voter does on the page is told to the server again, too.
  now += 2 * minute;
  page.dispatchEvent(new Event('keydown'));
  assert.equal(tries, 3);
  watch.stop();
});
