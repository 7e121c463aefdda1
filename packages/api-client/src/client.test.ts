import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { after, afterEach, before, describe, test } from 'node:test';
import { type ApiClientOptions, createApiClient } from './client.ts';
import type { Clock } from './clock.ts';

const uuid = 'DoVjrMn6vuvzsq';
const electionPath = `/api/v1/session/elections/${uuid}`;

/** Answers one request after another; the last answer stays. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answers: Answer[] = [];
let received: { method: string; url: string; body: string }[] = [];

const server: Server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({
      method: request.method ?? '',
      url: request.url ?? '',
      body: Buffer.concat(chunks).toString(),
    });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, response);
  });
});

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_request, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
  };
}

function problem(status: number, code: string, more: object = {}): Answer {
  return json(status, { type: `urn:isoloir:error:${code}`, title: code, status, code, ...more });
}

const dropConnection: Answer = (request) => request.socket.destroy();

/** How long a request may take, in milliseconds: client and server share a process that may be slow. */
const limit = 60_000;

/** A clock whose waits of retries pass at once and are noted; attempts still have their real time limit. */
function noting(waits: number[], longest: number): Clock {
  return {
    after(milliseconds, action) {
      if (milliseconds !== longest) waits.push(milliseconds);
      const timer = setTimeout(action, milliseconds === longest ? longest : 0);
      return () => clearTimeout(timer);
    },
  };
}

function clientOf(options: Partial<ApiClientOptions> = {}) {
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return createApiClient({
    apiBase: `http://127.0.0.1:${address.port}/api/v1`,
    clock: noting([], limit),
    timeout: limit,
    documentTimeout: limit,
    ...options,
  });
}

const election = {
  uuid,
  id: 'liege',
  run: 1,
  title: { fr: 'Liège', nl: 'Luik' },
  fingerprint: 'f',
  phase: 'open',
};

