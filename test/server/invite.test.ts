/** Invitations: who gets one, what it says, how fast they go out, and what becomes of those that do not arrive. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import {
  startDevelopmentInbox,
  type DevelopmentInbox,
  type ReceivedMail,
} from '../../packages/server/src/development-inbox/inbox.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { inviteVoters, reportInvitations, type Inviting } from '../../packages/server/src/office/invite.ts';
import { takeReturnedMail } from '../../packages/server/src/office/mails.ts';
import { importConsultation, importRoll } from '../../packages/server/src/office/import.ts';
import { readFolder } from '../../packages/server/src/definition/read-definition.ts';
import { must, stageConsultation } from '../../packages/server/src/rehearsal/stage.ts';
import { readRoll } from '../../packages/server/src/roll/roll.ts';
import { openDataFolder, type DataFolder } from '../../packages/server/src/server.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { commandIn } from './isoloir.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { closesAt, openScene, start } from './support.ts';

const inviting: Inviting = { batch: 40, perMinute: 60, resume: false, failed: false };
const example = join(root, 'examples/ministere-2024');

/** What a mail server does with an address; by default it takes everything. */
const refusals = new Map<string, number>();
let inbox: DevelopmentInbox;
before(async () => {
  inbox = await startDevelopmentInbox(0, (address) => refusals.get(address));
});
after(() => inbox.close());

const seen = new Set<string>();

/** Sends what is due now, and gives what arrived. */
async function deliver(data: DataFolder): Promise<readonly ReceivedMail[]> {
  const worker = createMailWorker({
    ...data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'https://vote.example.org',
    logger: false,
  });
  await worker.runOnce();
  await worker.stop();
  const fresh = inbox.mails().filter(({ id }) => !seen.has(id));
  for (const { id } of fresh) seen.add(id);
  return fresh;
}

const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');

