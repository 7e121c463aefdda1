import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { readArchive } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { Consultation } from '../../packages/server/src/http/schemas/consultation.ts';
import { NoticeList } from '../../packages/server/src/http/schemas/office.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import {
  annulledPurpose,
  readAnnulledUrn,
  writeAnnulledUrn,
} from '../../packages/server/src/office/annulled-urn.ts';
import { publishIncident, withdrawNotice } from '../../packages/server/src/office/notices.ts';
import {
  extendConsultation,
  pauseConsultation,
  resumeConsultation,
} from '../../packages/server/src/office/pause.ts';
import { SecretInFile, unprotect } from '../../packages/server/src/office/protection.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { decryptArchive } from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { call, cast, closesAt, openScene, start, type Scene } from './support.ts';
import {
  annulmentOf,
  ballotFor,
  consultation,
  newClosing,
  newOpening,
  runOf,
  voteIn,
  words,
} from './second-run.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const checks = {
  consultation: Compile(Consultation),
  notices: Compile(NoticeList),
  sealed: Compile(Type.Object({ file: Type.Object({ uuid: Type.String(), sealed: SecretInFile }) })),
};
const view = async () =>
  checks.consultation.Parse((await call(scene, 'GET', `/consultations/${consultation}`)).body);
const notices = async () =>
  checks.notices.Parse((await call(scene, 'GET', `/consultations/${consultation}/notices`)).body).notices;

