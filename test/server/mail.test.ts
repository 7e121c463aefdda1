import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
  type ReceivedMail,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { createMetrics } from '../../packages/server/src/metrics/metrics.ts';
import { listMails, takeReturnedMail } from '../../packages/server/src/office/mails.ts';
import { statusOf } from '../../packages/server/src/office/status.ts';
import { minutesToWait, mostAttempts, type OutboxWorker } from '../../packages/server/src/outbox/worker.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { ballotOf, call, cast, openScene, start, type Scene } from './support.ts';

let scene: Scene;
let inbox: DevelopmentInbox;
let worker: OutboxWorker;
let refusals: ReadonlyMap<string, number>;
let uuid: string;

function newWorker(smtpUrl: string): OutboxWorker {
  return createMailWorker({
    ...scene.data,
    transport: smtpTransport({ url: smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
}

before(async () => {
  scene = await openScene();
  const [first] = scene.staged.elections;
  assert.ok(first !== undefined);
  uuid = first.uuid;
});
after(() => scene.close());
beforeEach(async () => {
  scene.now = start;
  refusals = new Map();
  inbox = await startDevelopmentInbox(0, (address) => refusals.get(address));
  worker = newWorker(inbox.smtpUrl);
});
afterEach(async () => {
  await worker.stop();
  await inbox.close();
  // What one test left in the outbox is not the next one's.
  for (const mail of await scene.data.store.outbox.all({ state: 'queued' })) {
    await scene.data.store.outbox.settle(mail.id, { state: 'failed', at: start, maskedAddress: '' });
  }
});

let next = 0;

/** Somebody of Liège who has just voted, with their cookie. */
async function votedVoter(
  language?: 'fr' | 'nl',
): Promise<{ voter: Voter; cookie: string; tracker: string }> {
  for (;;) {
    const voter = await scene.voter('liege', (next += 1));
    if (language !== undefined && voter.language !== language) continue;
    const cookie = await scene.signIn(voter);
    const { ballot, tracker } = ballotOf(scene, await scene.election('liege'), voter, [1]);
    assert.equal((await cast(scene, uuid, cookie, ballot)).status, 201);
    return { voter, cookie, tracker };
  }
}

/** A file that begins as a PDF does. */
function pdf(size: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
}

const request = (more: object = {}) => ({
  privateEmail: 'mine@example.net',
  publishProfessionalEmail: false,
  language: 'fr',
  confirmation: pdf(100).toString('base64'),
  ...more,
});

const send = (cookie: string | undefined, body: object, election = uuid) =>
  call(scene, 'POST', `/session/elections/${election}/confirmations`, { cookie, body });

function mailTo(address: string): ReceivedMail {
  const mail = inbox.mails().find(({ to }) => to.includes(address));
  assert.ok(mail !== undefined, `there is no mail to ${address}`);
  return mail;
}

describe('after a vote', () => {
  for (const [language, subject, moment] of [
    [
      'fr',
      'Votre vote est enregistré – Élections 2024 de l’Ordre des médecins',
      /mardi 3 février 2026 à 10:00:00 \(heure normale d’Europe centrale\)/,
    ],
    [
      'nl',
      'Uw stem is geregistreerd – Verkiezingen 2024 van de Orde der artsen',
      /dinsdag 3 februari 2026.*10:00:00 \(Midden-Europese standaardtijd\)/,
    ],
  ] as const) {
    test(`a mail says so with day, hour and zone, and nothing of the vote (${language})`, async () => {
      const { voter, tracker } = await votedVoter(language);
      assert.equal(await worker.runOnce(), 1);
      const mail = mailTo(voter.email);
      assert.deepEqual(mail.to, [voter.email]);
      assert.equal(mail.subject, subject);
      assert.equal(mail.language, language);
      assert.match(mail.html, new RegExp(`<html lang="${language}">`));
      const election = await scene.election('liege');
      for (const part of [mail.text, mail.html]) {
        assert.match(part, moment);
        assert.ok(part.includes(voter.name), 'it is for somebody');
        assert.ok(part.includes('elections@example.org'), 'it says who helps');
        assert.ok(!part.includes(tracker) && !part.includes('ISO1.'));
        for (const { answers } of election.questions)
          for (const name of answers) assert.ok(!part.includes(name), `it names ${name}`);
      }
      assert.doesNotMatch(mail.html, /style|src=|href=/, 'nothing to fetch, nothing that a policy forbids');
      assert.equal(mail.attachments.length, 0);
      assert.equal(await worker.runOnce(), 0, 'once');
    });
  }

  test('the same ballot again and a refused one queue nothing', async () => {
    const voter = await scene.voter('liege', (next += 1));
    const cookie = await scene.signIn(voter);
    const election = await scene.election('liege');
    const { ballot } = ballotOf(scene, election, voter);
    for (const expected of [201, 200])
      assert.equal((await cast(scene, uuid, cookie, ballot)).status, expected);
    assert.equal((await cast(scene, uuid, cookie, ballotOf(scene, election, voter).ballot)).status, 409);
    assert.equal((await cast(scene, uuid, cookie, 'no ballot')).status, 409);
    const mails = await scene.data.store.outbox.all({ state: 'queued' });
    assert.deepEqual(
      mails.map(({ voter: id, kind }) => [id, kind]),
      [[voter.id, 'vote-recorded']],
    );
  });
});

describe('the documents', () => {
  test('arrive whole at the private address only, and are nowhere any more', async () => {
    const { voter, cookie } = await votedVoter();
    await worker.runOnce();
    const [confirmation, castVote] = [pdf(50_000), pdf(60_000)];
    const body = request({
      professionalEmail: 'practice@example.net',
      publishProfessionalEmail: true,
      confirmation: confirmation.toString('base64'),
      castVote: castVote.toString('base64'),
    });
    const answer = await send(cookie, body);
    assert.deepEqual(answer, {
      status: 202,
      body: { queuedAt: start.toISOString(), to: ['m•••@e•••.net'] },
      code: undefined,
    });
    const traces = (): string[] =>
      filesWith(castVote.subarray(2000, 2032), confirmation.subarray(2000, 2032));
    assert.deepEqual(traces(), [], 'encrypted while it waits');
    assert.equal(await worker.runOnce(), 1);
    const mail = mailTo('mine@example.net');
    assert.deepEqual(mail.to, ['mine@example.net']);
    assert.equal(mail.subject, 'Les documents de votre vote – Élections 2024 de l’Ordre des médecins');
    assert.deepEqual(
      mail.attachments.map(({ fileName, contentType }) => [fileName, contentType]),
      [
        ['confirmation-de-vote.pdf', 'application/pdf'],
        ['vote-emis.pdf', 'application/pdf'],
      ],
    );
    assert.ok(mail.attachments[0] !== undefined && confirmation.equals(mail.attachments[0].content));
    assert.ok(mail.attachments[1] !== undefined && castVote.equals(mail.attachments[1].content));
    const [sent] = await scene.data.store.outbox.all({ state: 'sent' });
    assert.ok(sent !== undefined);
    const listed = (await listMails(scene.data, { state: 'sent' })).find(
      ({ kind }) => kind === 'confirmations',
    );
    assert.deepEqual([listed?.number, listed?.address], [voter.number, 'm•••@e•••.net']);
    for (const { id } of await scene.data.store.outbox.all({})) {
      assert.deepEqual(await scene.data.store.outbox.attachments(id), []);
    }
    assert.deepEqual(traces(), []);
    const contact = await call(scene, 'GET', '/session/contact-data', { cookie });
    assert.deepEqual(contact.body, {
      newsletterEmail: voter.email,
      professionalNumber: voter.number,
      correspondence: {},
      practice: {},
      privateEmail: 'mine@example.net',
      professionalEmail: 'practice@example.net',
      publishProfessionalEmail: true,
    });
    const steps = await call(scene, 'GET', `/session/elections/${uuid}/after-vote`, { cookie });
    assert.deepEqual(steps.body, {
      signedAt: start.toISOString(),
      confirmationDownloaded: false,
      confirmationsSentAt: start.toISOString(),
    });
  });

  test('are refused with the field to mend, and then nothing is queued', async () => {
    const { cookie } = await votedVoter();
    const before = (await scene.data.store.outbox.all({})).length;
    for (const [privateEmail, code] of [
      ['', 'missing'],
      ['nobody', 'email'],
      ['a@b', 'email'],
      ['a@example.org, b@example.org', 'email'],
      ['a@example.org\r\nBcc: b@example.org', 'not-one-line'],
    ]) {
      const answer = await send(cookie, request({ privateEmail }));
      assert.equal(answer.code, 'contact-data-invalid');
      assert.deepEqual(Reflect.get(Object(answer.body), 'fields'), [{ pointer: '/privateEmail', code }]);
    }
    const publish = await send(cookie, request({ publishProfessionalEmail: true }));
    assert.deepEqual(Reflect.get(Object(publish.body), 'fields'), [
      { pointer: '/professionalEmail', code: 'missing' },
    ]);
    for (const wrong of [
      { confirmation: undefined },
      { confirmation: 'PGh0bWw+' },
      { confirmation: pdf(620_000).toString('base64') },
      { language: 'de' },
      { address: 'x' },
    ]) {
      assert.equal((await send(cookie, request(wrong))).code, 'request-invalid');
    }
    assert.equal((await scene.data.store.outbox.all({})).length, before);
  });

  test('are sent to nobody who has not voted there', async () => {
    const { cookie } = await votedVoter();
    assert.equal((await send(undefined, request())).code, 'session-missing');
    const other = scene.staged.elections.find((election) => election.uuid !== uuid);
    assert.equal((await send(cookie, request(), other?.uuid)).code, 'not-eligible');
    assert.equal((await send(cookie, request(), '11111111111111')).code, 'election-unknown');
    const idle = await scene.signIn(await scene.voter('liege', (next += 1)));
    assert.equal((await send(idle, request())).code, 'not-voted-yet');
    const foreign = await call(scene, 'POST', `/session/elections/${uuid}/confirmations`, {
      cookie,
      body: request(),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    assert.equal(foreign.code, 'origin-refused');
  });

  test('are sent five times an hour at most', async () => {
    const { cookie } = await votedVoter();
    for (let count = 0; count < 5; count += 1) assert.equal((await send(cookie, request())).status, 202);
    assert.equal((await send(cookie, request())).code, 'confirmations-too-often');
    scene.now = minutesAfter(start, 9);
    assert.equal((await send(cookie, request())).code, 'confirmations-too-often');
  });
});

describe('a mail that is not accepted', () => {
  test('waits longer each time while the server says “later”, and goes out in the end', async () => {
    const { voter } = await votedVoter();
    refusals = new Map([[voter.email, 450]]);
    for (const minutes of [1, 4, 16]) {
      assert.equal(await worker.runOnce(), 1);
      scene.now = new Date(minutesAfter(scene.now, minutes).getTime() - 1);
      assert.equal(await worker.runOnce(), 0, `not before ${minutes} minutes`);
      scene.now = new Date(scene.now.getTime() + 1);
    }
    refusals = new Map();
    assert.equal(await worker.runOnce(), 1);
    assert.equal(mailTo(voter.email).to.length, 1);
  });

  test('is given up at once when the server says “never”, with a reason that names no address', async () => {
    const { voter, cookie } = await votedVoter();
    await worker.runOnce();
    refusals = new Map([['mine@example.net', 550]]);
    assert.equal((await send(cookie, request())).status, 202);
    assert.equal(await worker.runOnce(), 1);
    const failed = (await listMails(scene.data, { state: 'failed' })).find(
      ({ number }) => number === voter.number,
    );
    assert.deepEqual(
      [failed?.kind, failed?.attempts, failed?.address],
      ['confirmations', 1, 'm•••@e•••.net'],
    );
    assert.match(failed?.reason ?? '', /550/);
    assert.doesNotMatch(failed?.reason ?? '', /mine|example/);
    assert.deepEqual(await scene.data.store.outbox.attachments(failed?.id ?? ''), []);
  });

  test('is given up after a day without a mail server, and voting goes on', async () => {
    const { voter } = await votedVoter();
    const nobody = newWorker('smtp://127.0.0.1:9');
    let waited = 0;
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      assert.equal(await nobody.runOnce(), 1, `attempt ${attempt}`);
      waited += minutesToWait(attempt);
      scene.now = minutesAfter(start, waited);
    }
    assert.equal(await nobody.runOnce(), 0);
    await nobody.stop();
    const failed = (await listMails(scene.data, { state: 'failed' })).find(
      ({ number }) => number === voter.number,
    );
    assert.ok(failed !== undefined);
    assert.equal(failed.attempts, mostAttempts);
    assert.match(failed.reason ?? '', /ECONNREFUSED/);
  });

  test('while nobody answers for an hour waits, seen by the office, and goes out once, the first first, when somebody does', async () => {
    const smtpPort = await freePort();
    const patient = newWorker(`smtp://127.0.0.1:${smtpPort}`);
    const waiting = async (): Promise<number[]> =>
      (await scene.data.store.outbox.all({ state: 'queued' })).map(({ attempts }) => attempts);
    const voters: Voter[] = [];
    for (let minute = 0; minute < 60; minute += 1) {
      scene.now = minutesAfter(start, minute);
      if (minute % 8 === 0) voters.push((await votedVoter()).voter);
      await patient.runOnce();
    }
    scene.now = new Date(minutesAfter(start, 60).getTime() - 1);
    assert.deepEqual(
      (await waiting()).toSorted(),
      [2, 3, 3, 4, 4, 4, 4, 4],
      'no more attempts than the schedule has',
    );
    const { text } = await createMetrics(scene.data.store, () => scene.now).read();
    assert.match(text, /^isoloir_messages\{.*channel="mail",state="queued"\} 8$/m);
    assert.match(text, /^isoloir_messages_waiting_seconds\{.*channel="mail"\} 3599\.\d+$/m);
    const status = await statusOf(scene.data);
    assert.ok(status.ok && status.value.alarms.some((alarm) => /mail.*wait/.test(alarm)));

    const back = await startDevelopmentInbox(smtpPort);
    try {
      // Those of minutes 40 and 56 are due; the first one would be at 85 only. Five go at a time.
      scene.now = minutesAfter(start, 61);
      await patient.runOnce();
      assert.deepEqual(await waiting(), []);
      // The inbox shows the newest first.
      const received = back.mails().toReversed();
      const order = received.map(({ to }) => voters.findIndex(({ email }) => to.includes(email)));
      const parts = [order.slice(0, 2), order.slice(2, 7), order.slice(7)].map((part) => part.toSorted());
      assert.deepEqual(parts, [[5, 7], [0, 1, 2, 3, 4], [6]]);
      assert.equal(await patient.runOnce(), 0);
    } finally {
      await patient.stop();
      await back.close();
    }
  });

  test('that comes back later counts as failed, with the reason of the server that returned it', async () => {
    const { voter } = await votedVoter();
    await worker.runOnce();
    const sent = (await scene.data.store.outbox.all({ state: 'sent' })).find(
      (mail) => mail.voter === voter.id,
    );
    const returned = [
      'Content-Type: multipart/report; report-type=delivery-status',
      '',
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; 550 5.1.1 <${voter.email}>:`,
      '  mailbox unknown',
      '',
      `Message-ID: <${sent?.id ?? ''}@example.org>`,
    ].join('\r\n');
    const taken = await takeReturnedMail(scene.data, 'returned.eml', returned);
    assert.ok(taken.ok);
    assert.match(
      taken.value.reason,
      /^returned: 5\.1\.1, smtp; 550 5\.1\.1 <.•••@e•••\.org>: mailbox unknown$/,
    );
    const failed = await listMails(scene.data, { state: 'failed' });
    assert.ok(failed.some(({ id, number }) => id === sent?.id && number === voter.number));
    const again = await takeReturnedMail(scene.data, 'returned.eml', returned);
    assert.equal(again.ok ? undefined : again.error.code, 'mail-unknown');
  });
});

test('two workers over one outbox send each mail once', async () => {
  const voters = [await votedVoter(), await votedVoter(), await votedVoter()];
  const other = newWorker(inbox.smtpUrl);
  await Promise.all([worker.runOnce(), other.runOnce(), worker.runOnce()]);
  await other.stop();
  assert.deepEqual(
    inbox
      .mails()
      .flatMap(({ to }) => to)
      .toSorted(),
    voters.map(({ voter }) => voter.email).toSorted(),
  );
});

/** Files of the data folder in which one of the pieces can be read. */
function filesWith(...pieces: readonly Uint8Array[]): string[] {
  const folder = join(scene.folder, 'data');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return pieces.some((piece) => {
      const plain = Buffer.from(piece);
      return bytes.includes(plain) || bytes.includes(plain.toString('base64'));
    });
  });
}
