import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createApp } from '../../packages/server/src/http/app.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { buildPortal, portalFolder } from '../../scripts/lib/portal.ts';
import { absentProvider } from './absent-provider.ts';
import { openScene, type Scene } from './support.ts';

let scene: Scene;
let app: App;

before(async () => {
  buildPortal();
  scene = await openScene();
  const publicOrigin = 'http://localhost:8080';
  const signIn = absentProvider(publicOrigin);
  app = await createApp({ ...scene.data, signIn, sessionLimits, publicOrigin, portalFolder }, false);
});
after(async () => {
  await app.close();
  await scene.close();
});

const decoders = { br: brotliDecompressSync, gzip: gunzipSync } as const;

test('the portal’s files come compressed to browsers that take it, with the very same headers and content', async () => {
  const assets = globSync('assets/*.{js,css}', { cwd: portalFolder });
  const worker = assets.filter((file) => /\bworker-/.test(file));
  assert.ok(worker.length > 0 && assets.length > 20);
  for (const file of ['index.html', ...assets]) {
    const whole = readFileSync(join(portalFolder, file));
    const plain = await app.inject({ url: `/${file}`, headers: { 'accept-encoding': 'identity' } });
    assert.deepEqual(plain.rawPayload, whole, file);
    assert.equal(plain.headers['content-encoding'], undefined, file);
    for (const encoding of ['br', 'gzip'] as const) {
      const answer = await app.inject({ url: `/${file}`, headers: { 'accept-encoding': encoding } });
      for (const name of ['content-type', 'content-security-policy', 'cache-control'])
        assert.equal(answer.headers[name], plain.headers[name], `${file} ${encoding} ${name}`);
      if (whole.byteLength < 1000) continue;
      assert.equal(answer.headers['content-encoding'], encoding, file);
      assert.match(String(answer.headers.vary), /accept-encoding/i, file);
      assert.ok(answer.rawPayload.byteLength < whole.byteLength, file);
      assert.deepEqual(decoders[encoding](answer.rawPayload), whole, file);
    }
  }
  const workers = await app.inject({ url: `/${worker[0] ?? ''}`, headers: { 'accept-encoding': 'br' } });
  const page = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  assert.notEqual(
    workers.headers['content-security-policy'],
    page.headers['content-security-policy'],
    'a worker has a policy of its own',
  );
});
