import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { parseElection, verifyArchive } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { Consultation } from '../../packages/server/src/http/schemas/consultation.ts';
import { ReferenceCheck } from '../../packages/server/src/http/schemas/election.ts';
import { VoterElection } from '../../packages/server/src/http/schemas/session.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import { lookUpBallot } from '../../packages/server/src/office/lookup.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { pauseConsultation } from '../../packages/server/src/office/pause.ts';
import { tallyRun } from '../../packages/server/src/office/tally.ts';
import {
  decryptArchive,
  readDecryptionFile,
  readPublicKeyFile,
  type DecryptionPart,
} from '../../packages/server/src/office/trustee-files.ts';
import type { Run } from '../../packages/server/src/store/runs.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { call, cast, closesAt, openScene, start, type Answer, type Scene } from './support.ts';
import {
  annulmentOf,
  ballotFor,
  consultation,
  newClosing,
  newKeys,
  newOpening,
  runOf,
  voteIn,
} from './second-run.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const checks = {
  consultation: Compile(Consultation),
  reference: Compile(ReferenceCheck),
  election: Compile(VoterElection),
};

const view = async () =>
  checks.consultation.Parse((await call(scene, 'GET', `/consultations/${consultation}`)).body);

/** What each trustee computes from the archive of a closed run. */
async function partsOf(run: Run, privateFiles: readonly string[]): Promise<DecryptionPart[]> {
  const archive = join(scene.folder, `${run.uuid}.bel`);
  writeFileSync(archive, await archiveOf(scene.data.store, run));
  return privateFiles.map((privateFile, index) => {
    const out = join(scene.folder, `${run.uuid}-${index}.json`);
    must(decryptArchive({ archive, privateFile, out }, 'none'));
    return must(readDecryptionFile(out));
  });
}

function newRunIn({ body }: Answer): unknown {
  return typeof body === 'object' && body !== null && 'newRun' in body ? body.newRun : undefined;
}

test('the old run is kept as it was found; a new one has its own key, credentials and period', async () => {
  await voteIn(scene, await runOf(scene, 'liege', 1), 1);
  const report = must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
  const [annulled, renewed] = [await runOf(scene, 'liege', 1), await runOf(scene, 'liege', 2)];
  assert.equal(annulled.state, 'annulled');
  assert.equal(annulled.closesAt?.toISOString(), closesAt.toISOString(), 'it keeps the period that it had');
  assert.equal(annulled.successor, renewed.uuid);
  assert.equal(await scene.data.store.urn.count(annulled.uuid), 1);
  assert.equal(renewed.state, 'opened');
  const [former, latter] = [parseElection(annulled.electionText), parseElection(renewed.electionText)];
  assert.ok(former.ok && latter.ok);
  assert.notEqual(latter.value.publicKey, former.value.publicKey);
  assert.notEqual(renewed.credentialsText, annulled.credentialsText);
  assert.match(renewed.definitionText, /"run":2/);
  assert.deepEqual(
    report.runs.map(({ election, was, ballots, signatures }) => [election, was, ballots, signatures]),
    [
      ['flemish-brabant', 'opened', 0, 0],
      ['liege', 'opened', 1, 1],
    ],
  );
  const { period, phase, elections, history, notices } = await view();
  assert.equal(period.opensAt, newOpening.toISOString());
  assert.equal(period.closesAt, newClosing.toISOString());
  assert.equal(phase, 'not-open');
  assert.deepEqual(
    elections.map(({ id, run, phase: each }) => [id, run, each]),
    [
      ['liege', 2, 'not-open'],
      ['flemish-brabant', 2, 'not-open'],
    ],
  );
  assert.deepEqual(
    history.map(({ id, run, newRun }) => [id, run, newRun]),
    [
      ['flemish-brabant', 1, (await runOf(scene, 'flemish-brabant', 2)).uuid],
      ['liege', 1, renewed.uuid],
    ],
  );
  assert.deepEqual(
    notices.map(({ kind }) => kind),
    ['annulment'],
  );
});

