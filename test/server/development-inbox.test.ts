import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { httpSmsGateway } from '../../packages/server/src/sms/gateway.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { openIdSignIn } from '../../packages/server/src/sign-in/openid-connect.ts';
import { openScene, type Scene } from './support.ts';

let scene: Scene;
let inbox: DevelopmentInbox;
let app: App;
const content = Buffer.from('%PDF-1.7 a document');

before(async () => {
  scene = await openScene();
  inbox = await startDevelopmentInbox(0);
  const publicOrigin = 'http://localhost:8080';
  const provider = {
    issuer: 'http://127.0.0.1:9',
    clientId: 'i',
    clientSecret: 's',
    redirectUri: publicOrigin,
  };
  app = await createApp(
    { ...scene.data, signIn: openIdSignIn(provider), sessionLimits, publicOrigin, inbox },
    false,
  );
  const transport = smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' });
  const delivery = await transport.send({
    id: 'a0000000-0000-4000-8000-000000000000',
    fromName: 'Ordre <b>',
    to: 'somebody@example.org',
    language: 'nl',
    subject: 'Één <script>alert(1)</script> onderwerp',
    text: 'Dag & <welkom>',
    html: '<!doctype html><html lang="nl"><script>alert(1)</script><p>Dag</p></html>',
    attachments: [{ fileName: 'stem bevestiging’.pdf', content }],
  });
  assert.deepEqual(delivery, { ok: true });
  transport.close();
});
after(async () => {
  await app.close();
  await inbox.close();
  await scene.close();
});

test('the inbox lists mails as a page with a language, a title and nothing that runs', async () => {
  const response = await app.inject('/development/inbox');
  assert.equal(response.statusCode, 200);
  assert.match(response.body, /<html lang="en">/);
  assert.match(response.body, /<title>Mails and SMS – Development inbox<\/title>/);
  assert.match(response.body, /lang="nl">Één &#60;script&#62;/);
  assert.doesNotMatch(response.body, /<script|style=/);
  assert.match(String(response.headers['content-security-policy']), /default-src 'none'/);
  const [mail] = inbox.mails();
  const one = await app.inject(`/development/inbox/${mail?.id ?? ''}`);
  assert.match(one.body, /Dag &#38; &#60;welkom&#62;/);
  assert.doesNotMatch(one.body, /<script/);
  assert.equal((await app.inject('/development/inbox/nothing')).statusCode, 404);
  assert.equal(
    (await app.inject('/development/inbox.css')).headers['content-type'],
    'text/css; charset=utf-8',
  );
});

test('the HTML part is shown as a page that may do nothing', async () => {
  const response = await app.inject(`/development/inbox/${inbox.mails()[0]?.id ?? ''}/html`);
  assert.match(response.body, /<p>Dag<\/p>/);
  assert.equal(
    response.headers['content-security-policy'],
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  );
});

test('JSON gives all of it to tests, and documents come back byte for byte', async () => {
  const view: { mails: Record<string, unknown>[] } = (await app.inject('/development/inbox.json')).json();
  const [mail] = view.mails;
  assert.deepEqual(
    [mail?.subject, mail?.to, mail?.language, mail?.from],
    [
      'Één <script>alert(1)</script> onderwerp',
      ['somebody@example.org'],
      'nl',
      'Ordre <b> <vote@example.org>',
    ],
  );
  const id = String(mail?.id);
  assert.deepEqual(mail?.attachments, [
    {
      fileName: 'stem bevestiging’.pdf',
      contentType: 'application/pdf',
      size: content.length,
      address: `/development/inbox/${id}/attachments/0`,
    },
  ]);
  const document = await app.inject(`/development/inbox/${id}/attachments/0`);
  assert.ok(content.equals(document.rawPayload));
  assert.match(String(document.headers['content-disposition']), /^attachment; filename\*=UTF-8''stem%20/);
  assert.deepEqual((await app.inject('/development/inbox.json?to=other@example.org')).json(), { mails: [] });
});

test('SMS are shown beside the mails, and as JSON', async () => {
  const sms = { id: 'b', to: '+33639980001', text: 'Mot de passe <ABCD>' };
  assert.match((await app.inject('/development/inbox')).body, /No SMS has come yet/);
  assert.deepEqual(await httpSmsGateway({ url: inbox.smsUrl }).send(sms), { ok: true });
  const page = (await app.inject('/development/inbox')).body;
  assert.match(page, /Mot de passe &#60;ABCD&#62;/);
  assert.match(page, /\+33639980001/);
  const view: { sms: Record<string, unknown>[] } = (await app.inject('/development/inbox/sms.json')).json();
  const [shown] = view.sms;
  assert.deepEqual([shown?.id, shown?.to, shown?.text], [sms.id, sms.to, sms.text]);
  const others = await app.inject('/development/inbox/sms.json?to=%2B33639980002');
  assert.deepEqual(others.json(), { sms: [] });
});

test('a server without inbox has no such pages', async () => {
  assert.equal((await scene.app.inject('/development/inbox')).statusCode, 404);
});
