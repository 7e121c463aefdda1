import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { ElectionResult, Urn } from '../../packages/server/src/http/schemas/election.ts';
import { Observation } from '../../packages/server/src/http/schemas/observation.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { publishIncident, withdrawNotice } from '../../packages/server/src/office/notices.ts';
import { sealPortal } from '../../packages/server/src/office/portal-seal.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { root } from '../../scripts/lib/root.ts';
import { countElection } from './count.ts';
import {
  annulmentOf,
  consultation,
  newKeys,
  newClosing,
  newOpening,
  runOf,
  voteIn,
  words,
} from './second-run.ts';
import { call, openScene, type Scene } from './support.ts';

const check = Compile(Observation);
const path = `/consultations/${consultation}/observation`;

let folder: string;
let scene: Scene;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isoloir-observation-'));
  const example = join(folder, 'example');
  cpSync(join(root, 'examples/ordre-2024'), example, { recursive: true });
  const file = join(example, 'election.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/^verification:/m, 'turnout: public\nverification:'),
  );
  scene = await openScene(example);
});
after(async () => {
  await scene.close();
  rmSync(folder, { recursive: true });
});

const observe = async (): Promise<Observation> => {
  const { status, body } = await call(scene, 'GET', path);
  assert.equal(status, 200);
  return check.Parse(body);
};

test('tells runs, urns, turnout by the hour, notices and the fixed portal; the log by the full hour only', async () => {
  const portal = join(folder, 'portal');
  cpSync(join(root, 'examples/host-site'), portal, { recursive: true });
  must(await sealPortal(scene.data, consultation, portal));
  const run = await runOf(scene, 'liege', 1);
  const voted = await voteIn(scene, run, 0);
  const first = await observe();
  // Sealing was at the hour that has just begun: nothing of the log is told yet.
  assert.equal(first.auditHead, undefined);
  assert.deepEqual(
    first.runs.map(({ id, run: number, phase, ballots }) => [id, number, phase, ballots]),
    [
      ['liege', 1, 'open', 1],
      ['flemish-brabant', 1, 'open', 0],
    ],
  );
  assert.equal(first.runs[0]?.definition, createHash('sha256').update(run.definitionText).digest('hex'));
  const seal = await scene.data.store.portalSeals.latest(consultation);
  assert.equal(
    first.portal?.manifest,
    createHash('sha256')
      .update(seal?.manifest ?? '')
      .digest('hex'),
  );
  assert.equal(first.turnout?.voted, 0);
  // Nothing that names a voter, a ballot or the instant of a vote.
  const text = JSON.stringify(first);
  for (const secret of [voted.tracker, voted.voter.id, voted.voter.number, voted.voter.name]) {
    assert.ok(!text.includes(secret), secret);
  }

  scene.now = minutesAfter(scene.now, 45);
  const number = must(
    await publishIncident(scene.data, consultation, [`fr=${words.fr}`, `nl=${words.nl}`], { mail: false }),
  ).number;
  scene.now = minutesAfter(scene.now, 10);
  must(await withdrawNotice(scene.data, consultation, number));
  const before = (await scene.data.store.audit.all()).findLast(({ act }) => act === 'portal.sealed');
  scene.now = minutesAfter(scene.now, 4);
  assert.equal((await observe()).auditHead, undefined);
  scene.now = minutesAfter(scene.now, 2);
  const later = await observe();
  const last = (await scene.data.store.audit.all()).at(-1);
  assert.ok(before !== undefined && last !== undefined && last.height > before.height);
  assert.deepEqual(later.auditHead, {
    height: last.height,
    hash: last.hash,
    before: '2026-02-03T10:00:00.000Z',
  });
  assert.deepEqual(
    later.notices.map(({ text: said, withdrawnAt }) => [said.fr, withdrawnAt !== undefined]),
    [[words.fr, true]],
  );
  assert.equal(later.turnout?.voted, 1);
});

test('keeps an annulled run in view, with nothing of its urn, and marks who is elected in the one that counts', async () => {
  const keys = newKeys(scene);
  const restart = { opensAt: newOpening, closesAt: newClosing, sealing: keys.input };
  must(await annulConsultation(scene.data, consultation, annulmentOf(scene, { restart })));
  const [annulled, standing] = [await runOf(scene, 'liege', 1), await runOf(scene, 'liege', 2)];
  const { runs } = await observe();
  const old = runs.find(({ uuid }) => uuid === annulled.uuid);
  assert.deepEqual([old?.phase, old?.newRun, old?.ballots], ['annulled', standing.uuid, undefined]);
  assert.ok(old?.annulledAt !== undefined);

  scene.now = newOpening;
  for (const index of [1, 2]) await voteIn(scene, standing, index);
  const urn = Compile(Urn).Parse((await call(scene, 'GET', `/elections/${standing.uuid}/urn`)).body);
  assert.deepEqual(urn.trackers, urn.trackers.toSorted());
  scene.now = newClosing;
  await countElection(scene, standing.uuid, keys.privateFiles);
  const counted = (await observe()).runs.find(({ uuid }) => uuid === standing.uuid);
  assert.deepEqual([counted?.phase, counted?.ballots], ['counted', 2]);
  const { body } = await call(scene, 'GET', `/elections/${standing.uuid}/result`);
  const [question] = Compile(ElectionResult).Parse(body).questions;
  assert.equal(question?.mandates, 5);
  // Both voted for the first candidate alone: nobody else has a vote, so the other seats stay empty.
  assert.deepEqual(question.candidates.map(({ votes, outcome }) => [votes, outcome]).slice(0, 2), [
    [2, 'elected'],
    [0, undefined],
  ]);
});

test('is told of no consultation that is not there', async () => {
  const { status, code } = await call(scene, 'GET', '/consultations/none/observation');
  assert.deepEqual([status, code], [404, 'consultation-unknown']);
});
