import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { VoterElections } from '../../packages/server/src/http/schemas/session.ts';
import { readRoll } from '../../packages/server/src/roll/roll.ts';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { addVoters, correctVoter, reissueIdentifier } from '../../packages/server/src/office/roll-changes.ts';
import { rollHash } from '../../packages/server/src/office/roll-hash.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { annulmentOf, ballotFor, newOpening } from './second-run.ts';
import { call, cast } from './support.ts';

let scene: Ministry;
beforeEach(async () => {
  scene = await openMinistry();
});
afterEach(() => scene.close());

const reason = 'letter of 3 June';

const checks = {
  detail: Compile(Type.Record(Type.String(), Type.Unknown())),
  elections: Compile(VoterElections),
};

/** The last entry of the audit log. */
async function lastEntry(): Promise<{ act: string; detail: Record<string, unknown> }> {
  const entry = (await scene.data.store.audit.all()).at(-1);
  assert.ok(entry !== undefined);
  return { act: entry.act, detail: checks.detail.Parse(JSON.parse(entry.detail)) };
}

describe('a correction', () => {
  test('changes how a voter is reached, is told at both addresses, and is logged without a value', async () => {
    const { voter, access } = await scene.person(3);
    const spelled = voter.number.replace(/^(.{4})/, '$1 ');
    const change = { number: spelled, reason };
    const given = ['email=new@example.net', 'mobile=06 39 98 00 99'];
    const { fields } = must(await correctVoter(scene.data, scene.id, change, given));
    assert.deepEqual(fields, ['email', 'mobile']);
    const now = await scene.data.store.roll.find(voter.id);
    assert.equal(now?.email, 'new@example.net');
    assert.equal((await scene.data.store.access.ofVoter(voter.id))?.mobile, '+33639980099');
    const { act, detail } = await lastEntry();
    assert.equal(act, 'roll.corrected');
    assert.deepEqual(detail, {
      voter: voter.id,
      fields: ['email', 'mobile'],
      reason,
      roll: await rollHash(scene.data.store, scene.id),
    });
    const inbox = await startDevelopmentInbox(0);
    const worker = createMailWorker({
      ...scene.data,
      transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
      publicOrigin: 'http://localhost:8080',
      logger: false,
    });
    try {
      await worker.runOnce();
      const mails = inbox.mails();
      assert.deepEqual(mails.flatMap(({ to }) => to).sort(), [voter.email, 'new@example.net'].sort());
      for (const { text } of mails) {
        assert.match(text, /adresse e-mail et numéro de téléphone portable/);
        assert.ok(!text.includes('new@example.net') && !text.includes('0099'));
      }
    } finally {
      await worker.stop();
      await inbox.close();
    }
    assert.equal(access.identifier, (await scene.data.store.access.ofVoter(voter.id))?.identifier);
  });

  test('of the mobile number ends the password, and the session begun with it', async () => {
    const { voter, access } = await scene.person(3);
    const password = await scene.passwordOf(voter);
    const signIn = () =>
      scene.post(`/consultations/${scene.id}/sign-in/password`, {
        identifier: access.identifier,
        password,
        orderNumber: access.orderNumber,
      });
    const { status, cookie } = await signIn();
    assert.equal(status, 204);
    must(await correctVoter(scene.data, scene.id, { number: voter.number, reason }, ['mobile=0639980099']));
    assert.equal((await scene.get('/session', cookie)).status, 401);
    assert.equal((await signIn()).code, 'sign-in-refused');
  });

  test('never decides where somebody votes, and takes no value that a roll would not', async () => {
    const { voter } = await scene.person(3);
    const before = await rollHash(scene.data.store, scene.id);
    for (const given of [
      'college=physicians',
      'number=10000000001',
      'weight=3',
      'email',
      'email=nobody',
      'mobile=12',
      'language=de',
      `email=${voter.email}`,
    ]) {
      const outcome = await correctVoter(scene.data, scene.id, { number: voter.number, reason }, [given]);
      assert.ok(!outcome.ok, given);
      assert.equal(outcome.error.code, 'roll-change-wrong', given);
    }
    const unknown = await correctVoter(scene.data, scene.id, { number: '1', reason }, ['name=X']);
    assert.ok(!unknown.ok && unknown.error.code === 'voter-unknown');
    assert.equal(await rollHash(scene.data.store, scene.id), before);
  });
});