describe('a voter in the middle of a vote', () => {
  test('is told at each next step, stays signed in, and votes in the new run with a new credential', async () => {
    const old = await runOf(scene, 'liege', 1);
    const voter = await scene.voter('liege', 2);
    const cookie = await scene.signIn(voter);
    const { ballot } = ballotFor(scene, old, voter);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    const renewed = await runOf(scene, 'liege', 2);

    for (const answer of [
      await cast(scene, old.uuid, cookie, ballot),
      await call(scene, 'GET', `/session/elections/${old.uuid}/credential`, { cookie }),
    ]) {
      assert.equal(answer.status, 409);
      assert.equal(answer.code, 'election-annulled');
      assert.equal(newRunIn(answer), renewed.uuid);
    }
    const told = checks.election.Parse(
      (await call(scene, 'GET', `/session/elections/${old.uuid}`, { cookie })).body,
    );
    assert.equal(told.phase, 'annulled');
    assert.equal(told.newRun, renewed.uuid);
    assert.equal(await scene.data.store.signatures.count(old.uuid), 0, 'nothing was recorded');

    const fresh = ballotFor(scene, renewed, voter);
    assert.equal((await cast(scene, renewed.uuid, cookie, fresh.ballot)).code, 'election-not-open');
    scene.now = newOpening;
    const again = await scene.signIn(voter);
    assert.equal((await cast(scene, renewed.uuid, again, ballot)).code, 'ballot-foreign-election');
    assert.equal((await cast(scene, renewed.uuid, again, fresh.ballot)).status, 201);
  });

  test('whose answer was lost is not told that the vote is recorded', async () => {
    const old = await runOf(scene, 'liege', 1);
    const { cookie, ballot } = await voteIn(scene, old, 1);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    assert.equal((await cast(scene, old.uuid, cookie, ballot)).code, 'election-annulled');
    const told = checks.election.Parse(
      (await call(scene, 'GET', `/session/elections/${old.uuid}`, { cookie })).body,
    );
    assert.equal(told.signedAt, undefined);
    const after = await call(scene, 'GET', `/session/elections/${old.uuid}/after-vote`, { cookie });
    assert.equal(after.code, 'election-annulled');
  });
});

test('a reference to an annulled run is genuine, and its ballot is said not to count', async () => {
  const old = await runOf(scene, 'liege', 1);
  const { reference } = await voteIn(scene, old, 1);
  const check = async () =>
    checks.reference.Parse((await call(scene, 'POST', '/references/check', { body: { reference } })).body);
  assert.equal((await check()).present, true);
  must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
  const checked = await check();
  assert.equal(checked.signature, 'valid');
  assert.equal(checked.present, false);
  assert.equal(checked.election?.phase, 'annulled');
  assert.deepEqual(checked.annulled, {
    at: start.toISOString(),
    newRun: (await runOf(scene, 'liege', 2)).uuid,
  });
});

