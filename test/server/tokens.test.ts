import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, mock, test } from 'node:test';
import { newAccessCode, parseElection } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { annulConsultation } from '../../packages/server/src/office/annul.ts';
import { correctVoter } from '../../packages/server/src/office/roll-changes.ts';
import { must } from '../../packages/server/src/rehearsal/stage.ts';
import { startPending } from '../../packages/server/src/sign-in/pending.ts';
import { wantedParts } from '../../packages/server/src/sign-in/proven-voter.ts';
import { queueRequest } from '../../packages/server/src/sign-in/requests/handler.ts';
import type { SignInWay } from '../../packages/server/src/store/schema.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { root } from '../../scripts/lib/root.ts';
import { writeMinistryVariant } from './ministry-variant.ts';
import { openMinistry, solved, type Ministry, type Seen } from './ministry.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';
import { newKeys } from './second-run.ts';
import { ballotOf, cast, opensAt, start } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'isoloir-tokens-'));
let scene: Ministry;
let post: PostOffice;
before(async () => {
  mock.timers.enable({ apis: ['Date'], now: start });
  const yaml = (text: string): string => text.replace(/^signIn:\n/m, 'signIn:\n  token: {}\n');
  scene = await openMinistry(writeMinistryVariant(join(folder, 'tokens'), yaml));
  post = await openPostOffice(scene.data);
});
after(async () => {
  await post.close();
  await scene.close();
  mock.timers.reset();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  moveTo(start);
});

function moveTo(instant: Date): void {
  scene.now = instant;
  mock.timers.setTime(instant.getTime());
}