describe('somebody added after sealing', () => {
  test('votes from the next run on, and in no run that was sealed before', async () => {
    const { voter: example, access } = await scene.person(0);
    const file = join(scene.folder, 'more.csv');
    const line = (number: string): string =>
      [
        number,
        'Zoé Nouvelle',
        'zoe@example.org',
        'fr',
        example.college,
        example.situation,
        access.orderNumber,
        '0639980042',
      ].join(',');
    writeFileSync(
      file,
      `number,name,email,language,college,situation,orderNumber,mobile\n${line('10000000108')}\n`,
    );
    const entries = await readRoll(file, scene.staged.definition);
    assert.ok(entries.ok, JSON.stringify(entries));
    const added = must(await addVoters(scene.data, scene.id, entries.value, reason));
    assert.deepEqual(added, { voters: 1, fromNextRun: true });
    assert.deepEqual((await lastEntry()).detail.voters, 1);
    const voter = await scene.data.store.roll.findByNumber(scene.id, '10000000108');
    assert.ok(voter !== undefined);
    const elections = async () => {
      const cookie = await scene.signIn(voter);
      return checks.elections.Parse((await call(scene, 'GET', '/session/elections', { cookie })).body)
        .elections;
    };
    assert.deepEqual(await elections(), []);
    const [old] = await scene.data.store.runs.ofConsultation(scene.id);
    assert.ok(old !== undefined);
    assert.equal((await cast(scene, old.uuid, await scene.signIn(voter), 'any')).code, 'not-eligible');

    const again = await addVoters(scene.data, scene.id, entries.value, reason);
    assert.ok(!again.ok && again.error.code === 'roll-change-wrong');

    scene.now = minutesAfter(scene.now, 1);
    must(await annulConsultation(scene.data, scene.id, annulmentOf(scene)));
    scene.now = newOpening;
    const [next] = await elections();
    const run = next === undefined ? undefined : await scene.data.store.runs.find(next.uuid);
    assert.equal(run?.number, 2);
    const { ballot } = ballotFor(scene, run, voter);
    assert.equal((await cast(scene, run.uuid, await scene.signIn(voter), ballot)).status, 201);
  });
});

test('a new identifier ends the old one and the password, goes out by mail, and is logged with the proof of identity', async () => {
  const { voter, access } = await scene.person(3);
  const password = await scene.passwordOf(voter);
  const signIn = (identifier: string) =>
    scene.post(`/consultations/${scene.id}/sign-in/password`, {
      identifier,
      password,
      orderNumber: access.orderNumber,
    });
  const { cookie } = await signIn(access.identifier);
  const { identifier } = must(
    await reissueIdentifier(scene.data, scene.id, { number: voter.number, reason }, 'identity card seen'),
  );
  assert.notEqual(identifier, access.identifier);
  assert.equal((await scene.get('/session', cookie)).status, 401);
  for (const each of [access.identifier, identifier]) {
    assert.equal((await signIn(each)).code, 'sign-in-refused');
  }
  const [mail] = await scene.data.store.outbox.all({ consultation: scene.id, state: 'queued' });
  assert.deepEqual([mail?.kind, mail?.address], ['identifier', voter.email]);
  const { act, detail } = await lastEntry();
  assert.equal(act, 'roll.identifier-reissued');
  assert.equal(detail.identity, 'identity card seen');
  assert.ok(!JSON.stringify(detail).includes(identifier));
});
