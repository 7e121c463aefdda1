import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { createProgram } from '../../packages/server/src/command/program.ts';
import { Refused } from '../../packages/server/src/command/session.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { startServer } from '../../packages/server/src/server.ts';
import { root } from '../../scripts/lib/root.ts';
import { countElection } from './count.ts';
import { runOf, voteIn } from './second-run.ts';
import { closesAt, openScene, type Scene } from './support.ts';

let scene: Scene;
let app: App;
let origin: string;
const portal = (name: string): string => join(scene.folder, 'portal', name);
const page = '<!doctype html><title>Vote</title><script type="module" src="/assets/main-0123.js"></script>';

before(async () => {
  scene = await openScene();
  mkdirSync(portal('assets'), { recursive: true });
  writeFileSync(portal('index.html'), page);
  writeFileSync(portal('404.html'), page);
  writeFileSync(
    portal('assets/main-0123.js'),
    'import("./vote-4567.js"); const later = ["assets/ballot-89ab.js"];',
  );
  writeFileSync(portal('assets/vote-4567.js'), 'export const vote = 1;');
  writeFileSync(portal('assets/ballot-89ab.js'), 'export const ballot = 1;');
  const port = await freePort();
  const started = await startServer({
    data: scene.data,
    host: '127.0.0.1',
    port,
    portalFolder: portal(''),
    openId: { issuer: 'http://127.0.0.1:9', clientId: 'isoloir', clientSecret: 'secret' },
    logger: false,
  });
  ({ app, origin } = started);
});
after(async () => {
  await app.close();
  await scene.close();
});

const finding = Type.Object({ code: Type.String(), what: Type.String() });
const checkAnswer = Compile(
  Type.Object({
    ok: Type.Boolean(),
    comparedWith: Type.Union([Type.String(), Type.Null()]),
    files: Type.Integer(),
    runs: Type.Array(Type.Object({ id: Type.String(), phase: Type.String(), ballots: Type.Integer() })),
    alarms: Type.Array(finding),
    notes: Type.Array(finding),
  }),
);

/** Gives the command in this process, where the server runs too. */
async function look(...options: readonly string[]) {
  const written = { out: '', err: '' };
  const streams = {
    stdout: { write: (text: string) => void (written.out += text) },
    stderr: { write: (text: string) => void (written.err += text) },
    now: () => 0,
  };
  const onExit = ({ message }: Error): never => assert.fail(message);
  let status = 0;
  try {
    const parameters = ['--json', 'monitor', origin, ...options];
    await createProgram({ streams, onExit }).parseAsync(parameters, { from: 'user' });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    status = 1;
  }
  return { status, err: written.err, ...checkAnswer.Parse(JSON.parse(written.out)) };
}

const state = (name: string): readonly string[] => ['--state', join(scene.folder, `${name}.json`)];
const codes = ({ alarms }: { readonly alarms: readonly { readonly code: string }[] }): readonly string[] => [
  ...new Set(alarms.map(({ code }) => code)),
];

test('an urn that grows while voting is open is as it may be; the first look has nothing to compare with', async () => {
  const first = await look(...state('urn'));
  assert.deepEqual([first.status, first.ok, first.comparedWith], [0, true, null]);
  // Every page of the portal, its settings, and the three scripts that the pages and the scripts name.
  assert.ok(first.files >= 18, String(first.files));
  for (const index of [0, 1, 2]) await voteIn(scene, await runOf(scene, 'liege', 1), index);
  const second = await look(...state('urn'));
  assert.deepEqual([second.status, second.alarms], [0, []]);
  assert.ok(second.comparedWith !== null);
  assert.deepEqual(
    second.notes.map(({ code }) => code),
    ['urn-grew'],
  );
  assert.deepEqual(second.runs.find(({ id }) => id === 'liege')?.ballots, 3);
});

test('a ballot that is gone from the urn is named, at every look from then on', async () => {
  const run = await runOf(scene, 'liege', 1);
  const [tracker = ''] = await scene.data.store.urn.trackers(run.uuid);
  const guard =
    scene.place.databaseUrl('office') === undefined ? 'ballot_no_delete' : 'ballot_no_delete on ballot';
  scene.place.run(`drop trigger ${guard}`);
  const copy = 'create table stolen as select * from ballot';
  scene.place.run(`${copy} where tracker = '${tracker}'`);
  scene.place.run(`delete from ballot where tracker = '${tracker}'`);
  for (const time of ['first', 'again']) {
    const answer = await look(...state('urn'));
    assert.deepEqual([answer.status, codes(answer)], [1, ['urn-lost']], time);
    assert.match(
      answer.err,
      new RegExp(`urn-lost: ballot ${tracker.replaceAll('+', '\\+')} is gone from the urn of liege`),
    );
  }
  scene.place.run('insert into ballot select * from stolen');
  assert.deepEqual(codes(await look(...state('urn'))), []);
});

