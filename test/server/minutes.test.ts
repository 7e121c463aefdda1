import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { minutesOf } from '../../packages/server/src/minutes/minutes.ts';
import { writeMinutes } from '../../packages/server/src/minutes/write-minutes.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import { publishIncident } from '../../packages/server/src/office/notices.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { extendConsultation, pauseConsultation } from '../../packages/server/src/office/pause.ts';
import { correctVoter } from '../../packages/server/src/office/roll-changes.ts';
import { tallyRun } from '../../packages/server/src/office/tally.ts';
import { decryptArchive, readDecryptionFile } from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { commandIn } from './isoloir.ts';
import {
  annulmentOf,
  consultation,
  newClosing,
  newKeys,
  newOpening,
  runOf,
  voteIn,
  words,
} from './second-run.ts';
import { openScene, type Scene } from './support.ts';

let scene: Scene;
let documents: Readonly<Record<'fr' | 'nl', string>>;

// A consultation with everything that can happen to one: annulled, extended, corrected, counted.
before(async () => {
  scene = await openScene();
  await voteIn(scene, await runOf(scene, 'liege', 1), 1);
  must(await pauseConsultation(scene.data, consultation, { reason: 'panne <inconnue>' }));
  const keys = newKeys(scene);
  const restart = { opensAt: newOpening, closesAt: newClosing, sealing: keys.input };
  must(await annulConsultation(scene.data, consultation, annulmentOf(scene, { restart, reason: 'erreur' })));
  const voter = await scene.voter('liege', 5);
  must(
    await correctVoter(scene.data, consultation, { number: voter.number, reason: 'courrier' }, [
      'email=a@example.net',
    ]),
  );
  scene.now = newOpening;
  for (const index of [1, 2]) await voteIn(scene, await runOf(scene, 'liege', 2), index);
  must(
    await publishIncident(scene.data, consultation, [`fr=${words.fr}`, `nl=${words.nl}`], { mail: false }),
  );
  const later = minutesAfter(newClosing, 60);
  must(await extendConsultation(scene.data, consultation, later, { reason: 'décision' }));
  scene.now = later;
  must(await closeConsultation(scene.data, consultation));
  const run = await runOf(scene, 'liege', 2);
  const archive = join(scene.folder, 'archive.bel');
  writeFileSync(archive, await archiveOf(scene.data.store, run));
  const parts = keys.privateFiles.map((privateFile, index) => {
    const out = join(scene.folder, `part-${index}.json`);
    must(decryptArchive({ archive, privateFile, out }, 'none'));
    return must(readDecryptionFile(out));
  });
  must(await tallyRun(scene.data, run.uuid, parts));
  const content = must(await minutesOf(scene.data, consultation));
  documents = { fr: writeMinutes(content, 'fr'), nl: writeMinutes(content, 'nl') };
});
after(() => scene.close());

for (const language of ['fr', 'nl'] as const) {
  test(`is a document in one language with headings, and tables with captions and headers (${language})`, () => {
    const document = documents[language];
    assert.match(document, new RegExp(`^<!doctype html>\\s*<html lang="${language}">`));
    assert.match(document, /<title>[^<]+<\/title>/);
    assert.equal(document.match(/<h1>/g)?.length, 1);
    const tables = document.match(/<table>[\s\S]*?<\/table>/g) ?? [];
    assert.ok(tables.length >= 7, String(tables.length));
    for (const table of tables) {
      assert.match(table, /<caption>\s*\S/);
      const rows = table.match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
      for (const row of rows) assert.match(row, /<th scope="(?:row|col)">/, row);
    }
    assert.doesNotMatch(document, /\{\{|\bundefined\b|\bNaN\b|\[object/);
    assert.doesNotMatch(document, /<script|href=|src=/);
  });

  test(`tells every entry of the log, in its order, and names no voter (${language})`, async () => {
    const document = documents[language];
    const entries = (await scene.data.store.audit.all()).filter(
      (entry) => entry.consultation === consultation,
    );
    const events = document.slice(document.indexOf(language === 'fr' ? 'Le déroulement' : 'Het verloop'));
    let place = 0;
    for (const { height } of entries) {
      const found = events.indexOf(`<th scope="row">${height}</th>`, place);
      assert.ok(found >= place, `entry ${height}`);
      place = found;
    }
    for (const { name, number, email } of await scene.data.store.roll.ofConsultation(consultation)) {
      assert.ok(!document.includes(name) && !document.includes(number) && !document.includes(email));
    }
  });
}

test('tells the annulled run beside the new one, that urn and list agree, the result, and the head of the log', async () => {
  const { fr, nl } = documents;
  const head = (await scene.data.store.audit.all()).at(-1);
  for (const part of [
    (await runOf(scene, 'liege', 1)).uuid,
    (await runOf(scene, 'liege', 2)).uuid,
    'La session n°\u00a01 est annulée.',
    'bulletins\u00a0: 2, émargements\u00a0: 2',
    'panne &#60;inconnue&#62;',
    `${head?.height ?? ''}:${head?.hash ?? ''}`,
    'Le journal est intact',
    'Résultats signés par le serveur',
    'Obtient un mandat',
    'Simulation',
  ]) {
    assert.ok(fr.includes(part), part);
  }
  for (const part of ['Stembeurt 1 is geannuleerd.', 'Het logboek is ongeschonden', words.nl]) {
    assert.ok(nl.includes(part), part);
  }
  assert.ok(!nl.includes(words.fr) && !fr.includes(words.nl), 'no language stands in the other’s document');
  const [results = ''] = /<caption>\s*[^<]*résultat[\s\S]*?<\/table>/.exec(fr) ?? [];
  assert.match(results, /<td class="number">2<\/td>/);
});

test('the command writes it to a file', () => {
  const isoloir = commandIn(scene.folder);
  isoloir.done('minutes', consultation, '--language', 'nl', '--out', 'pv.html');
  assert.match(isoloir.done('minutes', consultation, '--language', 'fr'), /<html lang="fr">/);
  assert.equal(isoloir('minutes', consultation).status, 2);
});