describe('an annulled urn', () => {
  test('is given to nobody: not as a set, nor as an archive, nor as a result, nor by a verification code', async () => {
    const old = await runOf(scene, 'liege', 1);
    await voteIn(scene, old, 1);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    for (const path of ['urn', 'archive', 'result']) {
      const answer = await call(scene, 'GET', `/elections/${old.uuid}/${path}`);
      assert.equal(answer.code, 'election-annulled', path);
      assert.equal(newRunIn(answer), (await runOf(scene, 'liege', 2)).uuid);
    }
    const lookUp = await call(scene, 'POST', `/elections/${old.uuid}/ballots/bucket`, {
      body: { prefix: '', robotCheck: 'none' },
    });
    assert.equal(lookUp.code, 'election-annulled');
  });

  test('is never counted, even when it was closed and its trustees have done their part', async () => {
    await voteIn(scene, await runOf(scene, 'liege', 1), 1);
    must(await closeConsultation(scene.data, consultation, { reason: 'test' }));
    const closed = await runOf(scene, 'liege', 1);
    const parts = await partsOf(closed, scene.staged.privateKeyFiles);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));

    const tally = await tallyRun(scene.data, closed.uuid, parts);
    assert.ok(!tally.ok);
    assert.equal(tally.error.code, 'run-annulled');
    const { encryptedTally, sizedTally, result } = await runOf(scene, 'liege', 1);
    assert.deepEqual([encryptedTally, sizedTally, result], [null, null, null]);
    const annulled = await runOf(scene, 'liege', 1);
    await assert.rejects(archiveOf(scene.data.store, annulled), /is annulled/);
  });

  test('is kept from change by the store and by the database itself', async () => {
    const old = await runOf(scene, 'liege', 1);
    const { voter } = await voteIn(scene, old, 1);
    must(await annulConsultation(scene.data, consultation, annulmentOf(scene)));
    const { runs, urn, signatures } = scene.data.store;
    const { uuid } = old;
    const closing = { closedAt: start, encryptedTally: '[]', sizedTally: '{}' };
    const other = await scene.voter('liege', 3);
    const attempts = [
      () => runs.close(uuid, closing),
      () => runs.setResult(uuid, '{}'),
      () => runs.annul(uuid, { annulledAt: start, successor: null, opensAt: start, closesAt: start }),
      () => runs.move(uuid, 'annulled', 'opened'),
      () => runs.addDecryption(uuid, { owner: 1, text: '{}' }),
      () => urn.append(uuid, 'tracker', ballotFor(scene, old, other).ballot),
      () => signatures.sign(uuid, other.id, start),
      () => urn.spend(uuid, 'credential'),
    ];
    const before = scene.place.contents();
    for (const attempt of attempts) await assert.rejects(attempt, /annulled|in no state/);
    for (const statement of [
      `update run set state = 'closed' where uuid = '${uuid}'`,
      `delete from run where uuid = '${uuid}'`,
      `delete from ballot where run = '${uuid}'`,
      `delete from signature where voter = '${voter.id}'`,
    ]) {
      assert.throws(() => scene.place.run(statement), /stays as it is|append-only/, statement);
    }
    assert.equal(scene.place.contents(), before);
  });
});

test('the new run goes all the way to a count that verifies, with everybody voting once; a reference is found after it, too', async () => {
  const old = await runOf(scene, 'liege', 1);
  for (const index of [1, 2]) await voteIn(scene, old, index);
  must(
    await pauseConsultation(scene.data, consultation, {
      reason: 'unknown error',
      notice: { fr: 'x', nl: 'y' },
    }),
  );
  const keys = newKeys(scene);
  const restart = { opensAt: newOpening, closesAt: newClosing, sealing: keys.input };
  must(await annulConsultation(scene.data, consultation, annulmentOf(scene, { restart })));
  scene.now = minutesAfter(newOpening, 1);
  const renewed = await runOf(scene, 'liege', 2);
  const references: string[] = [];
  for (const index of [1, 2, 3]) {
    const { cookie, voter, reference } = await voteIn(scene, renewed, index);
    references.push(reference);
    const second = await cast(scene, renewed.uuid, cookie, ballotFor(scene, renewed, voter).ballot);
    assert.equal(second.code, 'already-voted');
  }
  scene.now = newClosing;
  must(await closeConsultation(scene.data, consultation));
  const parts = await partsOf(await runOf(scene, 'liege', 2), keys.privateFiles);
  const result = must(await tallyRun(scene.data, renewed.uuid, parts));
  assert.equal(result.numberOfBallots, 3);
  const report = verifyArchive(await archiveOf(scene.data.store, await runOf(scene, 'liege', 2)));
  assert.deepEqual(report.failures, []);
  assert.equal(report.ballots, 3);
  for (const reference of references) {
    const { body } = await call(scene, 'POST', '/references/check', { body: { reference } });
    const { signature, present, election, registrationCode = '' } = checks.reference.Parse(body);
    assert.deepEqual([signature, present, election?.phase], ['valid', true, 'counted']);
    assert.equal(must(await lookUpBallot(scene.data, registrationCode)).present.length, 1);
  }
});