describe('inviting three hundred voters', () => {
  let scene: Ministry;
  let roll: readonly Voter[];
  const received: ReceivedMail[] = [];
  before(async () => {
    scene = await openMinistry();
    roll = await scene.data.store.roll.ofConsultation(scene.id);
  });
  after(() => scene.close());

  test('plans each for an instant of its own, no more in a minute than wanted', async () => {
    const { queued, plannedUntil } = must(await inviteVoters(scene.data, scene.id, inviting));
    assert.equal(queued, 300);
    assert.deepEqual(plannedUntil, new Date(start.getTime() + 299_000));
    const mails = await scene.data.store.outbox.all({ consultation: scene.id });
    assert.equal(new Set(mails.map(({ voter }) => voter)).size, 300);
    assert.deepEqual(
      mails.map(({ actAt }) => actAt.getTime() - start.getTime()).toSorted((one, other) => one - other),
      Array.from({ length: 300 }, (_, index) => index * 1000),
    );
    const acts = (await scene.data.store.audit.all()).filter(({ act }) => act === 'voters.invited');
    assert.equal(acts.length, 8, 'one for each batch');
  });

  test('is not begun twice by mistake, and gives nobody a second one', async () => {
    const again = await inviteVoters(scene.data, scene.id, inviting);
    assert.equal(again.ok ? '' : again.error.code, 'invitations-begun');
    const resumed = must(await inviteVoters(scene.data, scene.id, { ...inviting, resume: true }));
    assert.equal(resumed.queued, 0);
  });

  test('goes out at that pace, over SMTP', async () => {
    received.push(...(await deliver(scene.data)));
    assert.equal(received.length, 1);
    scene.now = minutesAfter(start, 1);
    received.push(...(await deliver(scene.data)));
    assert.equal(received.length, 61);
    const [bad, back] = [roll[100], roll[120]];
    assert.ok(bad && back);
    refusals.set(bad.email, 550);
    // The development inbox keeps the last two hundred.
    for (const minutes of [2, 3, 4, 5]) {
      scene.now = minutesAfter(start, minutes);
      received.push(...(await deliver(scene.data)));
    }
    assert.deepEqual(
      received.flatMap(({ to }) => to).toSorted(),
      roll
        .filter(({ id }) => id !== bad.id)
        .map(({ email }) => email)
        .toSorted(),
    );
  });

  for (const [language, words] of [
    [
      'fr',
      {
        subject: 'Votre invitation à voter – Élections 2024 des représentants des personnels médicaux',
        opens: /Ouverture\s: mardi 3 février 2026 à 09:00 \(heure normale d’Europe centrale\)/,
        closes: /Clôture\s: mardi 3 février 2026 à 11:00/,
        identifier: 'Identifiant',
        secret: 'Ce message ne contient pas de mot de passe.',
        provider: 'S’identifier avec Pro Santé Connect, puis votre numéro d’inscription à l’ordre',
        titles: {
          cspm: 'Conseil supérieur des personnels médicaux (CSPM)',
          csn: 'Commission statutaire nationale (CSN)',
          cd: 'Conseil de discipline (CD)',
        },
      },
    ],
    [
      'nl',
      {
        subject: 'Uw uitnodiging om te stemmen – Verkiezingen 2024 van de vertegenwoordigers',
        opens: /Begin: dinsdag 3 februari 2026.*09:00 \(Midden-Europese standaardtijd\)/,
        closes: /Afsluiting: dinsdag 3 februari 2026.*11:00/,
        identifier: 'Identificatiecode',
        secret: 'Dit bericht bevat geen wachtwoord.',
        provider: 'Aanmelden met Pro Santé Connect, en daarna uw inschrijvingsnummer bij de orde',
        titles: {
          cspm: 'Hoge Raad van het medisch personeel (CSPM)',
          csn: 'Nationale statutaire commissie (CSN)',
          cd: 'Tuchtraad (CD)',
        },
      },
    ],
  ] as const) {
    test(`tells each in their language when, what for, how, and their identifier; never a password (${language})`, async () => {
      const colleges = { enseignants: 2, 'praticiens-hospitaliers': 3, contractuels: 1 };
      for (const [college, most] of Object.entries(colleges)) {
        const voter = roll.find(
          (each) =>
            each.college === college && each.language === language && each.situation === 'en-activite',
        );
        assert.ok(voter);
        const access = await scene.data.store.access.ofVoter(voter.id);
        assert.ok(access);
        const mail = received.find(({ to }) => to.includes(voter.email));
        assert.ok(mail);
        assert.ok(mail.subject.startsWith(words.subject), mail.subject);
        assert.equal(mail.language, language);
        assert.match(mail.html, new RegExp(`<html lang="${language}">`));
        for (const fact of [words.opens, words.closes]) assert.match(mail.text, fact);
        assert.match(mail.text, new RegExp(`^${words.identifier}\\s?: ${grouped(access.identifier)}$`, 'm'));
        for (const part of [mail.text, mail.html]) {
          for (const fact of [
            voter.name,
            grouped(access.identifier),
            words.secret,
            words.provider,
            '01 99 00 53 03',
            'assistance@example.org',
            'https://vote.example.org/ministere-2024/',
          ]) {
            assert.ok(part.includes(fact), fact);
          }
          const [own, others] = [
            Object.values(words.titles).slice(0, most),
            Object.values(words.titles).slice(most),
          ];
          for (const title of own) assert.ok(part.includes(title), title);
          for (const title of others) assert.ok(!part.includes(title), title);
          // What would sign somebody in together with the identifier.
          for (const secret of [access.orderNumber, access.mobile, voter.number]) {
            assert.ok(secret !== null && !part.includes(secret));
          }
        }
        assert.doesNotMatch(mail.html, /style|src=/);
      }
    });
  }

  test('is reported: sent, failed, returned, by language and by reason', async () => {
    const sent = await scene.data.store.outbox.all({ consultation: scene.id, state: 'sent' });
    const back = sent.find(({ voter }) => voter === roll[120]?.id);
    assert.ok(back);
    const notice = `Status: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n\nMessage-ID: <${back.id}@example.org>\n`;
    must(await takeReturnedMail(scene.data, 'returned.eml', notice));
    const report = must(await reportInvitations(scene.data, scene.id));
    const [bad] = [roll[100]];
    assert.deepEqual(
      { voters: report.voters, uninvited: report.uninvited, states: report.states },
      {
        voters: 300,
        uninvited: 0,
        states: { queued: 0, sent: 298, failed: 1, withdrawn: 0, returned: 1 },
      },
    );
    const total = (language: 'fr' | 'nl') =>
      Object.values(report.languages[language]).reduce((sum, count) => sum + count, 0);
    assert.deepEqual([total('fr'), total('nl')], [270, 30]);
    assert.equal(report.plannedUntil, undefined);
    assert.deepEqual(
      report.reasons.map(({ count }) => count),
      [1, 1],
    );
    assert.ok(report.reasons.every(({ reason }) => bad !== undefined && !reason.includes(bad.email)));
    const said = commandIn(scene.folder).done('invite', scene.id, '--report');
    assert.match(
      said,
      /^Invitations of "ministere-2024", 300 voters: 0 queued, 298 sent, 1 failed, 1 returned; 0 not invited\.$/m,
    );
    assert.match(said, /^ {2}in Dutch: +0 queued, \d+ sent/m);
    assert.match(said, /^ {2}1 times: returned: 5\.1\.1, smtp; 550 no such user$/m);
  });

  test('is repeated for those alone whom it did not reach, at the address that the roll has now', async () => {
    const [bad, back] = [roll[100], roll[120]];
    assert.ok(bad && back);
    refusals.clear();
    await scene.data.store.roll.correct(bad.id, { email: 'corrected@example.org' });
    const { queued, anew } = must(await inviteVoters(scene.data, scene.id, { ...inviting, failed: true }));
    assert.deepEqual([queued, anew], [2, 2]);
    scene.now = minutesAfter(scene.now, 1);
    const mails = await deliver(scene.data);
    assert.deepEqual(
      mails.flatMap(({ to }) => to).toSorted(),
      ['corrected@example.org', back.email].toSorted(),
    );
    const { states } = must(await reportInvitations(scene.data, scene.id));
    assert.equal(states.sent, 300);
  });

  test('is refused after closing', async () => {
    scene.now = closesAt;
    const late = await inviteVoters(scene.data, scene.id, { ...inviting, resume: true });
    assert.equal(late.ok ? '' : late.error.code, 'period-over');
  });
});

