import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Consultation, createApiClient } from '@isoloir/api-client';
import { Texts } from '../i18n/texts.ts';
import { Portal } from './portal.ts';
import { ServerClock } from './server-clock.ts';

const text = { fr: 'Élections', nl: 'Verkiezingen' };

const consultation: Consultation = {
  id: 'ministere-2024',
  kind: 'simulation',
  phase: 'not-open',
  serverTime: '2024-06-11T07:00:00.000Z',
  title: text,
  organisation: text,
  organisers: [],
  languages: ['fr', 'nl'],
  period: {
    opensAt: '2024-06-11T07:00:00.000Z',
    closesAt: '2024-06-18T15:00:00.000Z',
    graceMinutes: 20,
    timeZone: 'Europe/Paris',
  },
  home: 'landing',
  idleMinutes: 10,
  profile: 'french-public',
  verification: 'tracker',
  referenceKey: { key: '', publicKey: '' },
  signIn: { password: true, passwordWithOrderNumber: true, links: false, token: false },
  signInKeys: [],
  support: {},
  theme: { name: 'default', tokens: {} },
  colleges: [],
  elections: [],
  history: [],
  notices: [],
};

test('when the hour has come the server is asked until it says so too, and then no more', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const answers: readonly (() => Response)[] = [
    () => Response.json(consultation),
    () => new Response(undefined, { status: 503 }),
    () => Response.json({ ...consultation, phase: 'open', serverTime: '2024-06-11T07:00:04.000Z' }),
  ];
  let asked = 0;
  let drawn = 0;
  const portal = new Portal({
    place: { base: '/', page: 'home' },
    client: createApiClient({
      apiBase: 'http://localhost/api/v1',
      attempts: 1,
      fetch: () => {
        const answer = answers[asked];
        assert.ok(answer !== undefined, 'asked after the phase has come');
        asked += 1;
        return Promise.resolve(answer());
      },
    }),
    texts: new Texts('fr'),
    clock: new ServerClock(),
    consultation,
    onSessionEnd: () => assert.fail('there is no session'),
    onRefresh: () => {
      drawn += 1;
    },
  });
  let done = false;
  const waiting = portal.awaitNextPhase().then(() => {
    done = true;
  });
  for (const expected of [1, 2, 3]) {
    context.mock.timers.tick(1999);
    assert.equal(asked, expected - 1, 'not before its time');
    context.mock.timers.tick(1);
    await settled();
    assert.equal(asked, expected);
  }
  assert.ok(done);
  await waiting;
  assert.equal(portal.consultation?.phase, 'open');
  assert.equal(drawn, 2, 'a failed answer changes nothing on the page');
});

/** What had been promised has come, in so far as it waits for no time to pass. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
