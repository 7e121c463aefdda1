import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import {
  embedding,
  from,
  listed,
  listedToo,
  newVerifier,
  ofNeighbour,
  openListed,
  own,
  stranger,
  type ListedScene,
} from './booth.ts';
import { start } from './support.ts';

// A voter who has signed in on the portal goes on in the page of a site that the sealed definition lists: by a code that is
// good once, for the page that asked for it.

let at: ListedScene;
before(async () => {
  at = await openListed();
});
after(() => at.close());
beforeEach(() => {
  at.scene.now = start;
});

describe('a code', () => {
  const refused = async (
    held: { readonly code: string; readonly verifier: string },
    headers?: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { status, code, token } = await at.exchange(held, headers);
    assert.deepEqual([status, code, token], [401, 'booth-code-invalid', undefined]);
  };

  test('is good once, however many come at the same time', async () => {
    const held = await at.handed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => at.exchange(held)));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [201, 401, 401, 401, 401]);
    await refused(held);
  });

  test('is good for a minute', async () => {
    const { code, verifier } = await at.handed();
    at.scene.now = new Date(start.getTime() + 60_000);
    await refused({ code, verifier });
  });

  test('is good for the page that asked for it: somebody else’s in a voter’s address begins nothing', async () => {
    const { code, cookie } = await at.handed();
    await refused({ code, verifier: newVerifier() });
    assert.equal(
      (await at.send('GET', '/session', { ...own, cookie })).status,
      200,
      'nor does it end anything',
    );
  });

  test('is used up by whoever tries it', async () => {
    const { code, verifier } = await at.handed();
    await refused({ code, verifier: newVerifier() });
    await refused({ code, verifier });
  });

  test('is good for its own site, not for another one of the list, nor for our own, nor for no site', async () => {
    for (const headers of [
      from(listedToo),
      from(ofNeighbour),
      { ...own, origin: 'http://localhost:8080' },
      {},
    ]) {
      const { code, verifier } = await at.handed();
      await refused({ code, verifier }, headers);
    }
  });

  test('is nothing to a site that is not listed, nor to one that may show what is public', async () => {
    for (const origin of [stranger, embedding, 'null']) {
      const { code, verifier } = await at.handed();
      const answer = await at.exchange({ code, verifier }, from(origin));
      assert.deepEqual([answer.status, answer.code], [403, 'origin-refused']);
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
    }
  });

  test('ends with the session that it came from', async () => {
    const out = await at.handed();
    await at.send('DELETE', '/session', { ...own, cookie: out.cookie });
    await refused(out);
    const replaced = await at.handed();
    await at.scene.signIn(replaced.voter);
    await refused(replaced);
    // The last half minute of a session in which something was done all along.
    const { cookie } = await at.somebody();
    const end = minutesAfter(start, sessionLimits.absoluteMinutes);
    const step = sessionLimits.idleMinutes - 0.5;
    for (let now = start; now < minutesAfter(end, -0.5); now = minutesAfter(now, step)) {
      at.scene.now = now;
      await at.send('GET', '/session', { ...own, cookie });
    }
    at.scene.now = minutesAfter(end, -0.5);
    const verifier = newVerifier();
    const { code } = await at.askForCode({ ...own, cookie }, listed, verifier);
    assert.ok(code !== undefined);
    at.scene.now = end;
    await refused({ code, verifier });
  });

  test('replaces the one before', async () => {
    const first = await at.handed();
    assert.equal((await at.askForCode({ ...own, cookie: first.cookie }, listed)).status, 201);
    await refused(first);
  });

  test('is kept by its hash only, as is the token', async () => {
    const { code, verifier } = await at.handed();
    assert.equal(await at.scene.data.store.boothCodes.take(code), undefined);
    const { token } = await at.exchange({ code, verifier });
    assert.ok(token !== undefined);
    assert.equal(await at.scene.data.store.sessions.find(token), undefined);
  });

  test('is made for listed sites of the voter’s own consultation only', async () => {
    const { cookie } = await at.somebody();
    for (const origin of [stranger, embedding, ofNeighbour, `${listed}/`, `${listed}.evil.example`, '']) {
      const answer = await at.askForCode({ ...own, cookie }, origin);
      assert.deepEqual([answer.status, answer.code], [409, 'booth-not-offered'], origin);
    }
  });

  test('is made on the portal only: not for a listed page with the voter’s cookie, nor by a page’s token', async () => {
    const { cookie } = await at.somebody();
    const { authorization } = await at.inPage();
    for (const headers of [{ cookie }, { authorization }]) {
      assert.equal((await at.askForCode({ ...from(listed), ...headers }, listed)).code, 'origin-refused');
    }
    assert.equal((await at.askForCode({ ...own, authorization }, listed)).code, 'session-missing');
  });
});