describe('the API client', () => {
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  afterEach(() => {
    answers = [];
    received = [];
  });

  test('gives the value of an answer', async () => {
    answers = [json(200, election)];
    assert.deepEqual(await clientOf().getVoterElection(uuid), { ok: true, value: election });
    assert.deepEqual(received, [{ method: 'GET', url: electionPath, body: '' }]);
  });

  test('sends a ballot as documented', async () => {
    const receipt = {
      reference: 'ISO1.a.b',
      tracker: 't',
      registrationCode: 'c',
      recordedAt: '2024-02-01T08:00:00Z',
    };
    answers = [json(201, receipt)];
    assert.deepEqual(await clientOf().castBallot(uuid, '{"x":1}'), { ok: true, value: receipt });
    assert.deepEqual(received, [
      { method: 'POST', url: `/api/v1/elections/${uuid}/ballots`, body: '{"ballot":"{\\"x\\":1}"}' },
    ]);
  });

  test('gives no value for an answer without content', async () => {
    answers = [(_request, response) => response.writeHead(204).end()];
    assert.deepEqual(await clientOf().endSession(), { ok: true, value: undefined });
  });

  test('types a refusal by its code, with when the vote was recorded', async () => {
    answers = [problem(409, 'already-voted', { detail: 'd', signedAt: '2024-02-01T08:00:00Z' })];
    assert.deepEqual(await clientOf().castBallot(uuid, 'b'), {
      ok: false,
      error: { code: 'already-voted', status: 409, detail: 'd', signedAt: '2024-02-01T08:00:00Z' },
    });
  });

  test('asks after the vote, and sends what belongs to it, as documented', async () => {
    const after = { signedAt: '2024-02-01T08:00:00Z', confirmationDownloaded: false };
    answers = [json(200, after)];
    const client = clientOf();
    assert.deepEqual(await client.getAfterVote(uuid), { ok: true, value: after });
    assert.deepEqual(await client.markAfterVote(uuid, 'data-checked'), { ok: true, value: after });
    const data = {
      professionalNumber: '1-17292-78-072',
      correspondence: {},
      practice: {},
      publishProfessionalEmail: false,
    };
    answers = [json(200, data)];
    assert.deepEqual(await client.getContactData(), { ok: true, value: data });
    assert.deepEqual(await client.putContactData(data), { ok: true, value: data });
    const queued = { queuedAt: '2024-02-01T08:00:00Z', to: ['a•••@e•••.org'] };
    answers = [json(202, queued)];
    const request = {
      privateEmail: 'a@example.org',
      publishProfessionalEmail: false,
      language: 'fr',
      confirmation: 'JVBERi0x',
    } as const;
    assert.deepEqual(await client.sendConfirmations(uuid, request), { ok: true, value: queued });
    assert.deepEqual(received, [
      { method: 'GET', url: `${electionPath}/after-vote`, body: '' },
      { method: 'POST', url: `${electionPath}/after-vote/data-checked`, body: '' },
      { method: 'GET', url: '/api/v1/session/contact-data', body: '' },
      { method: 'PUT', url: '/api/v1/session/contact-data', body: JSON.stringify(data) },
      { method: 'POST', url: `${electionPath}/confirmations`, body: JSON.stringify(request) },
    ]);
  });

  test('looks ballots up by a few digits and a solved robot check', async () => {
    answers = [json(200, { ballots: ['b'] })];
    assert.deepEqual(await clientOf().findBallots(uuid, { prefix: '0a', robotCheck: 'x' }), {
      ok: true,
      value: { ballots: ['b'] },
    });
    await clientOf().createRobotCheck();
    assert.deepEqual(received, [
      {
        method: 'POST',
        url: `/api/v1/elections/${uuid}/ballots/bucket`,
        body: '{"prefix":"0a","robotCheck":"x"}',
      },
      { method: 'GET', url: '/api/v1/robot-check', body: '' },
    ]);
  });

  test('names the fields that do not fit, and leaves out what is none', async () => {
    const fields = [{ pointer: '/privateEmail', code: 'email' }];
    answers = [problem(422, 'contact-data-invalid', { fields: [...fields, 'x', { pointer: 1, code: 'y' }] })];
    const data = {
      professionalNumber: '',
      correspondence: {},
      practice: {},
      publishProfessionalEmail: false,
    };
    assert.deepEqual(await clientOf().putContactData(data), {
      ok: false,
      error: { code: 'contact-data-invalid', status: 422, fields },
    });
  });

  test('tells which run came in place of an annulled one, and what work the server wants to see', async () => {
    answers = [problem(409, 'election-annulled', { newRun: 'DoVjrMn6vuvzsq' })];
    assert.deepEqual(await clientOf().castBallot(uuid, 'b'), {
      ok: false,
      error: { code: 'election-annulled', status: 409, newRun: 'DoVjrMn6vuvzsq' },
    });
    const robotChallenge = {
      parameters: {
        algorithm: 'PBKDF2/SHA-256',
        nonce: 'n',
        salt: 's',
        cost: 2000,
        keyLength: 32,
        keyPrefix: 'p',
        keySignature: 'k',
        expiresAt: 1,
      },
      signature: 'x',
    };
    answers = [problem(400, 'robot-check-missing', { robotChallenge })];
    assert.deepEqual(await clientOf().findBallots(uuid, { prefix: '' }), {
      ok: false,
      error: { code: 'robot-check-missing', status: 400, robotChallenge },
    });
    const half = { ...robotChallenge, parameters: { ...robotChallenge.parameters, cost: 'much' } };
    answers = [problem(400, 'robot-check-missing', { robotChallenge: half })];
    assert.deepEqual(await clientOf().findBallots(uuid, { prefix: '' }), {
      ok: false,
      error: { code: 'robot-check-missing', status: 400 },
    });
  });

  test('signs in and asks for what was lost, each by one request', async () => {
    answers = [(_request, response) => response.writeHead(204).end()];
    const client = clientOf();
    const typed = { identifier: 'i', password: 'p', orderNumber: '1234' };
    assert.equal((await client.signInWithPassword('ministere 2024', typed)).ok, true);
    assert.equal((await client.completeSignIn({ orderNumber: '1234' })).ok, true);
    answers = [json(202, {})];
    assert.equal((await client.recoverIdentifier('m', { number: '1', orderNumber: '2' })).ok, true);
    const lost = { mobile: '3', identifier: '4', orderNumber: '5', robotCheck: 'x' };
    assert.equal((await client.recoverPassword('m', lost)).ok, true);
    assert.deepEqual(
      received.map(({ method, url, body }) => [method, url, body]),
      [
        ['POST', '/api/v1/consultations/ministere%202024/sign-in/password', JSON.stringify(typed)],
        ['POST', '/api/v1/sign-in/complete', '{"orderNumber":"1234"}'],
        ['POST', '/api/v1/consultations/m/recover/identifier', '{"number":"1","orderNumber":"2"}'],
        ['POST', '/api/v1/consultations/m/recover/password', JSON.stringify(lost)],
      ],
    );
  });

  test('asks for a voting token, and goes the three steps of a single-use link', async () => {
    const client = clientOf();
    answers = [json(202, {})];
    assert.equal((await client.requestToken('inami 2018', { number: '1', robotCheck: 'x' })).ok, true);
    const opened = { consultation: 'e', expiresAt: '2011-10-20T15:00:00.000Z' };
    const identity = { token: 't', number: '1', birthDepartment: '2A' };
    const otherAddress = { email: 'a@example.org', again: 'a@example.org' };
    const used = { password: 'p', sentTo: 'a•••@example.org' };
    answers = [json(200, opened)];
    assert.deepEqual(await client.openLink('t'), { ok: true, value: opened });
    answers = [json(200, { address: 'a•••@example.org', addressFixed: false })];
    assert.equal((await client.identifyByLink(identity)).ok, true);
    answers = [json(200, used)];
    assert.deepEqual(await client.useLink({ ...identity, otherAddress }), { ok: true, value: used });
    answers = [problem(409, 'link-used')];
    const again = await client.useLink(identity);
    assert.equal(again.ok ? undefined : again.error.code, 'link-used');
    assert.deepEqual(
      received.map(({ method, url, body }) => [method, url, body]),
      [
        ['POST', '/api/v1/consultations/inami%202018/token', '{"number":"1","robotCheck":"x"}'],
        ['POST', '/api/v1/links/open', '{"token":"t"}'],
        ['POST', '/api/v1/links/identity', JSON.stringify(identity)],
        ['POST', '/api/v1/links/use', JSON.stringify({ ...identity, otherAddress })],
        ['POST', '/api/v1/links/use', JSON.stringify(identity)],
      ],
    );
  });

  test('gives the bytes of a document, and gives up when asked to, without trying again', async () => {
    const sha256 = 'ab'.repeat(32);
    const path = `/api/v1/consultations/m/documents/${sha256}`;
    answers = [(_request, response) => response.writeHead(200).end(Buffer.from([0x25, 0xff, 0]))];
    const document = await clientOf().getDocument('m', sha256);
    assert.ok(document.ok);
    assert.deepEqual([...document.value], [0x25, 0xff, 0]);
    assert.equal(received[0]?.url, path);
    assert.ok(clientOf().documentAddress('m', sha256).endsWith(path));
    answers = [problem(404, 'document-unknown')];
    assert.deepEqual(await clientOf().getDocument('m', sha256), {
      ok: false,
      error: { code: 'document-unknown', status: 404 },
    });
    received = [];
    const giveUp = new AbortController();
    answers = [() => giveUp.abort()];
    assert.deepEqual(await clientOf().getDocument('m', sha256, giveUp.signal), {
      ok: false,
      error: { code: 'network-unreachable' },
    });
    assert.equal(received.length, 1);
  });

  test('never repeats a call that may change something', async () => {
    for (const answer of [dropConnection, problem(503, 'service-unavailable')]) {
      received = [];
      answers = [answer];
      assert.equal((await clientOf().castBallot(uuid, 'b')).ok, false);
      assert.equal(received.length, 1);
    }
  });

  test('repeats a safe call after a lost connection and a server that is busy', async () => {
    answers = [dropConnection, problem(503, 'service-unavailable'), json(200, election)];
    assert.equal((await clientOf().getVoterElection(uuid)).ok, true);
    assert.equal(received.length, 3);
    answers = [json(408, {}), json(200, election)];
    assert.equal((await clientOf().getVoterElection(uuid)).ok, true);
  });

  test('gives up after its attempts and says why', async () => {
    answers = [dropConnection];
    assert.deepEqual(await clientOf().getSession(), { ok: false, error: { code: 'network-unreachable' } });
    assert.equal(received.length, 3);

    answers = [problem(503, 'service-unavailable')];
    assert.deepEqual(await clientOf().getSession(), {
      ok: false,
      error: { code: 'service-unavailable', status: 503 },
    });
  });

  test('does not repeat a safe call that was refused', async () => {
    answers = [problem(401, 'session-expired')];
    assert.deepEqual(await clientOf().getSession(), {
      ok: false,
      error: { code: 'session-expired', status: 401 },
    });
    assert.equal(received.length, 1);
  });

  test('waits longer each time, spread at random, and as long as the server asks', async () => {
    const waits: number[] = [];
    const patient = clientOf({
      clock: noting(waits, limit),
      random: () => 0.5,
      retryDelay: 400,
      attempts: 4,
    });
    answers = [dropConnection];
    await patient.getSession();
    assert.deepEqual(waits, [200, 400, 800]);

    waits.length = 0;
    answers = [
      json(429, { code: 'too-many-requests' }, { 'retry-after': '3' }),
      json(200, { consultations: [] }),
    ];
    await patient.listConsultations();
    assert.deepEqual(waits, [3200]);
  });

  test('ends an attempt at its time limit, also when the answer stops half-way', async () => {
    const hasty = { timeout: 40, clock: noting([], 40), attempts: 1 };
    const silent: Answer = () => undefined;
    const halfway: Answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"uuid":');
    };
    for (const answer of [silent, halfway]) {
      answers = [answer];
      assert.deepEqual(await clientOf(hasty).getSession(), { ok: false, error: { code: 'timeout' } });
    }
  });

  test('tells an answer that is not the server’s', async () => {
    const page: Answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    answers = [page];
    assert.deepEqual(await clientOf().getSession(), { ok: false, error: { code: 'answer-unreadable' } });

    answers = [(_request, response) => response.writeHead(200).end()];
    assert.deepEqual(await clientOf().getSession(), {
      ok: false,
      error: { code: 'answer-unreadable', status: 200 },
    });

    for (const body of ['<p>bad gateway</p>', { code: 'not-a-code-of-ours' }, null]) {
      answers = [json(500, body)];
      assert.deepEqual(await clientOf().getSession(), {
        ok: false,
        error: { code: 'answer-unreadable', status: 500 },
      });
    }
  });

  test('builds the address of a sign-in', () => {
    const client = createApiClient({ apiBase: '/api/v1' });
    assert.equal(
      client.signInAddress({
        consultation: 'ordre-2024',
        key: 'eid',
        language: 'nl',
        returnTo: '/elections/',
        errorTo: '/sign-in/',
      }),
      '/api/v1/consultations/ordre-2024/sign-in?key=eid&language=nl&returnTo=%2Felections%2F&errorTo=%2Fsign-in%2F',
    );
  });
});