/** Sends everything that waits in the outbox, and gives what arrived. */
async function send(inbox: DevelopmentInbox) {
  const worker = createMailWorker({
    ...scene.data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  await worker.runOnce();
  await worker.stop();
  return inbox.mails();
}

describe('everybody is told', () => {
  test('by one mail each, in their language, with the office’s words and the new dates', async () => {
    const { voter } = await voteIn(scene, await runOf(scene, 'liege', 1), 1);
    const report = must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    const roll = await scene.data.store.roll.ofConsultation(consultation);
    assert.equal(report.mails, roll.length);
    assert.equal(report.withoutAddress, 0);
    assert.equal(report.withdrawnMails, 1, '“your vote is recorded” does not go out any more');
    const inbox = await startDevelopmentInbox(0);
    try {
      const mails = await send(inbox);
      assert.deepEqual(mails.flatMap(({ to }) => to).sort(), roll.map(({ email }) => email).sort());
      for (const [language, subject, heading, moments] of [
        [
          'fr',
          'Le scrutin est annulé – Élections 2024 de l’Ordre des médecins',
          'Le scrutin recommence. Si vous aviez déjà voté, votez de nouveau',
          ['mercredi 4 février 2026 à 10:00:00', 'mardi 24 février 2026 à 10:00:00'],
        ],
        [
          'nl',
          'De stemming is geannuleerd – Verkiezingen 2024 van de Orde der artsen',
          'De stemming begint opnieuw. Had u al gestemd, stem dan opnieuw',
          ['woensdag 4 februari 2026', 'dinsdag 24 februari 2026'],
        ],
      ] as const) {
        const person = roll.find((each) => each.language === language);
        const mail = mails.find(({ to }) => person !== undefined && to.includes(person.email));
        assert.equal(mail?.subject, subject);
        for (const part of [words[language], heading, ...moments]) {
          assert.ok(mail.text.includes(part), `${language}: ${part} is missing in ${mail.text}`);
        }
      }
      assert.equal(mails.filter(({ to }) => to.includes(voter.email)).length, 1);
    } finally {
      await inbox.close();
    }
  });

  test('on every page and in the list of notices, until it is withdrawn; the log keeps it', async () => {
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    scene.now = minutesAfter(start, 5);
    const given = ['fr=Le site est lent.', 'nl=De site is traag.'];
    must(await publishIncident(scene.data, consultation, given, { mail: false }));
    const texts = (await view()).notices.map(({ id, kind, text }) => [id, kind, text.fr]);
    assert.deepEqual(texts, [
      ['2', 'incident', 'Le site est lent.'],
      ['1', 'annulment', words.fr],
    ]);
    scene.now = minutesAfter(start, 9);
    must(await withdrawNotice(scene.data, consultation, 2));
    assert.deepEqual(
      (await view()).notices.map(({ id }) => id),
      ['1'],
    );
    assert.deepEqual(
      (await notices()).map(({ id, at, withdrawnAt }) => [id, at, withdrawnAt]),
      [
        ['2', minutesAfter(start, 5).toISOString(), minutesAfter(start, 9).toISOString()],
        ['1', start.toISOString(), undefined],
      ],
    );
    const again = await withdrawNotice(scene.data, consultation, 2);
    assert.ok(!again.ok);
    assert.equal(again.error.code, 'notice-unknown');
    const acts = (await scene.data.store.audit.all()).map(({ act }) => act);
    assert.deepEqual(acts.slice(-3), ['notice.published', 'notice.published', 'notice.withdrawn']);
    const nowhere = await call(scene, 'GET', '/consultations/nowhere/notices');
    assert.equal(nowhere.code, 'consultation-unknown');
  });

  test('in every language that the consultation has, in words that fit on every page', async () => {
    for (const given of [
      ['fr=Bonjour'],
      ['Bonjour'],
      ['fr=a', 'fr=b', 'nl=c'],
      ['fr=', 'nl=c'],
      [`fr=${'é'.repeat(1001)}`, 'nl=c'],
    ]) {
      const outcome = await publishIncident(scene.data, consultation, given, { mail: true });
      assert.ok(!outcome.ok, given.join(' '));
      assert.equal(outcome.error.code, 'notice-wrong');
    }
    assert.deepEqual(await notices(), []);
  });
});

describe('one election alone', () => {
  test('is annulled, and gets a period of its own; the others go on', async () => {
    const other = await runOf(scene, 'flemish-brabant', 1);
    const report = must(
      await annulConsultation(scene.data, consultation, annulmentOf(scene, { election: 'liege' })),
    );
    assert.equal(report.wholeConsultation, false);
    const voters = (await scene.data.store.roll.ofConsultation(consultation)).filter(
      ({ district }) => district === 'liege',
    );
    assert.equal(report.mails, voters.length, 'only its own voters are told by mail');
    const { period, elections, phase } = await view();
    assert.equal(period.closesAt, closesAt.toISOString());
    assert.equal(phase, 'open');
    assert.deepEqual(
      elections.map(({ id, run, phase: each, period: own }) => [id, run, each, own?.closesAt]),
      [
        ['liege', 2, 'not-open', newClosing.toISOString()],
        ['flemish-brabant', 1, 'open', undefined],
      ],
    );
    const voter = await scene.voter('flemish-brabant', 1);
    const cookie = await scene.signIn(voter);
    assert.equal((await cast(scene, other.uuid, cookie, ballotFor(scene, other, voter).ballot)).status, 201);

    scene.now = closesAt;
    const early = await closeConsultation(scene.data, consultation);
    assert.ok(!early.ok && early.error.code === 'period-not-over', 'the other one is not over');
    const closed = must(await closeConsultation(scene.data, consultation, undefined, 'flemish-brabant'));
    assert.deepEqual(
      closed.map(({ election }) => election),
      ['flemish-brabant'],
    );
    scene.now = newOpening;
    await voteIn(scene, await runOf(scene, 'liege', 2), 1);
    scene.now = newClosing;
    const last = must(await closeConsultation(scene.data, consultation));
    assert.deepEqual(
      last.map(({ election, ballots }) => [election, ballots]),
      [['liege', 1]],
    );
  });

  test('may be annulled for good: nothing comes in its place, and it says so', async () => {
    const { reason, notice } = annulmentOf(scene);
    const report = must(
      await annulConsultation(scene.data, consultation, { reason, notice, election: 'liege' }),
    );
    assert.equal(report.runs[0]?.newRun, undefined);
    const { elections, history } = await view();
    assert.deepEqual(
      elections.map(({ id, phase }) => [id, phase]),
      [
        ['liege', 'annulled'],
        ['flemish-brabant', 'open'],
      ],
    );
    assert.deepEqual(
      history.map(({ id, newRun }) => [id, newRun]),
      [['liege', undefined]],
    );
    const voter = await scene.voter('liege', 1);
    const old = await runOf(scene, 'liege', 1);
    const answer = await cast(scene, old.uuid, await scene.signIn(voter), 'any');
    assert.equal(answer.code, 'election-annulled');
    assert.ok(typeof answer.body === 'object' && answer.body !== null && !('newRun' in answer.body));
  });
});

describe('the sealed file of an annulled urn', () => {
  const passphrase = { passphrase: 'quatre mots au hasard' };
  const written = async (): Promise<string> => {
    await voteIn(scene, await runOf(scene, 'liege', 1), 1);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    const run = await runOf(scene, 'liege', 1);
    return must(await writeAnnulledUrn(scene.data, run, join(scene.folder, 'out'), passphrase)).path;
  };

  test('is marked in words, signed, and shows none of its ballots', async () => {
    const path = await written();
    const { file, publicKey, signed } = must(readAnnulledUrn(path)) ?? {};
    assert.equal(signed, true);
    assert.equal(publicKey, scene.data.signer.publicKey);
    assert.deepEqual(file?.mark, {
      fr: 'URNE ANNULÉE – NE JAMAIS DÉPOUILLER',
      nl: 'GEANNULEERDE STEMBUS – NOOIT TELLEN',
    });
    assert.deepEqual([file.ballots, file.signatures], [1, 1]);
    const text = readFileSync(path, 'utf8');
    for await (const ballot of scene.data.store.urn.ballots(file.uuid)) {
      assert.ok(!text.includes(ballot.slice(0, 60)));
    }
  });

  test('is decrypted by no trustee, and says so of any changed byte', async () => {
    const path = await written();
    const [privateFile = ''] = scene.staged.privateKeyFiles;
    const refused = decryptArchive({ archive: path, privateFile, out: join(scene.folder, 'x') }, 'none');
    assert.ok(!refused.ok);
    assert.equal(refused.error.code, 'run-annulled');
    const text = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"ballots": 1', '"ballots": 2'],
      ['"liege"', '"liegf"'],
      ['JAMAIS', 'Jamais'],
    ] as const) {
      const changed = join(scene.folder, 'changed.json');
      assert.ok(text.includes(from));
      writeFileSync(changed, text.replace(from, to));
      assert.equal(must(readAnnulledUrn(changed))?.signed, false, from);
    }
  });

  test('holds the whole urn for whoever has the passphrase and must look into it', async () => {
    const path = await written();
    const { uuid, sealed } = checks.sealed.Parse(JSON.parse(readFileSync(path, 'utf8'))).file;
    const opened = must(unprotect(passphrase, annulledPurpose(uuid), sealed, path));
    const archive = readArchive(Buffer.from(opened, 'base64'));
    assert.ok(archive.ok);
    assert.equal(archive.value.ballots.length, 1);
    assert.equal(archive.value.encryptedTally, undefined);
  });
});

