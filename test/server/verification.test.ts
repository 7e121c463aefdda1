import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import {
  bucketOfCode,
  encryptBallot,
  generateVerificationCode,
  openBallot,
  trackerOf,
  type Choices,
  type Election,
} from '../../packages/protocol/src/index.ts';
import { startDevelopmentInbox } from '../../packages/server/src/development-inbox/inbox.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { smtpTransport } from '../../packages/server/src/mail/transport.ts';
import { createMailWorker } from '../../packages/server/src/mail/worker.ts';
import { digitsToAskFor } from '../../packages/server/src/voting/bucket.ts';
import { root } from '../../scripts/lib/root.ts';
import { solveRobotCheck, solvedPayload } from '../../packages/server/src/robot-check/solve.ts';
import {
  ballotOf,
  call,
  cast,
  closesAt,
  openScene,
  opensAt,
  start,
  type Answer,
  type Scene,
} from './support.ts';

/** A vote that its voter can look at again. */
interface RevealedVote {
  readonly code: string;
  readonly choices: readonly Choices[];
  readonly ballot: string;
}

let scene: Scene;
let election: Election;
let log = '';
const votes: RevealedVote[] = [];
const mails: string[] = [];

before(async () => {
  scene = await openScene(undefined, pino({ level: 'trace' }, { write: (line: string) => (log += line) }));
  election = await scene.election('liege');
  for (let index = 0; index < 6; index += 1) votes.push(await voteWithCode(index));
  // What the server does write down: the identity provider is down.
  const query = 'key=eid&language=fr&returnTo=/&errorTo=/';
  await scene.app.inject(`/api/v1/consultations/${scene.staged.definition.id}/sign-in?${query}`);
  const inbox = await startDevelopmentInbox(0);
  const worker = createMailWorker({
    ...scene.data,
    transport: smtpTransport({ url: inbox.smtpUrl, from: 'vote@example.org' }),
    publicOrigin: 'http://localhost:8080',
    logger: false,
  });
  assert.equal(await worker.runOnce(), votes.length);
  mails.push(...inbox.mails().flatMap(({ subject, text, html }) => [subject, text, html]));
  await worker.stop();
  await inbox.close();
});
after(() => scene.close());

/** Somebody of Liège votes and keeps a code, all of it made as the browser does. */
async function voteWithCode(index: number): Promise<RevealedVote> {
  const voter = await scene.voter('liege', index);
  const credential = scene.data.registrar.credentialOf(election.uuid, voter.id);
  assert.ok(credential !== undefined);
  const verificationCode = generateVerificationCode();
  const choices = election.questions.map(({ answers }, question) =>
    answers.map((_, answer): 0 | 1 => ((answer + question) % 7 === index ? 1 : 0)),
  );
  const made = encryptBallot({ election, credential, choices, verificationCode });
  assert.ok(made.ok);
  const { ballot } = made.value;
  assert.equal((await cast(scene, election.uuid, await scene.signIn(voter), ballot)).status, 201);
  return { code: verificationCode, choices, ballot };
}

/** Asks for a bucket with a fresh robot check, as a browser does. */
async function find(place: Scene, uuid: string, prefix: string, robotCheck?: string | null): Promise<Answer> {
  const payload = robotCheck === undefined ? await solved(place) : robotCheck;
  return call(place, 'POST', `/elections/${uuid}/ballots/bucket`, {
    body: { prefix, ...(payload === null ? {} : { robotCheck: payload }) },
  });
}

/** The work's end is on the machine's clock, whatever the scene's. */
async function solved(place: Scene): Promise<string> {
  const { now } = place;
  place.now = new Date();
  const { challenge, solution } = await solveRobotCheck(await place.data.robotCheck.challenge());
  place.now = now;
  return solvedPayload(challenge, solution);
}

function ballotsIn({ status, body }: Answer): readonly string[] {
  assert.equal(status, 200);
  const ballots: unknown = Reflect.get(Object(body), 'ballots');
  assert.ok(Array.isArray(ballots));
  return ballots.map(String);
}

function bucket(code: string): string {
  const found = bucketOfCode(election, code);
  assert.ok(found.ok);
  return found.value;
}

