import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { createApp } from '../../packages/server/src/http/app.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { absentProvider } from './absent-provider.ts';
import { from, listed, openListed, own } from './booth.ts';

test('what hands a session over, and what opens it, is in no log, not even of what went wrong', async () => {
  const at = await openListed();
  let log = '';
  const publicOrigin = 'http://localhost:8080';
  const { store } = at.scene.served;
  const lost = () => Promise.reject(new Error('the database is lost'));
  const app = await createApp(
    {
      ...at.scene.served,
      store: { ...store, sessions: { ...store.sessions, touch: lost }, transaction: lost },
      signIn: absentProvider(publicOrigin),
      sessionLimits,
      publicOrigin,
    },
    pino({ level: 'trace' }, { write: (line: string) => (log += line) }),
  );
  try {
    const { code, verifier, cookie } = await at.handed();
    const { token, authorization } = await at.inPage();
    at.scene.now = new Date(at.scene.now.getTime() + 10_000);
    for (const [url, headers, payload] of [
      ['/booth-sessions', from(listed), { code, verifier }],
      ['/booth-sessions', from(listed), { code: [code], verifier: `${verifier}?` }],
      ['/session/booth-codes', { ...own, cookie }, { origin: listed, challenge: verifier }],
    ] as const) {
      const answer = await app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload });
      assert.ok(answer.statusCode >= 400);
    }
    const asked = { url: '/api/v1/session', headers: { ...from(listed), authorization } };
    assert.equal((await app.inject(asked)).statusCode, 500);
    assert.match(log, /the database is lost/);
    for (const secret of [code, verifier, token, cookie.split('=')[1] ?? '']) {
      assert.ok(secret.length === 43 && !log.includes(secret));
    }
  } finally {
    await app.close();
    await at.close();
  }
});