describe('without annulling', () => {
  test('a pause stops voting and nothing else; after it the same voters go on', async () => {
    const run = await runOf(scene, 'liege', 1);
    const voter = await scene.voter('liege', 4);
    const cookie = await scene.signIn(voter);
    const { ballot } = ballotFor(scene, run, voter);
    must(await pauseConsultation(scene.data, consultation, { reason: 'slow', notice: words, mail: true }));
    assert.equal((await view()).phase, 'paused');
    assert.equal((await cast(scene, run.uuid, cookie, ballot)).code, 'election-paused');
    const twice = await pauseConsultation(scene.data, consultation, { reason: 'slow' });
    assert.ok(!twice.ok && twice.error.code === 'state-wrong');
    must(await resumeConsultation(scene.data, consultation, { reason: 'mended' }));
    assert.equal((await cast(scene, run.uuid, cookie, ballot)).status, 201);
    const mails = await scene.data.store.outbox.all({ consultation });
    assert.equal(
      mails.filter(({ kind }) => kind === 'notice').length,
      (await scene.data.store.roll.ofConsultation(consultation)).length,
    );
  });

  test('one election pauses alone', async () => {
    must(await pauseConsultation(scene.data, consultation, { reason: 'slow', election: 'liege' }));
    assert.deepEqual(
      (await view()).elections.map(({ id, phase }) => [id, phase]),
      [
        ['liege', 'paused'],
        ['flemish-brabant', 'open'],
      ],
    );
  });

  test('an extension puts the closing off, tells it everywhere, and is logged with the closing before', async () => {
    const later = minutesAfter(closesAt, 60);
    must(await extendConsultation(scene.data, consultation, later, { reason: 'fire alarm', notice: words }));
    const { period, notices: shown } = await view();
    assert.equal(period.closesAt, later.toISOString());
    assert.equal(shown.length, 1);
    scene.now = minutesAfter(closesAt, 30);
    await voteIn(scene, await runOf(scene, 'liege', 1), 5);
    const entry = (await scene.data.store.audit.all()).find(({ act }) => act === 'consultation.extended');
    assert.deepEqual(JSON.parse(entry?.detail ?? '{}'), {
      elections: ['flemish-brabant', 'liege'],
      runs: [(await runOf(scene, 'flemish-brabant', 1)).uuid, (await runOf(scene, 'liege', 1)).uuid],
      reason: 'fire alarm',
      before: closesAt.toISOString(),
      closesAt: later.toISOString(),
    });
  });

  test('a closing is never put forward, nor off to the past, nor off once the urn is sealed', async () => {
    for (const closing of [closesAt, minutesAfter(closesAt, -1)]) {
      const outcome = await extendConsultation(scene.data, consultation, closing, { reason: 'x' });
      assert.ok(!outcome.ok && outcome.error.code === 'period-over');
    }
    must(await closeConsultation(scene.data, consultation, { reason: 'test' }));
    const later = minutesAfter(closesAt, 60);
    const outcome = await extendConsultation(scene.data, consultation, later, { reason: 'x' });
    assert.ok(!outcome.ok && outcome.error.code === 'state-wrong');
  });

  test('an hour that passed during a breakdown can be put off as long as the office has not closed', async () => {
    scene.now = minutesAfter(closesAt, 10);
    assert.equal((await view()).phase, 'closed');
    const later = minutesAfter(closesAt, 60);
    must(await extendConsultation(scene.data, consultation, later, { reason: 'power cut' }));
    await voteIn(scene, await runOf(scene, 'liege', 1), 6);
  });

  test('a single election is extended alone', async () => {
    const later = minutesAfter(closesAt, 60);
    const only = { reason: 'x', election: 'liege' };
    must(await extendConsultation(scene.data, consultation, later, only));
    scene.now = minutesAfter(closesAt, 1);
    assert.deepEqual(
      (await view()).elections.map(({ id, phase }) => [id, phase]),
      [
        ['liege', 'open'],
        ['flemish-brabant', 'closed'],
      ],
    );
  });
});
