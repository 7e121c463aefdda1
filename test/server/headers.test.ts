import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createApp } from '../../packages/server/src/http/app.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { absentProvider } from './absent-provider.ts';
import { openScene, type Scene } from './support.ts';

const page = { accept: 'text/html' };

let scene: Scene;
let app: App;

before(async () => {
  scene = await openScene();
  const portalFolder = join(scene.folder, 'portal');
  mkdirSync(join(portalFolder, 'assets'), { recursive: true });
  for (const file of ['index.html', '404.html']) writeFileSync(join(portalFolder, file), '<!doctype html>');
  writeFileSync(join(portalFolder, 'assets', 'page-1a.js'), 'export {};');
  writeFileSync(join(scene.folder, 'secret.txt'), 'a secret beside the portal');
  const publicOrigin = 'http://localhost:8080';
  const signIn = absentProvider(publicOrigin);
  app = await createApp({ ...scene.data, signIn, sessionLimits, publicOrigin, portalFolder }, false);
});
after(async () => {
  await app.close();
  await scene.close();
});

test('every kind of answer tells browsers the same: nothing foreign, nothing framed, nothing told elsewhere', async () => {
  const { id } = scene.staged.definition;
  const signIn = `/api/v1/consultations/${id}/sign-in?key=eid&language=fr&returnTo=/&errorTo=/`;
  const requests = [
    { url: '/api/v1/consultations', status: 200 },
    { url: '/api/v1/session', status: 401 },
    { url: '/api/v1/nowhere', status: 404 },
    { url: signIn, status: 302 },
    { url: '/api/v1/session', method: 'DELETE' as const, status: 204 },
    { url: '/health/ready', status: 200 },
    { url: '/', headers: page, status: 200 },
    { url: `/${id}/vote/`, headers: page, status: 200 },
    { url: '/nowhere/', headers: page, status: 404 },
    { url: '/assets/page-1a.js', status: 200 },
    { url: '/portal.config.json', status: 200 },
  ];
  for (const { status, ...request } of requests) {
    const { headers, statusCode } = await app.inject(request);
    assert.equal(statusCode, status, request.url);
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      assert.ok(policy.includes(part), `${request.url}: ${part} in ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe-(inline|eval)|https?:|\*/, request.url);
    assert.match(String(headers['strict-transport-security']), /^max-age=31536000; includeSubDomains$/);
    const fixed = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    };
    for (const [name, value] of Object.entries(fixed)) assert.equal(headers[name], value, request.url);
    assert.match(String(headers['permissions-policy']), /camera=\(\).*geolocation=\(\)/);
    assert.equal(headers['access-control-allow-origin'], undefined, request.url);
    if (request.url.startsWith('/api/') && status !== 404) {
      assert.equal(headers['cache-control'], 'no-store', request.url);
    }
    for (const name of ['server', 'x-powered-by']) assert.equal(headers[name], undefined, name);
  }
});

test('nothing beside the portal’s files is served, and no list of them', async () => {
  for (const url of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets/',
    '/.git/config',
  ]) {
    const answer = await app.inject({ url });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${url}: ${answer.statusCode}`);
    assert.doesNotMatch(answer.body, /a secret|page-1a/, url);
  }
});

test('TRACE tells nobody what a proxy added to their request', async () => {
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const [status, heard] = await new Promise<[number | undefined, string]>((resolve, reject) => {
    request(address, { method: 'TRACE', headers: { 'x-added': 'by the proxy' } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve([response.statusCode, text]));
    })
      .on('error', reject)
      .end();
  });
  assert.ok(status !== undefined && status >= 400 && status < 500, String(status));
  assert.doesNotMatch(heard, /by the proxy/);
});