test('files that change are named, the ones that only scripts name too; a build of one’s own shows the same', async () => {
  const build = ['--build', portal('')];
  await look(...state('files'), ...build);
  const file = portal('assets/ballot-89ab.js');
  const kept = readFileSync(file, 'utf8');
  const honest = join(scene.folder, 'honest');
  mkdirSync(join(honest, 'assets'), { recursive: true });
  for (const name of ['index.html', 'assets/main-0123.js', 'assets/vote-4567.js', 'assets/ballot-89ab.js']) {
    writeFileSync(join(honest, name), readFileSync(portal(name)));
  }
  writeFileSync(file, 'export const ballot = 2;');
  const answer = await look(...state('files'), '--build', honest);
  assert.deepEqual([answer.status, codes(answer)], [1, ['build-differs', 'file-changed']]);
  for (const { what } of answer.alarms) assert.match(what, /^\/assets\/ballot-89ab\.js /);
  writeFileSync(file, kept);
  assert.deepEqual(codes(await look(...state('files'), '--build', honest)), []);
});

test('after the count the archive is verified and the result compared; what comes into a sealed urn is found', async () => {
  scene.now = minutesAfter(closesAt, 30);
  const run = await runOf(scene, 'liege', 1);
  await countElection(scene, run.uuid);
  const counted = await look(...state('urn'));
  assert.deepEqual([counted.status, counted.alarms], [0, []]);
  assert.ok(counted.notes.some(({ what }) => what.includes('was open and is counted')));
  // Somebody else’s ballot, under another tracker.
  const letter = "case substr(tracker, 1, 1) when 'Z' then 'Y' else 'Z' end";
  scene.place.run(`update stolen set tracker = ${letter} || substr(tracker, 2)`);
  scene.place.run('insert into ballot select * from stolen');
  const answer = await look(...state('urn'));
  assert.equal(answer.status, 1);
  assert.deepEqual(codes(answer).toSorted(), ['archive-changed', 'archive-wrong', 'urn-grew']);
  // Without anything to compare with, the archive itself tells.
  assert.deepEqual(codes(await look()), ['archive-wrong']);
});

test('a site that can not be looked at, or is of several votes, is no alarm, and is said', async () => {
  const list = createServer((_request, response) => response.end('{"apiBase":"/api/v1"}'));
  list.listen(0, '127.0.0.1');
  await once(list, 'listening');
  const address = list.address();
  assert.ok(typeof address === 'object' && address !== null);
  for (const [url, refusal] of [
    [`http://127.0.0.1:${address.port}`, /consultation-unknown/],
    [`http://127.0.0.1:${await freePort()}/`, /site-unreachable/],
    ['vote.example.org', /site-unreachable/],
  ] as const) {
    const isoloir = createProgram({
      streams: { stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => 0 },
      onExit: ({ message }): never => assert.fail(message),
    });
    await assert.rejects(isoloir.parseAsync(['monitor', url], { from: 'user' }), refusal);
  }
  list.closeAllConnections();
  list.close();
});

test('it looks again and again, until it is interrupted', async () => {
  const program = join(root, 'packages/server/src/command/main.ts');
  const watch = spawn(process.execPath, [program, 'monitor', origin, '--every', '1'], { stdio: 'pipe' });
  const looked = Promise.withResolvers<undefined>();
  let out = '';
  watch.stdout.setEncoding('utf8');
  watch.stdout.on('data', (text: string) => {
    out += text;
    if (out.split('ordre-2024: ').length > 2) looked.resolve(undefined);
  });
  const ended = once(watch, 'exit');
  await Promise.race([looked.promise, ended]);
  watch.kill('SIGINT');
  await ended;
  // The urn of the test before is still what it is.
  assert.equal(watch.exitCode, 1, out);
  assert.match(out, /nothing to compare with yet[\s\S]*compared with/);
});
