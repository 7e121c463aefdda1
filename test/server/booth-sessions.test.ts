import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import {
  embedding,
  from,
  listed,
  listedToo,
  ofNeighbour,
  openListed,
  own,
  stranger,
  type ListedScene,
} from './booth.ts';
import { ballotOf, opensAt, start } from './support.ts';

// In the page of a listed site a voter has a token: it opens what a booth needs, from that site alone, and nothing else.

let at: ListedScene;
before(async () => {
  at = await openListed();
});
after(() => at.close());
beforeEach(() => {
  at.scene.now = start;
});

describe('in the page of a listed site', () => {
  test('a voter reads their elections, votes and signs out by the token alone', async () => {
    const { voter, authorization } = await at.inPage();
    for (const url of at.reading) {
      const { status, headers } = await at.send('GET', url, { ...from(listed), authorization });
      assert.equal(status, 200, url);
      assert.equal(headers['access-control-allow-origin'], listed, url);
      assert.equal(headers['access-control-allow-credentials'], undefined, url);
      assert.match(String(headers.vary), /origin/iu, url);
    }
    const { ballot } = ballotOf(at.scene, await at.scene.election('liege'), voter);
    const ballots = `/elections/${at.uuid}/ballots`;
    const cast = await at.send('POST', ballots, { ...from(listed), authorization }, { ballot });
    assert.equal(cast.status, 201);
    assert.equal(cast.headers['access-control-allow-origin'], listed);
    const out = await at.send('DELETE', '/session', { ...from(listed), authorization });
    assert.equal(out.status, 204);
    assert.equal(
      out.headers['clear-site-data'],
      undefined,
      'what the portal keeps is not the page’s to clear',
    );
    assert.equal(out.headers['set-cookie'], undefined);
    const gone = await at.send('GET', '/session', { ...from(listed), authorization });
    assert.deepEqual([gone.status, gone.code], [401, 'session-missing']);
    assert.equal(gone.headers['access-control-allow-origin'], listed, 'the page can tell its voter');
  });

  test('the session is the one of the portal, which ends: with the same beginning and the same end', async () => {
    const { cookie, verifier, code } = await at.handed();
    const before = await at.send('GET', '/session', { ...own, cookie });
    at.scene.now = new Date(start.getTime() + 59_000);
    const begun = await at.exchange({ code, verifier });
    assert.equal(begun.expiresAt, before.expiresAt);
    assert.equal(begun.idleExpiresAt, minutesAfter(at.scene.now, sessionLimits.idleMinutes).toISOString());
    assert.equal((await at.send('GET', '/session', { ...own, cookie })).code, 'session-replaced');
    const authorization = `Bearer ${begun.token ?? ''}`;
    at.scene.now = minutesAfter(at.scene.now, sessionLimits.idleMinutes);
    assert.equal(
      (await at.send('GET', '/session', { ...from(listed), authorization })).code,
      'session-expired',
    );
  });

  test('the session ends when it would have ended on the portal, whatever is asked meanwhile', async () => {
    const { authorization } = await at.inPage();
    const end = minutesAfter(start, sessionLimits.absoluteMinutes);
    const step = sessionLimits.idleMinutes - 1;
    for (at.scene.now = start; at.scene.now < end; at.scene.now = minutesAfter(at.scene.now, step)) {
      assert.equal((await at.send('GET', '/session', { ...from(listed), authorization })).status, 200);
    }
    assert.equal(
      (await at.send('GET', '/session', { ...from(listed), authorization })).code,
      'session-expired',
    );
  });

  test('signing in again on the portal ends it, and says so', async () => {
    const { voter, authorization } = await at.inPage();
    await at.scene.signIn(voter);
    assert.equal(
      (await at.send('GET', '/session', { ...from(listed), authorization })).code,
      'session-replaced',
    );
  });
});

