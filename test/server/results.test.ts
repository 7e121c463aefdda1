import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { readSignedReport } from '../../packages/server/src/office/signed-report.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { countElection } from './count.ts';
import { commandIn } from './isoloir.ts';
import { ballotOf, call, cast, closesAt, openScene, type Scene } from './support.ts';

let scene: Scene;
let uuid: string;
before(async () => {
  scene = await openScene();
  const election = await scene.election('liege');
  ({ uuid } = election);
  // Two seats of five are clear, the other three are not: four people have one vote each.
  for (const [index, chosen] of [
    [0, 1, 2, 3],
    [0, 1, 4, 5],
  ].entries()) {
    const voter = await scene.voter('liege', index);
    const { ballot } = ballotOf(scene, election, voter, chosen);
    assert.equal((await cast(scene, uuid, await scene.signIn(voter), ballot)).status, 201);
  }
});
after(() => scene.close());

const document = async (form: string) =>
  scene.app.inject({ method: 'GET', url: `/api/v1/elections/${uuid}/result/document?form=${form}` });

test('there are no results before the count', async () => {
  const { code } = await call(scene, 'GET', `/elections/${uuid}/result/document?form=json`);
  assert.equal(code, 'election-not-counted');
  commandIn(scene.folder, scene.place.settings('office')).refused(
    /there are results after the count/,
    'results',
    uuid,
  );
});

test('after it they are signed as data and as documents in both languages, always the same, ties told', async () => {
  scene.now = minutesAfter(closesAt, 30);
  await countElection(scene, uuid);
  const json = await document('json');
  assert.equal(json.headers['content-disposition'], `attachment; filename="${uuid}.results.json"`);
  const file = join(scene.folder, 'results.json');
  writeFileSync(file, json.body);
  const { report, publicKey } = must(readSignedReport(file));
  assert.equal(publicKey, scene.data.signer.publicKey);
  assert.equal((await document('json')).body, json.body);
  const trackers = await scene.data.store.urn.trackers(uuid);
  const urn = createHash('sha256')
    .update(trackers.map((tracker) => `${tracker}\n`).join(''))
    .digest('hex');
  assert.ok(typeof report === 'object' && report !== null && 'urn' in report && 'ballots' in report);
  assert.deepEqual([report.ballots, report.urn], [2, urn]);

  writeFileSync(file, json.body.replace('"votes": 2', '"votes": 3'));
  assert.ok(!readSignedReport(file).ok);

  const hash = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  for (const [form, words] of [
    [
      'fr',
      [
        'Obtient un mandat',
        'À égalité',
        'À égalité pour les derniers mandats\u00a0: 4.',
        'Émargements',
        'Simulation',
      ],
    ],
    [
      'nl',
      ['Krijgt een mandaat', 'Gelijk aantal stemmen', 'Uitslag – Provinciale raad van Luik', 'Simulatie'],
    ],
  ] as const) {
    const { body, headers } = await document(form);
    assert.match(String(headers['content-disposition']), new RegExp(`^attachment.*results\\.${form}\\.html`));
    for (const part of [...words, hash, uuid]) assert.ok(body.includes(part), part);
    // Keys, hashes and identifiers are of any letters.
    const plain = body.replaceAll(/[\w+/-]{40,}/g, '').replaceAll(uuid, '');
    assert.doesNotMatch(plain, /\{\{|undefined|NaN|\[object|<script|href=|src=/);
    for (const table of body.match(/<table>[\s\S]*?<\/table>/g) ?? []) assert.match(table, /<caption>\s*\S/);
    // What stands in the document is the signed text itself.
    const [, signed = ''] = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(body) ?? [];
    const text = signed.replaceAll(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)));
    assert.deepEqual(JSON.parse(text), JSON.parse(json.body));
  }
});

test('and are told as CSV, a line a choice, by the command too, which writes every form', async () => {
  const { body } = await document('csv');
  const lines = body.trimEnd().split('\r\n');
  assert.equal(
    lines[0],
    'election,run,uuid,question,question_fr,question_nl,choice,choice_fr,choice_nl,votes,outcome',
  );
  assert.equal(lines.filter((line) => line.endsWith(',2,elected')).length, 2);
  assert.equal(lines.filter((line) => line.endsWith(',1,tied')).length, 4);
  const isoloir = commandIn(scene.folder, scene.place.settings('office'));
  const out = join(scene.folder, 'out');
  assert.match(
    isoloir.done('results', 'ordre-2024/liege', '--out', out),
    /2 {2}BAUGNET Amandine {2}\(elected\)/,
  );
  assert.equal(readFileSync(join(out, `${uuid}.results.csv`), 'utf8'), body);
  for (const form of ['json', 'fr', 'nl']) {
    const name = form === 'json' ? 'json' : `${form}.html`;
    assert.equal(readFileSync(join(out, `${uuid}.results.${name}`), 'utf8'), (await document(form)).body);
  }
  assert.match(isoloir.done('report', 'verify', join(out, `${uuid}.results.json`)), /is as it was signed/);
});
