import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { Turnout } from '../../packages/server/src/http/schemas/office.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { root } from '../../scripts/lib/root.ts';
import { commandIn } from './isoloir.ts';
import { annulmentOf, consultation, runOf } from './second-run.ts';
import { call, openScene, start, type Scene } from './support.ts';

const check = Compile(Turnout);
const path = `/consultations/${consultation}/turnout`;

let folder: string;
let scene: Scene;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-turnout-'));
  const example = join(folder, 'example');
  cpSync(join(root, 'examples/ordre-2024'), example, { recursive: true });
  const definition = readFileSync(join(example, 'election.yaml'), 'utf8');
  writeFileSync(
    join(example, 'election.yaml'),
    definition.replace(/^verification:/m, 'turnout: public\nverification:'),
  );
  scene = await openScene(example);
  // Eleven vote in the first hour, three in the second, nobody in the third, eight in the fourth, one in the sixth.
  const run = await runOf(scene, 'liege', 1);
  for (const [index, minutes] of [
    ...Array<number>(11).fill(-30),
    10,
    20,
    30,
    ...Array<number>(8).fill(130),
    250,
  ].entries()) {
    const voter = await scene.voter('liege', index);
    await scene.data.store.signatures.sign(run.uuid, voter.id, minutesAfter(start, minutes));
  }
});
after(async () => {
  await scene.close();
  rmSync(folder, { recursive: true });
});

const turnout = async (by?: string) =>
  check.Parse((await call(scene, 'GET', by === undefined ? path : `${path}?by=${by}`)).body);

/** Hours from the tests’ start. */
const hourAt = (instant: string): number => (Date.parse(instant) - start.getTime()) / 3_600_000;

test('a consultation that does not say “turnout: public” tells nobody', async () => {
  const other = await openScene();
  try {
    const answer = await call(other, 'GET', path);
    assert.equal(answer.status, 403);
    assert.equal(answer.code, 'turnout-not-public');
  } finally {
    await other.close();
  }
});

test('the public sees full hours: a vote counts when its hour is over', async () => {
  scene.now = minutesAfter(start, 59);
  assert.equal((await turnout()).voted, 11);
  scene.now = minutesAfter(start, 60);
  const { asOf, voted, entitled, elections } = await turnout();
  assert.equal(asOf, scene.now.toISOString());
  assert.deepEqual([voted, entitled], [14, 200]);
  assert.deepEqual(
    elections.map(({ ids, voted: inElection }) => [ids, inElection]),
    [
      [['flemish-brabant'], 0],
      [['liege'], 14],
    ],
  );
});

test('by hour, hours with few votes are merged; by district, the sums are those of all', async () => {
  scene.now = minutesAfter(start, 180);
  const { hours = [], voted } = await turnout('hour');
  assert.equal(voted, 22);
  const told = (of: typeof hours) =>
    of.map(({ from, to, voted: each, cumulated }) => [hourAt(from), hourAt(to), each, cumulated]);
  assert.deepEqual(told(hours), [
    [-1, 0, 11, 11],
    [0, 3, 11, 22],
  ]);
  scene.now = minutesAfter(start, 240);
  assert.deepEqual(told((await turnout('hour')).hours ?? []), told(hours));
  scene.now = minutesAfter(start, 300);
  assert.deepEqual(told((await turnout('hour')).hours ?? []), [
    [-1, 0, 11, 11],
    [0, 5, 12, 23],
  ]);
  const { groups = [] } = await turnout('district');
  assert.deepEqual(
    groups.map(({ ids, voted: each }) => [ids, each]),
    [
      [['liege'], 23],
      [['flemish-brabant'], 0],
    ],
  );
});

test('nothing finer than that is told', async () => {
  for (const query of ['by=minute', 'by=voter', 'asOf=now', 'by=hour&by=district']) {
    assert.equal((await call(scene, 'GET', `${path}?${query}`)).code, 'request-invalid', query);
  }
  assert.equal((await call(scene, 'GET', '/consultations/nowhere/turnout')).code, 'consultation-unknown');
});

test('the office sees this instant, as lines, CSV or JSON', () => {
  const isoloir = commandIn(scene.folder);
  assert.match(isoloir.done('turnout', consultation), /23 of 200 people have voted, 11\.5 %/);
  const csv = isoloir.done('turnout', consultation, '--by', 'district', '--csv').trim().split('\n');
  assert.deepEqual([csv[0], csv.length], ['group,entitled,voted', 3]);
  assert.match(csv[1] ?? '', /^liege,\d+,23$/);
  const hours = isoloir.done('turnout', consultation, '--by', 'hour', '--csv').trim().split('\n');
  assert.equal(hours[0], 'from,to,voted,cumulated');
  assert.equal(check.Parse(isoloir.json('turnout', consultation)).voted, 23);
  isoloir.refused(/has no colleges/, 'turnout', consultation, '--by', 'college');
});

test('annulled votes are no turnout', async () => {
  must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
  assert.equal((await turnout()).voted, 0);
});