test('nobody is invited while the roll may still change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-invite-'));
  const data = await openDataFolder(folder, () => new Date('2024-05-27T18:00:00Z'));
  try {
    const read = await readFolder(example);
    assert.ok(read.ok);
    const { definition } = read.value;
    const early = await inviteVoters(data, definition.id, inviting);
    assert.equal(early.ok ? '' : early.error.code, 'consultation-unknown');
    must(await importConsultation(data, read.value));
    const roll = await readRoll(join(example, 'voters.csv'), definition);
    assert.ok(roll.ok);
    must(await importRoll(data, definition.id, roll.value));
    const unsealed = await inviteVoters(data, definition.id, inviting);
    assert.equal(unsealed.ok ? '' : unsealed.error.code, 'consultation-not-sealed');
    assert.deepEqual(await data.store.outbox.all({}), []);
  } finally {
    await data.close();
    rmSync(folder, { recursive: true });
  }
});

test('where nobody signs in by password, an invitation has no identifier and names the keys', async () => {
  const scene = await openScene();
  try {
    const { id } = scene.staged.definition;
    must(await inviteVoters(scene.data, id, { ...inviting, perMinute: 600 }));
    const [mail] = await deliver(scene.data);
    assert.ok(mail);
    assert.doesNotMatch(mail.text, /Identifiant|Identificatiecode|SMS|sms|ordre, sans/);
    assert.match(mail.text, /(Identification via|Aanmelden via) itsme/);
  } finally {
    await scene.close();
  }
});

describe('an inviting that is stopped', () => {
  let folder: string;
  let data: DataFolder;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'isoloir-invite-'));
    data = await openDataFolder(join(folder, 'data'));
    const now = data.clock();
    await stageConsultation(data, example, {
      opensAt: now,
      closesAt: minutesAfter(now, 600),
      keysFolder: join(folder, 'trustees'),
    });
  });
  after(async () => {
    await data.close();
    rmSync(folder, { recursive: true });
  });
  const invited = async (): Promise<number> =>
    (await data.store.outbox.all({ consultation: 'ministere-2024' })).length;

  test('by killing it, and another one beside it, loses nobody and invites nobody twice', async () => {
    const main = join(root, 'packages/server/src/command/main.ts');
    const options = { env: { ...process.env, ISOLOIR_DATA: join(folder, 'data') }, stdio: 'ignore' } as const;
    const slow = spawn(process.execPath, [main, 'invite', 'ministere-2024', '--batch', '1'], options);
    const end = once(slow, 'exit');
    while ((await invited()) === 0 && slow.exitCode === null) await wait(5);
    slow.kill('SIGKILL');
    await end;
    assert.equal(slow.signalCode, 'SIGKILL', 'it was killed in the middle');
    const before = await invited();
    assert.ok(before > 0 && before < 300, String(before));
    const isoloir = commandIn(folder);
    isoloir.refused(/give --resume/, 'invite', 'ministere-2024');
    const both = [1, 2].map(() =>
      once(
        spawn(process.execPath, [main, 'invite', 'ministere-2024', '--resume', '--batch', '7'], options),
        'exit',
      ),
    );
    assert.deepEqual(await Promise.all(both), [
      [0, null],
      [0, null],
    ]);
    const mails = await data.store.outbox.all({ consultation: 'ministere-2024' });
    assert.equal(mails.length, 300);
    assert.equal(new Set(mails.map(({ voter }) => voter)).size, 300);
    const times = mails.map(({ actAt }) => actAt.getTime()).toSorted((one, other) => one - other);
    // Three hundred a minute: never nearer than a fifth of a second, whoever planned them.
    for (const [index, time] of times.entries()) {
      assert.ok(index === 0 || time - (times[index - 1] ?? 0) >= 199, `${index}`);
    }
  });
});
