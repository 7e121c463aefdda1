/**
 * What happened in 2018, played on the example of that name: voters at once, an error of the programme between signature
 * and urn, votes annulled, everybody told, tokens that work again, twenty days more, and a count that belenios-tool checks.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseElection, verifyArchive } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import { Consultation } from '../../packages/server/src/http/schemas/consultation.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { archiveOf } from '../../packages/server/src/office/archive.ts';
import { closeConsultation } from '../../packages/server/src/office/open-close.ts';
import { pauseConsultation } from '../../packages/server/src/office/pause.ts';
import { closingAfter } from '../../packages/server/src/office/period.ts';
import { tallyRun } from '../../packages/server/src/office/tally.ts';
import { decryptArchive, readDecryptionFile } from '../../packages/server/src/office/trustee-files.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { startPending } from '../../packages/server/src/sign-in/pending.ts';
import type { Run } from '../../packages/server/src/store/runs.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { verifyStrict } from '../../scripts/belenios-tool.ts';
import { root } from '../../scripts/lib/root.ts';
import { toolChoices } from '../interop/tool.ts';
import { absentProvider } from './absent-provider.ts';
import { openMinistry, solved, type Ministry, type Seen } from './ministry.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { newKeys } from './second-run.ts';
import { ballotOf, cast, countsOf, start, type Scene } from './support.ts';

let scene: Ministry;
let post: PostOffice;
/** The server of the morning: each second vote that reaches the roll meets an error before it reaches the urn. */
let faulty: Scene;

before(async () => {
  mock.timers.enable({ apis: ['Date'], now: start });
  scene = await openMinistry(join(root, 'examples/inami-2018'));
  post = await openPostOffice(scene.data);
  const publicOrigin = 'http://localhost:8080';
  let reached = 0;
  const app = await createApp(
    {
      ...scene.data,
      signIn: absentProvider(publicOrigin),
      sessionLimits,
      publicOrigin,
      onStep(step) {
        if (step !== 'roll-signed') return;
        reached += 1;
        if (reached % 2 === 0) throw new Error('an error of the programme');
      },
    },
    false,
  );
  faulty = { ...scene, app };
});
after(async () => {
  await faulty.app.close();
  await post.close();
  await scene.close();
  mock.timers.reset();
});

function moveTo(instant: Date): void {
  scene.now = instant;
  mock.timers.setTime(instant.getTime());
}

/** Asks for a token as the portal does, and reads it in the mail. */
async function tokenOf({ number, email }: Voter): Promise<string> {
  const path = `/consultations/${scene.id}/token`;
  const refused = await scene.post(path, { number });
  assert.ok(refused.challenge !== undefined);
  const robotCheck = await solved(refused.challenge);
  assert.equal((await scene.post(path, { number, robotCheck })).status, 202);
  await post.settle();
  const [mail] = post.mailsTo(email);
  const token = /[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4}){2}/.exec(mail?.text ?? '')?.[0];
  assert.ok(token !== undefined, 'no token came');
  return token;
}

/** Completes what the identity provider has confirmed. */
async function signIn(voter: Voter, token: string | undefined): Promise<Seen> {
  const pending = await startPending(scene.data, scene.id, voter);
  return scene.post('/sign-in/complete', token === undefined ? {} : { token }, {
    cookie: `__Host-isoloir-sign-in=${pending.token}`,
  });
}

async function runsOf(number: number): Promise<readonly Run[]> {
  const runs = await scene.data.store.runs.ofConsultation(scene.id);
  return runs.filter((run) => run.number === number);
}

/** The voter's ballot for a run: the list with that index. */
function ballotIn(run: Run, voter: Voter, list: number) {
  const election = parseElection(run.electionText);
  assert.ok(election.ok);
  return ballotOf(scene, election.value, voter, [list]);
}

function runFor(voter: Voter, runs: readonly Run[]): Run {
  return runs.find(({ election }) => election === voter.college) ?? assert.fail('no run');
}

/** All of an urn's ballots belong to a signature, and the other way round. */
async function assertWhole(runs: readonly Run[], votes: number): Promise<void> {
  const counts = await Promise.all(runs.map(({ uuid }) => countsOf(scene, uuid)));
  for (const { ballots, signatures } of counts) assert.equal(ballots, signatures);
  assert.equal(
    counts.reduce((sum, { ballots }) => sum + ballots, 0),
    votes,
  );
}

