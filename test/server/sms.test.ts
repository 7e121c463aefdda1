import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { httpSmsGateway } from '../../packages/server/src/sms/gateway.ts';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

let asked: Asked[] = [];
let respond: (response: ServerResponse) => void = (response) => void response.writeHead(200).end();
let port: number;

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  void text(request).then((body) => {
    const { authorization, 'content-type': type } = request.headers;
    asked.push({ method: request.method, url: request.url, authorization, type, body });
    respond(response);
  });
});
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  port = address.port;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const sms = { id: 'a0000000-0000-4000-8000-000000000000', to: '+33639980001', text: 'Mot de passe ABCD' };

test('an SMS goes out as JSON, with the user of the address as authorization', async () => {
  asked = [];
  const gateway = httpSmsGateway({ url: `http://user:pa%20ss@127.0.0.1:${port}/send?from=vote` });
  assert.deepEqual(await gateway.send(sms), { ok: true });
  assert.deepEqual(asked, [
    {
      method: 'POST',
      url: '/send?from=vote',
      authorization: `Basic ${Buffer.from('user:pa ss').toString('base64')}`,
      type: 'application/json',
      body: JSON.stringify(sms),
    },
  ]);
  asked = [];
  await httpSmsGateway({ url: `http://127.0.0.1:${port}/` }).send(sms);
  assert.equal(asked[0]?.authorization, undefined);
});

test('only a refusal of this very SMS is for good', async () => {
  const gateway = httpSmsGateway({ url: `http://127.0.0.1:${port}/` });
  for (const [status, permanent] of [
    [400, true],
    [410, true],
    [422, true],
    [401, false],
    [403, false],
    [404, false],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
  ] as const) {
    respond = (response) => void response.writeHead(status).end(`no ${sms.to}`);
    assert.deepEqual(await gateway.send(sms), {
      ok: false,
      permanent,
      unreached: !permanent,
      reason: `the gateway answered ${status}`,
    });
  }
  respond = (response) => void response.writeHead(202).end();
  assert.deepEqual(await gateway.send(sms), { ok: true });
});

test('a gateway that leads elsewhere, hangs up or is not there is asked again later', async () => {
  const gateway = httpSmsGateway({ url: `http://127.0.0.1:${port}/` });
  const reasons: string[] = [];
  for (const act of [
    (response: ServerResponse) =>
      void response.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
    (response: ServerResponse) => void response.destroy(),
  ]) {
    respond = act;
    const delivery = await gateway.send(sms);
    assert.ok(!delivery.ok && !delivery.permanent);
    reasons.push(delivery.reason);
  }
  const nobody = await httpSmsGateway({ url: `http://127.0.0.1:${await freePort()}/` }).send(sms);
  assert.ok(!nobody.ok && !nobody.permanent);
  reasons.push(nobody.reason);
  for (const reason of reasons) assert.match(reason, /^the gateway can not be reached/);
  assert.match(nobody.reason, /ECONNREFUSED/);
});

test('the development gateway shows what it was given, once, and refuses what is no SMS', async () => {
  const inbox = await startDevelopmentInbox(0, (to) => (to === '+33639980009' ? 410 : undefined));
  try {
    const gateway = httpSmsGateway({ url: inbox.smsUrl });
    for (let count = 0; count < 2; count += 1) assert.deepEqual(await gateway.send(sms), { ok: true });
    assert.deepEqual(
      inbox.sms().map(({ id, to, text: words }) => ({ id, to, text: words })),
      [sms],
    );
    for (const [wrong, status] of [
      [{ ...sms, to: '0639980001' }, 400],
      [{ ...sms, id: 'b', to: '+33639980009' }, 410],
    ] as const) {
      const delivery = await gateway.send(wrong);
      assert.deepEqual(delivery, {
        ok: false,
        permanent: true,
        unreached: false,
        reason: `the gateway answered ${status}`,
      });
    }
    const nonsense = await fetch(inbox.smsUrl, { method: 'POST', body: 'nonsense' });
    assert.equal(nonsense.status, 400);
    assert.equal(inbox.sms().length, 1);
  } finally {
    await inbox.close();
  }
});