describe('the token of a page', () => {
  test('opens nothing without its page’s origin, from another site, or as a cookie', async () => {
    const { voter, token, authorization } = await at.inPage();
    const { ballot } = ballotOf(at.scene, await at.scene.election('liege'), voter);
    const asked = [
      ...at.reading.map((url) => ['GET', url, undefined] as const),
      ['POST', `/elections/${at.uuid}/ballots`, { ballot }],
      ['DELETE', '/session', undefined],
    ] as const;
    for (const [method, url, payload] of asked) {
      for (const headers of [
        own,
        {},
        from(listedToo),
        from(ofNeighbour),
        from(stranger),
        { ...own, origin: 'http://localhost:8080' },
      ]) {
        const answer = await at.send(method, url, { ...headers, authorization }, payload);
        assert.deepEqual([answer.status, answer.code], [401, 'session-missing'], `${method} ${url}`);
      }
      const asCookie = await at.send(method, url, { ...own, cookie: `__Host-isoloir=${token}` }, payload);
      assert.ok(
        asCookie.status === 401 || (method === 'DELETE' && asCookie.status === 204),
        `${method} ${url}`,
      );
    }
    assert.equal(
      (await at.send('GET', '/session', { ...from(listed), authorization })).status,
      200,
      'still open',
    );
    assert.equal(await at.scene.data.store.signatures.signedAt(at.uuid, voter.id), undefined);
  });

  test('opens nothing beside a cookie, whosever it is', async () => {
    const { voter, authorization } = await at.inPage();
    const other = await at.somebody();
    const { ballot } = ballotOf(at.scene, await at.scene.election('liege'), voter);
    for (const cookie of [other.cookie, '__Host-isoloir=invented']) {
      for (const [method, url, payload] of [
        ['GET', '/session', undefined],
        ['DELETE', '/session', undefined],
        ['POST', `/elections/${at.uuid}/ballots`, { ballot }],
      ] as const) {
        for (const headers of [from(listed), { ...from(listed), 'sec-fetch-site': 'same-site' }, own]) {
          const answer = await at.send(method, url, { ...headers, authorization, cookie }, payload);
          assert.equal(answer.code, 'session-missing', `${method} ${url}`);
        }
      }
    }
    assert.equal((await at.send('GET', '/session', { ...own, cookie: other.cookie })).status, 200);
  });

  test('opens nothing else of the voter’s', async () => {
    const { authorization } = await at.inPage();
    for (const url of [
      '/session/contact-data',
      `/session/elections/${at.uuid}/after-vote`,
      `/session/elections/${at.uuid}/signature-proof`,
    ]) {
      const { status, code, headers } = await at.send('GET', url, { ...from(listed), authorization });
      assert.deepEqual([status, code], [401, 'session-missing'], url);
      assert.equal(headers['access-control-allow-origin'], undefined, url);
    }
    assert.equal((await at.send('HEAD', '/session', { ...from(listed), authorization })).status, 401);
    const put = await at.send('PUT', '/session/contact-data', { ...from(listed), authorization }, {});
    assert.equal(put.code, 'origin-refused');
  });

  test('is not what the portal’s cookie holds: that is no token, from wherever it comes', async () => {
    const { cookie } = await at.somebody();
    const authorization = `Bearer ${cookie.split('=')[1] ?? ''}`;
    for (const headers of [from(listed), own, {}, { ...own, origin: 'null' }]) {
      assert.equal((await at.send('GET', '/session', { ...headers, authorization })).code, 'session-missing');
    }
  });

  test('votes neither for others nor outside of the time', async () => {
    const { voter, authorization } = await at.inPage();
    const { ballot } = ballotOf(at.scene, await at.scene.election('liege'), voter);
    const other = at.scene.staged.definition.elections.find(({ id }) => id !== 'liege');
    const [foreign] = await at.scene.data.store.runs.ofConsultation('ministere-2024');
    assert.ok(other !== undefined && foreign !== undefined);
    for (const not of [(await at.scene.election(other.id)).uuid, foreign.uuid]) {
      const headers = { ...from(listed), authorization };
      assert.equal(
        (await at.send('POST', `/elections/${not}/ballots`, headers, { ballot })).code,
        'not-eligible',
      );
      assert.equal(
        (await at.send('GET', `/session/elections/${not}/credential`, headers)).code,
        'not-eligible',
      );
    }
    at.scene.now = minutesAfter(opensAt, -1);
    const early = await at.send(
      'POST',
      `/elections/${at.uuid}/ballots`,
      { ...from(listed), authorization },
      { ballot },
    );
    assert.equal(early.code, 'election-not-open');
  });
});

describe('what a browser asks before it sends', () => {
  const asked = () => [
    ['/session', 'GET, DELETE'],
    ['/session/elections', 'GET'],
    [`/session/elections/${at.uuid}`, 'GET'],
    [`/session/elections/${at.uuid}/credential`, 'GET'],
    [`/elections/${at.uuid}/ballots`, 'POST'],
    ['/booth-sessions', 'POST'],
  ];

  test('is answered to listed sites: their origin, methods and headers, and no credentials', async () => {
    for (const [url, methods] of asked()) {
      for (const origin of [listed, listedToo, ofNeighbour]) {
        const { status, headers } = await at.send('OPTIONS', url ?? '', from(origin));
        assert.equal(status, 204, url);
        assert.equal(headers['access-control-allow-origin'], origin);
        assert.equal(headers['access-control-allow-methods'], methods);
        assert.equal(headers['access-control-allow-headers'], 'authorization, content-type');
        assert.equal(headers['access-control-allow-credentials'], undefined);
        assert.match(String(headers.vary), /origin/iu);
      }
    }
  });

  test('is answered to no other site, and for nothing else', async () => {
    for (const [url] of asked()) {
      for (const headers of [from(stranger), from(embedding), from('null'), {}]) {
        const answer = await at.send('OPTIONS', url ?? '', headers);
        assert.deepEqual([answer.status, answer.code], [404, 'not-found'], url);
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
    }
    for (const url of [
      '/session/booth-codes',
      '/session/contact-data',
      `/session/elections/${at.uuid}/after-vote`,
    ]) {
      assert.equal((await at.send('OPTIONS', url, from(listed))).status, 404, url);
    }
  });
});

test('pages of a listed site read what is public, the documents included; pages that may show a banner do not get these', async () => {
  const [run] = await at.scene.data.store.runs.ofConsultation('ministere-2024');
  const sha256 = /"sha256":"(?<hash>[0-9a-f]{64})"/u.exec(run?.definitionText ?? '')?.groups?.hash ?? '';
  const url = `/consultations/ministere-2024/documents/${sha256}`;
  for (const [origin, allowed] of [
    [ofNeighbour, ofNeighbour],
    [listed, undefined],
    [stranger, undefined],
  ] as const) {
    const answer = await at.scene.app.inject({ url: `/api/v1${url}`, headers: { origin } });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['access-control-allow-origin'], allowed, origin);
    assert.match(String(answer.headers.vary), /origin/iu);
  }
  for (const path of [`/elections/${at.uuid}`, '/consultations/ordre-2024']) {
    const { headers } = await at.send('GET', path, { origin: listed });
    assert.equal(headers['access-control-allow-origin'], listed);
  }
});
