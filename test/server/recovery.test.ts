import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { newAccessCode } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { listSms } from '../../packages/server/src/office/mails.ts';
import type { Loop } from '../../packages/server/src/outbox/loop.ts';
import { createRequestWorker } from '../../packages/server/src/sign-in/request-worker.ts';
import { queueRequest } from '../../packages/server/src/sign-in/requests/handler.ts';
import { httpSmsGateway } from '../../packages/server/src/sms/gateway.ts';
import { createSmsWorker } from '../../packages/server/src/sms/worker.ts';
import { noting, openMinistry, type Ministry, type Seen } from './ministry.ts';
import { closesAt, opensAt, start } from './support.ts';

let scene: Ministry;
let inbox: DevelopmentInbox;
let requests: Loop;
let mails: Loop;
let sms: Loop;
let refusals: ReadonlyMap<string, number> = new Map();

before(async () => {
  scene = await openMinistry();
  inbox = await startDevelopmentInbox(0, (address) => refusals.get(address));
  const { data } = scene;
  requests = createRequestWorker({ ...data, logger: false });
  mails = createMailWorker({
    ...data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  sms = createSmsWorker({ ...data, gateway: httpSmsGateway({ url: inbox.smsUrl }), logger: false });
});
after(async () => {
  for (const loop of [requests, mails, sms]) await loop.stop();
  await inbox.close();
  await scene.close();
});
beforeEach(() => {
  scene.now = start;
  refusals = new Map();
});

/** Does what the server does beside its requests, until nothing is left. */
async function settle(): Promise<void> {
  for (const loop of [requests, sms, mails]) await loop.runOnce();
}

let next = 0;
async function somebody() {
  next += 1;
  const { voter, access } = await scene.person(next);
  return {
    voter,
    number: voter.number,
    identifier: access.identifier,
    orderNumber: access.orderNumber ?? '',
    mobile: access.mobile ?? '',
  };
}

async function ask(what: 'identifier' | 'password', body: object): Promise<Seen> {
  // The work is done by the machine's own clock, the tests' by theirs: both must agree for a moment.
  const at = scene.now;
  scene.now = new Date();
  const robotCheck = await scene.work();
  const path = `/consultations/${scene.id}/recover/${what}`;
  scene.now = at;
  const answer = await scene.post(path, { ...body, robotCheck }, { address: `192.0.2.${next}` });
  return answer;
}

const signIn = (body: object): Promise<Seen> =>
  scene.post(`/consultations/${scene.id}/sign-in/password`, body, { address: `192.0.2.${next}` });

const mailsTo = (address: string) => inbox.mails().filter(({ to }) => to.includes(address));
const smsTo = (mobile: string) => inbox.sms().filter(({ to }) => to === mobile);
const passwordIn = (text: string): string =>
  /[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4}){2}/.exec(text)?.[0] ?? '';

describe('the identifier', () => {
  for (const [language, subject] of [
    ['fr', 'Votre identifiant de vote – Élections 2024 des représentants des personnels médicaux'],
    [
      'nl',
      'Uw identificatiecode om te stemmen – Verkiezingen 2024 van de vertegenwoordigers van het medisch personeel',
    ],
  ] as const) {
    test(`is sent to the known address of whoever has both numbers, in their language (${language})`, async () => {
      let person = await somebody();
      while (person.voter.language !== language) person = await somebody();
      const { voter, number, orderNumber, identifier } = person;
      const answer = await ask('identifier', {
        number: `${number.slice(0, 3)} ${number.slice(3)}`,
        orderNumber,
      });
      assert.deepEqual([answer.status, answer.body], [202, {}]);
      assert.equal(mailsTo(voter.email).length, 0, 'nothing happens before the answer');
      await settle();
      const [mail] = mailsTo(voter.email);
      assert.ok(mail !== undefined);
      assert.equal(mail.subject, subject);
      assert.ok(mail.text.includes(`${identifier.slice(0, 4)}-${identifier.slice(4)}`));
      assert.ok(
        !mail.text.includes(orderNumber) && !mail.text.includes(number),
        'no other half of the way in',
      );
      assert.deepEqual(mail.to, [voter.email]);
    });
  }

  test('is sent to nobody else, and the answer is the same to the byte', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const { number, orderNumber } = person;
    const before = inbox.mails().length;
    const answers = new Set<string>();
    for (const body of [
      { number, orderNumber },
      { number, orderNumber: other.orderNumber },
      { number: other.number, orderNumber },
      { number: '10000000009', orderNumber },
      { number: 'x', orderNumber: 'y' },
    ]) {
      const answer = await ask('identifier', body);
      answers.add(JSON.stringify([answer.status, { ...answer.headers, date: '' }, answer.body]));
    }
    assert.equal(answers.size, 1);
    await settle();
    assert.equal(inbox.mails().length, before + 1);
    assert.deepEqual(await scene.data.store.access.requests(10), []);
  });

  test('is sent five times an hour at most, and the answer does not say so', async () => {
    const { voter, number, orderNumber } = await somebody();
    // Requests that were admitted: what their admission takes is another test's.
    for (let count = 0; count < 8; count += 1) await queue('identifier', { number, orderNumber });
    await settle();
    assert.equal(mailsTo(voter.email).length, 5);
    scene.now = minutesAfter(start, 61);
    await queue('identifier', { number, orderNumber });
    await settle();
    assert.equal(mailsTo(voter.email).length, 6);
  });
});

