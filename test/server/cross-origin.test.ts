import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/lib/root.ts';
import { cast, ballotOf, openScene, type Scene } from './support.ts';

// Pages of sites that the sealed definition lists read what is public; no other site, nothing else, and no cookie.

const listed = 'https://www.ordre.example';
const stranger = 'https://www.elsewhere.example';

let scene: Scene;
let example: string;
let uuid: string;

before(async () => {
  example = mkdtempSync(join(tmpdir(), 'isoloir-listed-'));
  cpSync(join(root, 'examples/ordre-2024'), example, { recursive: true });
  const file = join(example, 'election.yaml');
  const text = readFileSync(file, 'utf8').replace(
    /^embeddingOrigins: .*$/mu,
    `embeddingOrigins: [${listed}]`,
  );
  writeFileSync(file, text);
  scene = await openScene(example);
  ({ uuid } = await scene.election('liege'));
});

after(async () => {
  await scene.close();
  rmSync(example, { recursive: true });
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';

function send(method: Method, url: string, headers: Record<string, string>, payload?: object) {
  return scene.app.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
}

const readable = () => ['/consultations/ordre-2024', `/elections/${uuid}`, `/elections/${uuid}/urn`];

describe('a page of a listed origin', () => {
  it('reads the consultation, its elections and their urns, without credentials', async () => {
    for (const url of readable()) {
      const { statusCode, headers } = await send('GET', url, { origin: listed });
      assert.equal(statusCode, 200, url);
      assert.equal(headers['access-control-allow-origin'], listed, url);
      assert.equal(headers['access-control-allow-credentials'], undefined, url);
      assert.match(String(headers.vary), /origin/iu, url);
    }
  });

  it('reads the reason why there is no result and no turnout yet', async () => {
    for (const [url, status] of [
      [`/elections/${uuid}/result`, 409],
      ['/consultations/ordre-2024/turnout', 403],
    ] as const) {
      const { statusCode, headers } = await send('GET', url, { origin: listed });
      assert.equal(statusCode, status);
      assert.equal(headers['access-control-allow-origin'], listed);
    }
  });

  it('has a reference checked', async () => {
    const voter = await scene.voter('liege');
    const { ballot } = ballotOf(scene, await scene.election('liege'), voter);
    const { body } = await cast(scene, uuid, await scene.signIn(voter), ballot);
    const reference: unknown =
      typeof body === 'object' && body !== null ? Reflect.get(body, 'reference') : '';
    const asked = await send('OPTIONS', '/references/check', {
      origin: listed,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    });
    assert.equal(asked.statusCode, 204);
    assert.equal(asked.headers['access-control-allow-origin'], listed);
    assert.equal(asked.headers['access-control-allow-methods'], 'POST');
    assert.equal(asked.headers['access-control-allow-headers'], 'content-type');
    assert.equal(asked.headers['access-control-allow-credentials'], undefined);
    const headers = { origin: listed, 'sec-fetch-site': 'cross-site' };
    const answer = await send('POST', '/references/check', headers, { reference });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['access-control-allow-origin'], listed);
    assert.equal(answer.json<{ present: boolean }>().present, true);
  });

  it('reads and does nothing of a voter’s, not even with their cookie', async () => {
    const voter = await scene.voter('liege', 1);
    const cookie = await scene.signIn(voter);
    for (const url of [
      '/session',
      '/session/elections',
      `/session/elections/${uuid}/credential`,
      '/session/contact-data',
    ]) {
      const { headers } = await send('GET', url, { origin: listed, cookie });
      assert.equal(headers['access-control-allow-origin'], undefined, url);
    }
    const { ballot } = ballotOf(scene, await scene.election('liege'), voter);
    for (const [method, url, payload] of [
      ['POST', `/elections/${uuid}/ballots`, { ballot }],
      ['DELETE', '/session', undefined],
      ['PUT', '/session/contact-data', {}],
    ] as const) {
      const answer = await send(
        method,
        url,
        { origin: listed, cookie, 'sec-fetch-site': 'cross-site' },
        payload,
      );
      assert.equal(answer.statusCode, 403, url);
      assert.equal(answer.json<{ code: string }>().code, 'origin-refused', url);
    }
    assert.equal((await send('OPTIONS', `/elections/${uuid}/ballots`, { origin: listed })).statusCode, 404);
  });
});

describe('a page of any other origin', () => {
  it('reads nothing', async () => {
    for (const origin of [stranger, 'null', `${listed}.elsewhere.example`, 'http://www.ordre.example']) {
      for (const url of readable()) {
        const { headers } = await send('GET', url, { origin });
        assert.equal(headers['access-control-allow-origin'], undefined, `${origin} ${url}`);
        assert.match(String(headers.vary), /origin/iu);
      }
    }
  });

  it('has no reference checked', async () => {
    const asked = await send('OPTIONS', '/references/check', { origin: stranger });
    assert.equal(asked.headers['access-control-allow-origin'], undefined);
    const answer = await send('POST', '/references/check', { origin: stranger }, { reference: 'ISO1' });
    assert.equal(answer.statusCode, 403);
  });
});

it('that there is nothing under an id is told to the sites of the list, and to no other', async () => {
  for (const url of ['/consultations/other', '/elections/11111111111111']) {
    const told = await send('GET', url, { origin: listed });
    assert.equal(told.statusCode, 404);
    assert.equal(told.headers['access-control-allow-origin'], listed);
    const { headers } = await send('GET', url, { origin: stranger });
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});