const refusedWith = Compile(Type.Object({ newRun: Type.Optional(Type.String()) }));
const readConsultation = Compile(Consultation);

test('2018 is played to its end, and nothing goes wrong that went wrong then', async (t) => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, index) => scene.person(index)));
  const voters = people.map(({ voter }) => voter);
  const tokens = new Map<string, string>();
  for (const voter of voters) tokens.set(voter.id, await tokenOf(voter));
  const enter = async (voter: Voter): Promise<string> => {
    const { status, cookie } = await signIn(voter, tokens.get(voter.id));
    assert.equal(status, 204);
    return cookie ?? assert.fail('no session');
  };
  const first = await runsOf(1);
  let recorded: readonly Voter[] = [];
  let cookies: readonly string[] = [];

  await t.test('nobody comes in without a token', async () => {
    for (const voter of voters) assert.equal((await signIn(voter, undefined)).code, 'sign-in-refused');
  });

  await t.test('all vote at once; those whom the error meets leave no trace', async () => {
    cookies = await Promise.all(voters.map(enter));
    const answers = await Promise.all(
      voters.map(async (voter, index) => {
        const run = runFor(voter, first);
        const { ballot, tracker } = ballotIn(run, voter, 0);
        const { status } = await cast(faulty, run.uuid, cookies[index], ballot);
        const signed = await scene.data.store.signatures.signedAt(run.uuid, voter.id);
        const present = await scene.data.store.urn.has(run.uuid, tracker);
        return { voter, status, signed: signed !== undefined, present };
      }),
    );
    for (const { status, signed, present } of answers) {
      assert.deepEqual([signed, present], status === 201 ? [true, true] : [false, false]);
    }
    recorded = answers.filter(({ status }) => status === 201).map(({ voter }) => voter);
    assert.equal(answers.filter(({ status }) => status === 500).length, 6);
    assert.equal(recorded.length, 6);
    await assertWhole(first, 6);
  });

  await t.test('the office pauses, and everybody is told in words', async () => {
    const notice = { fr: 'Le vote est interrompu.', nl: 'De stemming is onderbroken.' };
    must(await pauseConsultation(scene.data, scene.id, { reason: 'unknown error', notice }));
    const [unheard = assert.fail()] = voters.filter((voter) => !recorded.includes(voter));
    const run = runFor(unheard, first);
    const { ballot } = ballotIn(run, unheard, 0);
    const answer = await cast(scene, run.uuid, cookies[voters.indexOf(unheard)], ballot);
    assert.equal(answer.code, 'election-paused');
    await assertWhole(first, 6);
    const { notices } = readConsultation.Parse(
      (await scene.get(`/consultations/${scene.id}`, undefined)).body,
    );
    assert.ok(notices.some(({ text }) => text.nl === notice.nl));
  });

  const keys = newKeys(scene);
  // Midnight in Brussels, and the last minute of the twentieth day.
  const opening = new Date('2026-02-04T23:00:00Z');
  const clocks = { timeZone: 'Europe/Brussels', hour: '23:59' };
  const closing = must(closingAfter(opening, 20, clocks));
  assert.equal(closing.toISOString(), '2026-02-24T22:59:00.000Z');
  const notice = {
    fr: 'Tous les votes enregistrés sont annulés. Votre jeton fonctionne à nouveau.',
    nl: 'Alle geregistreerde stemmen zijn geannuleerd. Uw token werkt opnieuw.',
  };

  await t.test('the office annuls: for each voter of the roll a mail in their language waits', async () => {
    const [voted = assert.fail()] = recorded;
    assert.equal((await signIn(voted, tokens.get(voted.id))).code, 'token-used');
    const restart = { opensAt: opening, closesAt: closing, sealing: keys.input };
    const annulment = { reason: 'an error of the programme', notice, restart };
    const report = must(await annulConsultation(scene.data, scene.id, annulment));
    const roll = await scene.data.store.roll.ofConsultation(scene.id);
    assert.deepEqual([roll.length, report.mails], [500, 500]);
    const mails = await scene.data.store.outbox.all({ consultation: scene.id });
    const told = new Map(
      mails.filter(({ kind }) => kind === 'notice').map(({ address, language }) => [address, language]),
    );
    assert.equal(told.size, 500);
    assert.ok(roll.every(({ email, language }) => told.get(email) === language));
    const { history, notices } = readConsultation.Parse(
      (await scene.get(`/consultations/${scene.id}`, undefined)).body,
    );
    assert.equal(history.length, 2);
    assert.ok(notices.some(({ kind, text }) => kind === 'annulment' && text.fr === notice.fr));
  });

  await t.test('whoever is half-way through is shown to the new run', async () => {
    const second = await runsOf(2);
    for (const [index, voter] of voters.entries()) {
      const run = runFor(voter, first);
      const answer = await cast(scene, run.uuid, cookies[index], ballotIn(run, voter, 0).ballot);
      assert.equal(answer.code, 'election-annulled');
      assert.equal(refusedWith.Parse(answer.body).newRun, runFor(voter, second).uuid);
    }
    await assertWhole(await runsOf(1), 6);
  });

  await t.test('in the new period the same tokens work, and everybody votes exactly once', async () => {
    moveTo(minutesAfter(opening, 1));
    const second = await runsOf(2);
    cookies = await Promise.all(voters.map(enter));
    const statuses = await Promise.all(
      voters.map(async (voter, index) => {
        const run = runFor(voter, second);
        const sent = () => cast(scene, run.uuid, cookies[index], ballotIn(run, voter, index % 4).ballot);
        // Twice at the same moment, with two ballots.
        return (await Promise.all([sent(), sent()])).map(({ status }) => status).toSorted();
      }),
    );
    for (const both of statuses) assert.deepEqual(both, [201, 409]);
    await assertWhole(second, 12);
    for (const voter of voters) {
      assert.equal((await signIn(voter, tokens.get(voter.id))).code, 'token-used');
    }
  });

  await t.test('the annulled urn is kept, and nothing counts it', async () => {
    // Who was signed in may finish in the fifteen minutes of grace.
    moveTo(minutesAfter(closing, 15));
    must(await closeConsultation(scene.data, scene.id));
    for (const run of await runsOf(1)) {
      const tally = await tallyRun(scene.data, run.uuid, []);
      assert.equal(tally.ok ? undefined : tally.error.code, 'run-annulled');
      await assert.rejects(archiveOf(scene.data.store, run), /is annulled/);
      assert.equal(run.result, null);
    }
    await assertWhole(await runsOf(1), 6);
  });

  const archives: string[] = [];
  await t.test('the new urns are counted: each list has its votes', async () => {
    for (const run of await runsOf(2)) {
      const folder = mkdtempSync(join(scene.folder, 'count-'));
      const archive = join(folder, `${run.uuid}.bel`);
      writeFileSync(archive, await archiveOf(scene.data.store, run));
      const parts = keys.privateFiles.map((privateFile, index) => {
        const out = join(scene.folder, `${run.uuid}-${index}.json`);
        must(decryptArchive({ archive, privateFile, out }, 'none'));
        return must(readDecryptionFile(out));
      });
      const result = must(await tallyRun(scene.data, run.uuid, parts));
      const mine = voters.flatMap((voter, index) => (voter.college === run.election ? [index % 4] : []));
      assert.equal(result.numberOfBallots, mine.length);
      assert.deepEqual(
        result.questions[0]?.candidates.map(({ votes }) => votes),
        [0, 1, 2, 3].map((list) => mine.filter((index) => index === list).length),
      );
      const [counted = assert.fail()] = (await runsOf(2)).filter(({ uuid }) => uuid === run.uuid);
      const bytes = await archiveOf(scene.data.store, counted);
      assert.deepEqual(verifyArchive(bytes).failures, []);
      writeFileSync(archive, bytes);
      archives.push(folder);
    }
    assert.equal(archives.length, 2);
  });

  const { path = '', skip } = toolChoices().find(({ group }) => group === 'Ed25519') ?? assert.fail();
  await t.test('belenios-tool verifies both counts', { skip }, () => {
    assert.equal(archives.length, 2);
    for (const folder of archives) {
      const { accepted, ballots, message } = verifyStrict(path, folder);
      assert.ok(accepted, message);
      assert.ok(ballots > 0);
    }
  });
});