describe('the password', () => {
  test('is sent by SMS to the known telephone, and signs in; a mail to the known address tells of it without it', async () => {
    let person = await somebody();
    while (!person.mobile.startsWith('+33')) person = await somebody();
    const { voter, mobile, identifier, orderNumber } = person;
    const national = `0${mobile.slice(3)}`.replaceAll(/(..)/g, '$1 ');
    const answer = await ask('password', {
      mobile: national,
      identifier: identifier.toLowerCase(),
      orderNumber,
    });
    assert.deepEqual([answer.status, answer.body], [202, {}]);
    await settle();
    const [message] = smsTo(mobile);
    assert.ok(message !== undefined);
    const password = passwordIn(message.text);
    assert.match(
      message.text,
      voter.language === 'fr'
        ? /^Votre mot de passe pour voter \(Ministère chargé de la santé\) est .{14}\. Ne le communiquez à personne\.$/
        : /^Uw wachtwoord om te stemmen \(Ministerie bevoegd voor volksgezondheid\) is .{14}\. Geef het aan niemand door\.$/,
    );
    assert.ok(message.text.length <= 160, 'one SMS');
    assert.equal((await signIn({ identifier, password, orderNumber })).status, 204);
    const [mail] = mailsTo(voter.email);
    assert.ok(mail !== undefined);
    assert.match(
      mail.subject,
      /^(?:Un nouveau mot de passe vous a été envoyé|U hebt een nieuw wachtwoord gekregen) – /,
    );
    for (const secret of [password, password.replaceAll('-', ''), identifier, mobile, orderNumber]) {
      assert.ok(!mail.text.includes(secret) && !mail.html.includes(secret));
    }
    assert.ok(mail.text.includes(`•••••••${mobile.slice(-2)}`));
  });

  test('asked for again takes the place of the one before, and ends the sessions that it opened', async () => {
    const { mobile, identifier, orderNumber } = await somebody();
    const passwords: string[] = [];
    const cookies: (string | undefined)[] = [];
    for (let count = 0; count < 2; count += 1) {
      await ask('password', { mobile, identifier, orderNumber });
      await settle();
      passwords.push(passwordIn(smsTo(mobile)[0]?.text ?? ''));
      cookies.push((await signIn({ identifier, orderNumber, password: passwords.at(-1) })).cookie);
    }
    assert.equal((await signIn({ identifier, orderNumber, password: passwords[0] })).code, 'sign-in-refused');
    assert.equal((await scene.get('/session', cookies[1])).status, 200);
    await ask('password', { mobile, identifier, orderNumber });
    await settle();
    const ended = await scene.get('/session', cookies[1]);
    assert.deepEqual([ended.status, ended.code], [401, 'session-revoked']);
  });

  test('leaves alone a session that was opened in another way', async () => {
    const { voter, mobile, identifier, orderNumber } = await somebody();
    const cookie = await scene.signIn(voter);
    await ask('password', { mobile, identifier, orderNumber });
    await settle();
    assert.equal((await scene.get('/session', cookie)).status, 200);
  });

  test('asked for again before the first one went out is the only one that is sent', async () => {
    const { mobile, identifier, orderNumber } = await somebody();
    for (let count = 0; count < 2; count += 1) {
      await queue('password', { mobile, identifier, orderNumber });
      await requests.runOnce();
    }
    await settle();
    const received = smsTo(mobile);
    assert.equal(received.length, 1);
    assert.equal(
      (await signIn({ identifier, orderNumber, password: passwordIn(received[0]?.text ?? '') })).status,
      204,
    );
    const states = (await scene.data.store.smsOutbox.all({})).filter(({ address }) =>
      address.endsWith(mobile.slice(-2)),
    );
    assert.deepEqual(new Set(states.map(({ state }) => state)), new Set(['sent', 'withdrawn']));
  });

  test('is sent to nobody of whom one part does not fit, and then changes nothing', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const { voter, mobile, identifier, orderNumber } = person;
    const password = await scene.passwordOf(voter);
    const before = inbox.sms().length;
    const answers = new Set<string>();
    for (const body of [
      { mobile: other.mobile, identifier, orderNumber },
      { mobile, identifier: other.identifier, orderNumber },
      { mobile, identifier, orderNumber: other.orderNumber },
      { mobile, identifier: newAccessCode('identifier'), orderNumber },
      { mobile: '0', identifier: '0', orderNumber: '0' },
      { mobile: other.mobile, identifier: other.identifier, orderNumber: other.orderNumber },
    ]) {
      const answer = await ask('password', body);
      answers.add(JSON.stringify([answer.status, { ...answer.headers, date: '' }, answer.body]));
    }
    assert.equal(answers.size, 1);
    await settle();
    assert.equal(inbox.sms().length, before + 1, 'the last one fits');
    assert.equal((await signIn({ identifier, orderNumber, password })).status, 204);
  });

  test('is sent three times an hour and eight times a day at most: nobody floods a telephone', async () => {
    const { mobile, identifier, orderNumber } = await somebody();
    const askOften = async (): Promise<number> => {
      for (let count = 0; count < 5; count += 1) {
        await queue('password', { mobile, identifier, orderNumber });
        await settle();
      }
      return smsTo(mobile).length;
    };
    assert.equal(await askOften(), 3);
    const last = passwordIn(smsTo(mobile)[0]?.text ?? '');
    assert.equal(
      (await signIn({ identifier, orderNumber, password: last })).status,
      204,
      'the last one stays good',
    );
    scene.now = minutesAfter(start, 61);
    assert.equal(await askOften(), 6);
    scene.now = minutesAfter(start, 122);
    assert.equal(await askOften(), 8);
    scene.now = minutesAfter(start, 25 * 60);
    assert.equal(await askOften(), 11);
  });

  test('waits when the gateway says “later”, and is given up when it says “never”, with no number in the reason', async () => {
    const { voter, mobile, identifier, orderNumber } = await somebody();
    refusals = new Map([[mobile, 503]]);
    await queue('password', { mobile, identifier, orderNumber });
    await settle();
    scene.now = minutesAfter(start, 1);
    refusals = new Map();
    await settle();
    assert.equal(smsTo(mobile).length, 1);
    refusals = new Map([[mobile, 422]]);
    await queue('password', { mobile, identifier, orderNumber });
    await settle();
    const [failed] = await scene.data.store.smsOutbox.all({ state: 'failed' });
    assert.deepEqual(
      [failed?.address, failed?.reason, failed?.sealed],
      [`•••••••${mobile.slice(-2)}`, 'the gateway answered 422', null],
    );
    const [listed] = await listSms(scene.data, { state: 'failed' });
    assert.deepEqual([listed?.number, listed?.kind, listed?.attempts], [voter.number, 'password', 1]);
  });

  test('stands nowhere in the data folder, while its SMS waits or after', async () => {
    const { mobile, identifier, orderNumber } = await somebody();
    await queue('password', { mobile, identifier, orderNumber });
    const typed = JSON.stringify({ mobile, identifier, orderNumber });
    assert.deepEqual(filesWith(typed), [], 'what was typed is encrypted');
    await requests.runOnce();
    await settle();
    const password = passwordIn(smsTo(mobile)[0]?.text ?? '');
    assert.equal(password.length, 14);
    assert.deepEqual(filesWith(password), []);
    assert.deepEqual(filesWith(password.replaceAll('-', '')), []);
  });
});

