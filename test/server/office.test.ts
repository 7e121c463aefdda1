import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import SqliteDatabase from 'better-sqlite3';
import { verifyAudit } from '../../packages/server/src/office/audit.ts';
import { publishIncident } from '../../packages/server/src/office/notices.ts';
import { statusOf } from '../../packages/server/src/office/status.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { commandIn } from './isoloir.ts';
import { consultation, runOf, voteIn } from './second-run.ts';
import { openScene, start, type Scene } from './support.ts';

let scene: Scene;
before(async () => {
  scene = await openScene();
  await voteIn(scene, await runOf(scene, 'liege', 1), 1);
  must(
    await publishIncident(scene.data, consultation, ['fr=Le site est lent.', 'nl=De site is traag.'], {
      mail: false,
    }),
  );
});
after(() => scene.close());

test('of the audit log, any changed character of any entry is found, and where', async () => {
  const entries = await scene.data.store.audit.all();
  assert.ok(entries.length > 5);
  assert.deepEqual(verifyAudit(entries).problems, []);
  let changes = 0;
  for (const entry of entries) {
    for (const field of ['at', 'act', 'consultation', 'detail', 'parent', 'hash'] as const) {
      const text = entry[field] ?? '';
      for (let at = 0; at < text.length; at += 1) {
        const other = String.fromCharCode(text.charCodeAt(at) ^ 1);
        const changed = { ...entry, [field]: text.slice(0, at) + other + text.slice(at + 1) };
        const log = entries.map((each) => (each === entry ? changed : each));
        assert.equal(verifyAudit(log).problems[0]?.height, entry.height, `${entry.height} ${field} ${at}`);
        changes += 1;
      }
    }
  }
  assert.ok(changes > 2000);
});

test('an entry that is missing, moved or added is found, and where', async () => {
  const entries = await scene.data.store.audit.all();
  const last = entries.length - 1;
  const head = verifyAudit(entries).head;
  assert.ok(head !== undefined);
  const first = (log: typeof entries, noted = head): number | undefined =>
    verifyAudit(log, noted).problems[0]?.height;
  for (let height = 0; height < last; height += 1) {
    assert.equal(first(entries.toSpliced(height, 1)), height);
  }
  assert.equal(
    first(entries.slice(0, -1)),
    last,
    'a log that was cut no longer holds the head that was noted',
  );
  assert.equal(first([]), last);
  assert.equal(first(entries), undefined);
  assert.equal(first(entries, { ...head, hash: '0'.repeat(64) }), last);
});

test('the command finds what was changed behind its back in the database', () => {
  const isoloir = commandIn(scene.folder);
  const whole = isoloir.done('audit', 'verify');
  const [, head = ''] = /Head: (\S+)/.exec(whole) ?? [];
  assert.match(isoloir.done('audit', 'verify', '--head', head), /The log is whole/);
  assert.match(
    isoloir.done('audit', 'list', consultation, '--act', 'notice.'),
    /notice\.published.*Le site est lent/,
  );

  const database = new SqliteDatabase(join(scene.folder, 'data/isoloir.sqlite'));
  try {
    assert.throws(() => database.exec('update audit set detail = detail'), /append-only/);
    database.exec('drop trigger audit_no_update');
    database.exec(
      `update audit set detail = replace(detail, '"voters":200', '"voters":201') where height = 1`,
    );
    isoloir.refused(/Entry 1: the entry is not as it was written/, 'audit', 'verify');
    database.exec(
      `update audit set detail = replace(detail, '"voters":201', '"voters":200') where height = 1`,
    );
    isoloir.done('audit', 'verify');
  } finally {
    database.close();
  }
});

test('one screen shows runs, turnout, messages and notices; nothing is to look into', () => {
  const isoloir = commandIn(scene.folder);
  const screen = isoloir.done('status', consultation);
  assert.match(screen, /liege, run 1: .*1 of \d+ have voted.*; 1 ballots/);
  assert.match(screen, /Mails: 1 waiting, 0 sent, 0 failed/);
  assert.match(screen, /SMS: {3}0 waiting/);
  assert.match(screen, /Notice 1 since .*Le site est lent/);
  assert.match(screen, /Audit log: \d+ entries, head \d+:[0-9a-f]{64}/);
  isoloir.refused(/no consultation "nowhere"; known are: ordre-2024/, 'status', 'nowhere');
});

test('too few mails delivered, mails that wait, and urns that differ from the roll are alarms', async () => {
  const status = async () => must(await statusOf(scene.data, consultation));
  assert.deepEqual((await status()).alarms, []);
  scene.now = minutesAfter(start, 31);
  assert.match((await status()).alarms.join('\n'), /mails wait since 2026-02-03T09:00:00/);
  scene.now = start;

  const { outbox, signatures } = scene.data.store;
  const [mail] = await outbox.all({ state: 'queued' });
  assert.ok(mail !== undefined);
  const voters = await scene.data.store.roll.ofConsultation(consultation);
  for (const [index, voter] of voters.slice(0, 19).entries()) {
    await outbox.add({
      id: `mail-${index}`,
      consultation,
      voter: voter.id,
      kind: 'notice',
      language: 'fr',
      address: voter.email,
      actAt: start,
    });
    await outbox.settle(`mail-${index}`, { state: 'sent', at: start, maskedAddress: '' });
  }
  await outbox.settle(mail.id, { state: 'failed', at: start, maskedAddress: '' });
  assert.equal((await status()).consultations[0]?.mails.delivered, 0.95);
  assert.deepEqual((await status()).alarms, [], 'exactly 95 % is enough');
  await outbox.bounce('mail-0', start, 'returned');
  assert.match((await status()).alarms.join('\n'), /only 90\.0 % of the mails were delivered/);

  const run = await runOf(scene, 'liege', 1);
  const voter = await scene.voter('liege', 9);
  await signatures.sign(run.uuid, voter.id, start);
  assert.match((await status()).alarms.join('\n'), /liege, run 1: 1 ballots, but 2 signatures/);
});
