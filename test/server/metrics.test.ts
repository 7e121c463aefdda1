import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { ConfigError, readConfig } from '../../packages/server/src/config.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { startServer } from '../../packages/server/src/server.ts';
import { ballotOf, cast, openScene, start, type Scene } from './support.ts';

let scene: Scene;
let app: App;
let port = 0;

before(async () => {
  scene = await openScene();
  const started = await startServer({
    data: scene.data,
    host: '127.0.0.1',
    port: 0,
    publicOrigin: 'http://localhost:8080',
    openId: { issuer: 'http://127.0.0.1:9', clientId: 'isoloir', clientSecret: 'secret' },
    metrics: { host: '127.0.0.1', port: 0 },
    logger: false,
  });
  app = started.app;
  port = started.metricsPort ?? 0;
});
after(async () => {
  await app.close();
  await scene.close();
});

async function measured(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  return answer.text();
}

/** The value of a line, by its name and some of its labels. */
function valueOf(text: string, name: string, ...labels: readonly string[]): number | undefined {
  const line = text
    .split('\n')
    .find((one) => one.startsWith(`${name}{`) && labels.every((label) => one.includes(label)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

test('answers are measured by route and status, messages by state, and urns against the roll', async () => {
  const voter = await scene.voter('liege', 2);
  const election = await scene.election('liege');
  const cookie = await scene.signIn(voter);
  const { ballot } = ballotOf(scene, election, voter);
  const answer = await cast({ ...scene, app }, election.uuid, cookie, ballot);
  assert.equal(answer.status, 201);
  scene.now = minutesAfter(start, 7);

  const text = await measured();
  const route = 'route="/api/v1/elections/:uuid/ballots"';
  assert.equal(
    valueOf(text, 'isoloir_http_request_duration_seconds_count', route, 'method="POST"', 'status="201"'),
    1,
  );
  assert.match(text, /^isoloir_database_up 1$/m);
  assert.equal(valueOf(text, 'isoloir_messages', 'channel="mail"', 'state="queued"'), 1);
  assert.equal(valueOf(text, 'isoloir_messages_waiting_seconds', 'channel="mail"'), 7 * 60);
  assert.equal(valueOf(text, 'isoloir_urn_signature_difference', 'election="liege"', 'run="1"'), 0);
  scene.now = start;
});

test('a ballot without a signature is seen', async () => {
  const election = await scene.election('liege');
  const voter = await scene.voter('liege', 3);
  const { ballot, tracker } = ballotOf(scene, election, voter);
  await scene.data.store.urn.append(election.uuid, tracker, ballot);
  assert.equal(valueOf(await measured(), 'isoloir_urn_signature_difference', 'election="liege"'), 1);
});

test('nobody and no ballot can be told from what is measured', async () => {
  const election = await scene.election('liege');
  const text = await measured();
  for (const { number, email, name } of await scene.data.store.roll.ofConsultation(
    scene.staged.definition.id,
  ))
    for (const one of [number, email, name]) assert.ok(!text.includes(one));
  assert.ok(!text.includes(election.uuid));
});

test('voters’ addresses have no measures', async () => {
  const answer = await app.inject({ url: '/metrics' });
  assert.equal(answer.statusCode, 404);
});

test('where to listen is a setting, and a wrong one is said', () => {
  assert.deepEqual(readConfig({ ISOLOIR_METRICS: '127.0.0.1:9464' }).metrics, {
    host: '127.0.0.1',
    port: 9464,
  });
  assert.deepEqual(readConfig({ ISOLOIR_METRICS: '[::1]:9464' }).metrics, { host: '::1', port: 9464 });
  assert.throws(() => readConfig({ ISOLOIR_METRICS: '9464' }), ConfigError);
});