describe('asking', () => {
  test('needs a robot check, which the refusal brings along', async () => {
    const { number, orderNumber, mobile, identifier } = await somebody();
    for (const [what, body] of [
      ['identifier', { number, orderNumber }],
      ['password', { mobile, identifier, orderNumber }],
    ] as const) {
      const path = `/consultations/${scene.id}/recover/${what}`;
      const refused = await scene.post(path, body, { address: '192.0.2.250' });
      assert.deepEqual([refused.status, refused.code], [400, 'robot-check-missing']);
      assert.ok(refused.challenge !== undefined);
      const nonsense = await scene.post(path, { ...body, robotCheck: 'AAAA' }, { address: '192.0.2.250' });
      assert.equal(nonsense.code, 'robot-check-failed');
    }
    assert.deepEqual(await scene.data.store.access.requests(1), []);
  });

  test('begins with the opening and ends with the closing, as the consultation says it publicly', async () => {
    const { number, orderNumber } = await somebody();
    const codeAt = async (instant: Date): Promise<string | number> => {
      scene.now = instant;
      const { code, status } = await ask('identifier', { number, orderNumber });
      return code ?? status;
    };
    assert.equal(await codeAt(minutesAfter(opensAt, -1)), 'election-not-open');
    assert.equal(await codeAt(closesAt), 'sign-in-closed');
    assert.equal(
      (await scene.post('/consultations/nowhere/recover/identifier', { number, orderNumber })).code,
      'consultation-unknown',
    );
  });
});