let next = 0;
async function somebody() {
  next += 1;
  const { voter, access } = await scene.person(next);
  const { identifier } = access;
  const orderNumber = access.orderNumber ?? '';
  return { voter, identifier, orderNumber, password: await scene.passwordOf(voter) };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const tokenIn = (text: string): string =>
  /[2-9A-HJKMNP-TV-Z]{4}(?:-[2-9A-HJKMNP-TV-Z]{4}){2}/.exec(text)?.[0] ?? '';

/** Asks for a token as the portal does, and reads it in the mail. */
async function tokenOf({ voter }: Pick<Somebody, 'voter'>): Promise<string> {
  await queueRequest(scene.data, scene.id, 'token', { number: voter.number });
  await post.settle();
  const mail = post.mailsTo(voter.email).find(({ text }) => tokenIn(text) !== '');
  return tokenIn(mail?.text ?? '');
}

/** Every way in, with everything but the token right. */
const waysIn: Readonly<Record<SignInWay, (person: Somebody, token: string | undefined) => Promise<Seen>>> = {
  password: ({ identifier, orderNumber, password }, token) =>
    scene.post(
      `/consultations/${scene.id}/sign-in/password`,
      { identifier, orderNumber, password, ...(token === undefined ? {} : { token }) },
      { address: `192.0.2.${next}` },
    ),
  'open-id-connect': async ({ voter, orderNumber }, token) => {
    const pending = await startPending(scene.data, scene.id, voter);
    return scene.post(
      '/sign-in/complete',
      { orderNumber, ...(token === undefined ? {} : { token }) },
      { cookie: `__Host-isoloir-sign-in=${pending.token}` },
    );
  },
};

const ways = ['password', 'open-id-connect'] as const satisfies readonly SignInWay[];

describe('where a token is wanted, no way in does without it', () => {
  for (const way of ways) {
    test(`${way}: not without a token, not with somebody else’s, not with an invented one`, async () => {
      const [person, other] = [await somebody(), await somebody()];
      await tokenOf(person);
      const theirs = await tokenOf(other);
      for (const token of [undefined, theirs, newAccessCode('token'), 'x']) {
        const answer = await waysIn[way](person, token);
        assert.deepEqual([answer.status, answer.code, answer.cookie], [401, 'sign-in-refused', undefined]);
      }
    });

    test(`${way}: with it, spelt as people do; it is not used up by signing in`, async () => {
      const person = await somebody();
      const token = await tokenOf(person);
      for (const spelt of [token, token.toLowerCase(), token.replaceAll('-', ' ')]) {
        const answer = await waysIn[way](person, spelt);
        assert.equal(answer.status, 204);
        assert.equal((await scene.get('/session', answer.cookie)).status, 200);
      }
    });

    test(`${way}: nobody has one who did not ask`, async () => {
      assert.equal((await waysIn[way](await somebody(), newAccessCode('token'))).code, 'sign-in-refused');
    });

    test(`${way}: wants it by the definition, whatever else the way asks`, () => {
      const { signIn } = scene.staged.definition;
      assert.equal(wantedParts({ signIn }, way).token, true);
      const { openIdConnect, password } = signIn;
      assert.ok(openIdConnect !== undefined && password !== undefined);
      assert.equal(wantedParts({ signIn: { openIdConnect, password } }, way).token, false);
    });
  }

  test('a token alone opens nothing', async () => {
    const person = await somebody();
    const token = await tokenOf(person);
    const path = `/consultations/${scene.id}/sign-in/password`;
    for (const body of [
      { identifier: person.identifier, password: token, orderNumber: person.orderNumber },
      { identifier: person.identifier, password: token, orderNumber: person.orderNumber, token },
      { identifier: person.identifier, password: 'x', orderNumber: person.orderNumber, token },
      { identifier: person.identifier, password: person.password, orderNumber: '9999', token },
    ]) {
      assert.equal((await scene.post(path, body)).code, 'sign-in-refused');
    }
  });

  test('sessions begin in one place of the server, which wants every part', () => {
    const files = globSync('packages/server/src/**/*.ts', { cwd: root });
    const begins = files.filter((file) => /\bstartSession\(/.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(begins.toSorted(), [
      'packages/server/src/sign-in/proven-voter.ts',
      'packages/server/src/voting/sessions.ts',
    ]);
    const stored = files.filter((file) => /\bsessions\.start\(/.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(stored, ['packages/server/src/voting/sessions.ts']);
  });
});

describe('a token', () => {
  test('is asked for by number and robot check, comes by e-mail alone, and the answer is the same for everybody', async () => {
    const { voter } = await somebody();
    const path = `/consultations/${scene.id}/token`;
    const answers = new Set<string>();
    for (const number of [voter.number, '10000000009', 'x']) {
      const refused = await scene.post(path, { number }, { address: '198.51.100.1' });
      assert.deepEqual([refused.status, refused.code], [400, 'robot-check-missing']);
      assert.ok(refused.challenge !== undefined);
      const robotCheck = await solved(refused.challenge);
      const answer = await scene.post(path, { number, robotCheck }, { address: '198.51.100.1' });
      assert.equal(answer.status, 202);
      answers.add(JSON.stringify([{ ...answer.headers, date: '' }, answer.body]));
    }
    assert.equal(answers.size, 1);
    const before = post.inbox.mails().length;
    await post.settle();
    assert.equal(post.inbox.mails().length, before + 1);
    const [mail] = post.mailsTo(voter.email);
    assert.match(
      mail?.subject ?? '',
      voter.language === 'fr' ? /^Votre jeton de vote – / : /^Uw token om te stemmen – /,
    );
    assert.equal(tokenIn(mail?.text ?? '').length, 14);
    assert.ok(mail?.html.includes(tokenIn(mail.text)));
  });

  test('asked for again takes the place of the one before, which no way in takes any more', async () => {
    const person = await somebody();
    const first = await tokenOf(person);
    const second = await tokenOf(person);
    assert.notEqual(first, second);
    for (const way of ways) {
      assert.equal((await waysIn[way](person, first)).code, 'sign-in-refused', way);
      assert.equal((await waysIn[way](person, second)).status, 204, way);
    }
  });

  test('asked for by anybody leaves the voter’s session alone', async () => {
    const person = await somebody();
    const { cookie } = await waysIn.password(person, await tokenOf(person));
    await tokenOf(person);
    assert.equal((await scene.get('/session', cookie)).status, 200);
  });

  test('that went to an address which the office corrects is good no more', async () => {
    const person = await somebody();
    const token = await tokenOf(person);
    const change = { number: person.voter.number, reason: 'wrong address' };
    must(await correctVoter(scene.data, scene.id, change, ['email=other@example.net']));
    for (const way of ways) assert.equal((await waysIn[way](person, token)).code, 'sign-in-refused');
  });

  test('is sent three times an hour at most, and the last one stays good', async () => {
    const person = await somebody();
    const tokens = [];
    for (let count = 0; count < 5; count += 1) tokens.push(await tokenOf(person));
    assert.equal(post.mailsTo(person.voter.email).length, 3);
    assert.equal((await waysIn.password(person, tokens.at(-1))).status, 204);
  });

  test('is kept as argon2id, and stands nowhere in the data folder', async () => {
    const person = await somebody();
    const token = await tokenOf(person);
    const access = await scene.data.store.access.ofVoter(person.voter.id);
    assert.match(access?.tokenHash ?? '', /^\$argon2id\$/);
    const data = join(scene.folder, 'data');
    for (const name of globSync('**/*.sqlite*', { cwd: data })) {
      const bytes = readFileSync(join(data, name));
      for (const text of [token, token.replaceAll('-', '')]) assert.ok(!bytes.includes(text), name);
    }
  });

  test('is not offered where the consultation has none, nor before the opening', async () => {
    moveTo(minutesAfter(opensAt, -1));
    const answer = await scene.post(`/consultations/${scene.id}/token`, { number: '1' });
    assert.equal(answer.code, 'election-not-open');
  });
});

describe('a token is used once', () => {
  /** Casts in the voter's elections, all or the first ones. */
  async function voteIn(voter: Voter, cookie: string | undefined, most = Infinity): Promise<number> {
    const view = await scene.get('/session/elections', cookie);
    const elections: unknown = Reflect.get(Object(view.body), 'elections');
    assert.ok(Array.isArray(elections));
    const uuids = elections.map((election: unknown) => String(Reflect.get(Object(election), 'uuid')));
    for (const uuid of uuids.slice(0, most)) {
      const run = await scene.data.store.runs.find(uuid);
      const election = await scene.election(run?.election ?? '');
      const answer = await cast(scene, uuid, cookie, ballotOf(scene, election, voter).ballot);
      assert.equal(answer.status, 201);
    }
    return uuids.length;
  }

  /** Somebody with several elections, signed in with their token. */
  async function signedInVoter(elections: number) {
    for (;;) {
      const person = await somebody();
      const token = await tokenOf(person);
      const { cookie } = await waysIn.password(person, token);
      const view = await scene.get('/session/elections', cookie);
      const own: unknown = Reflect.get(Object(view.body), 'elections');
      if (Array.isArray(own) && own.length === elections) return { person, token, cookie };
    }
  }

  test('to vote in all elections of the voter: then every way in says so, with when', async () => {
    const { person, token, cookie } = await signedInVoter(3);
    await voteIn(person.voter, cookie, 2);
    for (const way of ways) assert.equal((await waysIn[way](person, token)).status, 204, 'one is left');
    const signIn = await waysIn.password(person, token);
    await voteInRest(person.voter, signIn.cookie);
    for (const way of ways) {
      const used = await waysIn[way](person, token);
      assert.deepEqual([used.status, used.code], [409, 'token-used']);
      assert.equal(Reflect.get(Object(used.body), 'signedAt'), start.toISOString());
    }
  });

  async function voteInRest(voter: Voter, cookie: string | undefined): Promise<void> {
    const runs = await scene.data.store.runs.ofConsultation(scene.id);
    for (const run of runs) {
      const signed = await scene.data.store.signatures.signedAt(run.uuid, voter.id);
      if (signed !== undefined) continue;
      const election = await scene.election(run.election);
      const answer = await cast(scene, run.uuid, cookie, ballotOf(scene, election, voter).ballot);
      assert.equal(answer.status, 201);
    }
  }

  test('and nobody who lacks another part learns that it was', async () => {
    const { person, token, cookie } = await signedInVoter(1);
    await voteIn(person.voter, cookie);
    const wrong = { ...person, orderNumber: '9999' };
    for (const way of ways) assert.equal((await waysIn[way](wrong, token)).code, 'sign-in-refused');
    assert.equal((await waysIn.password(person, newAccessCode('token'))).code, 'sign-in-refused');
  });

  test('a new one asked for after the vote opens nothing either', async () => {
    const { person, cookie } = await signedInVoter(1);
    await voteIn(person.voter, cookie);
    const another = await tokenOf(person);
    assert.equal((await waysIn.password(person, another)).code, 'token-used');
  });

  test('the session goes on, and shows the vote', async () => {
    const { person, cookie } = await signedInVoter(1);
    await voteIn(person.voter, cookie);
    const view = await scene.get('/session/elections', cookie);
    assert.match(JSON.stringify(view.body), /"signedAt"/);
  });

  // Last: it annuls the consultation's runs.
  test('after an annulment the tokens that were used work again, in every way in, and vote again', async () => {
    const { person, token, cookie } = await signedInVoter(1);
    await voteIn(person.voter, cookie);
    assert.equal((await waysIn.password(person, token)).code, 'token-used');
    must(
      await annulConsultation(scene.data, scene.id, {
        reason: 'programming error',
        notice: { fr: 'Les votes sont annulés.', nl: 'De stemmen zijn geannuleerd.' },
        restart: {
          opensAt: minutesAfter(start, 1),
          closesAt: minutesAfter(start, 20 * 24 * 60),
          sealing: newKeys(scene).input,
        },
      }),
    );
    moveTo(minutesAfter(start, 2));
    const again = await waysIn['open-id-connect'](person, token);
    const { cookie: second } = await waysIn.password(person, token);
    assert.ok(again.cookie !== undefined && second !== undefined);
    for (const run of await scene.data.store.runs.ofConsultation(scene.id)) {
      const parsed = parseElection(run.electionText);
      assert.ok(parsed.ok);
      if (run.number < 2 || scene.data.registrar.credentialOf(run.uuid, person.voter.id) === undefined)
        continue;
      const answer = await cast(scene, run.uuid, second, ballotOf(scene, parsed.value, person.voter).ballot);
      assert.equal(answer.status, 201);
    }
    for (const way of ways) assert.equal((await waysIn[way](person, token)).code, 'token-used', way);
  });
});