describe('a vote is looked up by its verification code', () => {
  test('in the bucket that the code tells, and opens there as it was cast', async () => {
    for (const { code, choices, ballot } of votes) {
      const ballots = ballotsIn(await find(scene, election.uuid, bucket(code)));
      assert.ok(ballots.includes(ballot));
      const opened = ballots.flatMap((text) => {
        const result = openBallot({ election, ballot: text, verificationCode: code });
        return result.ok ? [result.value.choices] : [];
      });
      assert.deepEqual(opened, [choices]);
    }
  });

  test('with fewer digits among more ballots, in the order of their trackers, and with none for an unknown code', async () => {
    const all = ballotsIn(await find(scene, election.uuid, ''));
    const stored: string[] = [];
    for await (const ballot of scene.data.store.urn.ballots(election.uuid)) stored.push(ballot);
    assert.deepEqual(all, stored);
    assert.equal(all.length, votes.length);
    const buckets = votes.map(({ code }) => bucket(code));
    const wanted = buckets[0]?.slice(0, 1) ?? '';
    const expected = buckets.filter((each) => each.startsWith(wanted)).length;
    assert.equal(ballotsIn(await find(scene, election.uuid, wanted)).length, expected);
    const free = Array.from({ length: 10 }, (_, index) => `000${index}`).find(
      (each) => !buckets.includes(each),
    );
    assert.deepEqual(ballotsIn(await find(scene, election.uuid, free ?? '')), []);
  });

  test('after closing too, but not before opening', async () => {
    scene.now = minutesAfter(closesAt, 60 * 24);
    assert.equal(ballotsIn(await find(scene, election.uuid, '')).length, votes.length);
    scene.now = minutesAfter(opensAt, -1);
    assert.equal((await find(scene, election.uuid, '')).code, 'election-not-open');
    scene.now = start;
  });

  test('never without a robot check of one’s own', async () => {
    const payload = await solved(scene);
    assert.equal((await find(scene, election.uuid, '', null)).code, 'robot-check-missing');
    assert.equal((await find(scene, election.uuid, '', 'bm8=')).code, 'robot-check-failed');
    assert.equal((await find(scene, election.uuid, '', payload)).status, 200);
    assert.equal((await find(scene, election.uuid, '', payload)).code, 'robot-check-used');
  });

  test('never in an election that does not exist, nor by anything but a few digits', async () => {
    assert.equal((await find(scene, '11111111111111', '', null)).code, 'election-unknown');
    for (const prefix of ['abcde', 'XY', 'a b']) {
      assert.equal((await find(scene, election.uuid, prefix, null)).code, 'request-invalid');
    }
  });

  test('by so many digits only that the ballot stays among others', async () => {
    const sizes = [0, 1, 15, 200, 256, 4096, 70_000, 10_000_000];
    assert.deepEqual(sizes.map(digitsToAskFor), [0, 0, 0, 0, 1, 2, 3, 4]);
    const view = await call(scene, 'GET', `/elections/${election.uuid}`);
    assert.equal(Reflect.get(Object(view.body), 'bucketDigits'), 0);
  });
});

test('a code, used in the browser only, is in no file, no log and no mail of the server', () => {
  assert.notEqual(log, '');
  assert.ok(mails.length > 0);
  const folder = join(scene.folder, 'data');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  assert.ok(
    files.some((path) => readFileSync(path).includes(trackerOf(votes[0]?.ballot ?? ''))),
    'ballots are there',
  );
  for (const { code } of votes) {
    const grouped = [...code.matchAll(/.{4}/g)].map(([group]) => group);
    const writings = [code, code.toLowerCase(), grouped.join(' '), grouped.join('-'), btoa(code)];
    for (const text of writings) {
      for (const path of files) assert.ok(!readFileSync(path).includes(text), `${path} holds a code`);
      assert.ok(!log.includes(text), 'the log holds a code');
      assert.ok(!mails.some((mail) => mail.includes(text)), 'a mail holds a code');
    }
  }
});

test('an election with verification tracker has no look-up and no document of choices', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoloir-tracker-'));
  cpSync(join(root, 'examples/ordre-2024'), folder, { recursive: true });
  const yaml = join(folder, 'election.yaml');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('verification: reveal', 'verification: tracker'));
  const plain = await openScene(folder);
  try {
    const { uuid } = await plain.election('liege');
    assert.equal((await find(plain, uuid, '', null)).code, 'verification-not-offered');
    const view = await call(plain, 'GET', `/elections/${uuid}`);
    assert.equal('bucketDigits' in Object(view.body), false);
    const voter = await plain.voter('liege');
    const cookie = await plain.signIn(voter);
    const { ballot } = ballotOf(plain, await plain.election('liege'), voter);
    assert.equal((await cast(plain, uuid, cookie, ballot)).status, 201);
    const castVote = Buffer.from('%PDF-1.7 my choices').toString('base64');
    const body = { privateEmail: 'a@example.org', publishProfessionalEmail: false, language: 'nl', castVote };
    const refused = await call(plain, 'POST', `/session/elections/${uuid}/confirmations`, { cookie, body });
    assert.equal(refused.code, 'verification-not-offered');
  } finally {
    await plain.close();
    rmSync(folder, { recursive: true });
  }
});