test('looking into a request is the same work, whoever it is about: look-ups, one hash, one transaction', async () => {
  const { number, mobile, identifier, orderNumber } = await somebody();
  const { store, secretHashes } = scene.data;
  const traceOf = async (kind: 'identifier' | 'password' | 'token', typed: object): Promise<string[]> => {
    await queueRequest(scene.data, scene.id, kind, typed);
    const trace: string[] = [];
    const restore = [
      noting(trace, store, 'transaction'),
      noting(trace, store.access, 'findByIdentifier'),
      noting(trace, store.access, 'findByNumber'),
      noting(trace, store.roll, 'find'),
      noting(trace, secretHashes, 'hash'),
    ];
    await requests.runOnce();
    for (const back of restore) back();
    return trace;
  };
  const stranger = newAccessCode('identifier');
  for (const [kind, known, unknown, work] of [
    [
      'identifier',
      { number, orderNumber },
      { number: '10000000009', orderNumber },
      ['findByNumber', 'find', 'transaction'],
    ],
    [
      'password',
      { mobile, identifier, orderNumber },
      { mobile, identifier: stranger, orderNumber },
      ['findByIdentifier', 'find', 'hash', 'transaction'],
    ],
    ['token', { number }, { number: '10000000009' }, ['findByNumber', 'find', 'hash', 'transaction']],
  ] as const) {
    assert.deepEqual(await traceOf(kind, known), work, kind);
    assert.deepEqual(await traceOf(kind, unknown), work, kind);
  }
  await settle();
});

test('two workers look into a request once', async () => {
  const { mobile, identifier, orderNumber } = await somebody();
  await queue('password', { mobile, identifier, orderNumber });
  const other = createRequestWorker({ ...scene.data, logger: false });
  await Promise.all([requests.runOnce(), other.runOnce()]);
  await other.stop();
  await settle();
  assert.equal(smsTo(mobile).length, 1);
});

/** Queues a request that was admitted. */
async function queue(kind: 'identifier' | 'password', typed: object): Promise<void> {
  await queueRequest(scene.data, scene.id, kind, typed);
}

/** Files of the data folder in which a text can be read. */
function filesWith(text: string): string[] {
  const folder = join(scene.folder, 'data');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(text);
  });
}