describe('a dry run', () => {
  test('tells exactly what the act then does, and changes nothing', async () => {
    await voteIn(scene, await runOf(scene, 'liege', 1), 1);
    const before = scene.place.contents();
    const annulment = annulmentOf(scene);
    const dry = must(await annulConsultation(scene.data, consultation, annulment, { dryRun: true }));
    assert.equal(scene.place.contents(), before);
    const real = must(await annulConsultation(scene.data, consultation, annulment));
    const withoutChance = (report: typeof dry): unknown => ({
      ...report,
      runs: report.runs.map(({ newRun, ...run }) => ({ ...run, newRun: [newRun?.run, newRun?.voters] })),
    });
    assert.deepEqual(withoutChance(real), withoutChance(dry));
    assert.notEqual(scene.place.contents(), before);
  });

  test('needs no keys, and says that they are needed', async () => {
    const before = scene.place.contents();
    const restart = { opensAt: newOpening, closesAt: newClosing };
    const dry = must(
      await annulConsultation(scene.data, consultation, annulmentOf(scene, { restart }), { dryRun: true }),
    );
    assert.equal(dry.keysMissing, true);
    assert.deepEqual(
      dry.runs.map(({ newRun }) => newRun?.run),
      [2, 2],
    );
    assert.equal(scene.place.contents(), before);
  });
});

describe('is refused, and changes nothing:', () => {
  for (const { name, code, more } of [
    {
      name: 'keys of the annulled run',
      code: 'trustee-key-invalid',
      more: () => ({ restart: { opensAt: newOpening, closesAt: newClosing, sealing: keysOfTheFirstRun() } }),
    },
    {
      name: 'no keys',
      code: 'trustees-wrong-number',
      more: () => ({ restart: { opensAt: newOpening, closesAt: newClosing } }),
    },
    {
      name: 'a period that ends before it begins',
      code: 'period-over',
      more: () => ({ restart: { opensAt: newClosing, closesAt: newOpening, sealing: newKeys(scene).input } }),
    },
    {
      name: 'a period that is over',
      code: 'period-over',
      more: () => ({
        restart: { opensAt: minutesAfter(start, -60), closesAt: start, sealing: newKeys(scene).input },
      }),
    },
    {
      name: 'an election that there is not',
      code: 'election-unknown',
      more: () => ({ election: 'nowhere' }),
    },
  ]) {
    test(name, async () => {
      const before = scene.place.contents();
      const outcome = await annulConsultation(scene.data, consultation, annulmentOf(scene, more()));
      assert.ok(!outcome.ok);
      assert.equal(outcome.error.code, code);
      assert.equal(scene.place.contents(), before);
    });
  }

  test('a counted election, whose result is known', async () => {
    must(await closeConsultation(scene.data, consultation, { reason: 'test' }));
    for (const election of ['liege', 'flemish-brabant']) {
      const run = await runOf(scene, election, 1);
      must(await tallyRun(scene.data, run.uuid, await partsOf(run, scene.staged.privateKeyFiles)));
    }
    const before = scene.place.contents();
    const outcome = await annulConsultation(scene.data, consultation, annulmentOf(scene));
    assert.ok(!outcome.ok);
    assert.equal(outcome.error.code, 'state-wrong');
    assert.equal(scene.place.contents(), before);
  });

  /** The public keys with which the example was sealed. */
  function keysOfTheFirstRun() {
    return {
      trustees: [1, 2, 3].map((number) => {
        const file = join(scene.folder, `trustees/trustee-${number}.public.json`);
        return { file, text: must(readPublicKeyFile(file)).trustee };
      }),
    };
  }
});
