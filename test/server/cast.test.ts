import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Compile } from 'typebox/compile';
import { trackerOf, verifyReference, type Election } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { Session } from '../../packages/server/src/http/schemas/session.ts';
import type { Voter } from '../../packages/server/src/store/roll.ts';
import { hashOfSecret } from '../../packages/server/src/voting/sessions.ts';
import { ballotOf, cast, closesAt, countsOf, openScene, opensAt, start, type Scene } from './support.ts';

const checkSession = Compile(Session);

let scene: Scene;
let election: Election;
let other: Election;
let nextVoter = 0;

before(async () => {
  scene = await openScene();
  const [first, second] = scene.staged.elections;
  assert.ok(first !== undefined && second !== undefined);
  election = await scene.election(first.id);
  other = await scene.election(second.id);
});
after(() => scene.close());

const districtOf = (index: number): string => scene.staged.definition.districts[index]?.id ?? '';

/** Somebody of the first election's electorate who has not voted in these tests. */
async function freshVoter(): Promise<Voter> {
  nextVoter += 1;
  return scene.voter(districtOf(0), nextVoter);
}

/** Runs `attempt` and asserts that it left urn and roll as they were. */
async function unchanged<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const earlier = await countsOf(scene, election.uuid);
  const value = await attempt();
  assert.deepEqual(await countsOf(scene, election.uuid), earlier);
  return value;
}

function receiptOf(body: unknown): { reference: string; tracker: string; recordedAt: string } {
  assert.ok(
    typeof body === 'object' &&
      body !== null &&
      'reference' in body &&
      'tracker' in body &&
      'recordedAt' in body,
  );
  const { reference, tracker, recordedAt } = body;
  assert.ok(typeof reference === 'string' && typeof tracker === 'string' && typeof recordedAt === 'string');
  return { reference, tracker, recordedAt };
}

test('a ballot is recorded, and its receipt is a genuine reference to it', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  const { ballot, tracker } = ballotOf(scene, election, voter, [0, 3]);
  const answer = await cast(scene, election.uuid, cookie, ballot);
  assert.equal(answer.status, 201);
  const receipt = receiptOf(answer.body);
  assert.equal(receipt.tracker, tracker);
  assert.equal(receipt.recordedAt, start.toISOString());
  const reference = verifyReference(receipt.reference, scene.data.signer.publicKey);
  assert.ok(reference.ok);
  assert.deepEqual(
    { ...reference.value },
    {
      election: election.uuid,
      fingerprint: election.fingerprint,
      run: 1,
      tracker,
      key: scene.data.signer.key,
    },
  );
  assert.ok(await scene.data.store.urn.has(election.uuid, tracker));
});

test('the very same ballot again gives the very same receipt and records nothing', async () => {
  const voter = await freshVoter();
  const { ballot } = ballotOf(scene, election, voter);
  const first = await cast(scene, election.uuid, await scene.signIn(voter), ballot);
  const repeats = await unchanged(async () => {
    const cookie = await scene.signIn(voter);
    return Promise.all(Array.from({ length: 20 }, () => cast(scene, election.uuid, cookie, ballot)));
  });
  for (const repeat of repeats) {
    assert.equal(repeat.status, 200);
    assert.deepEqual(repeat.body, first.body);
  }
});

test('another ballot after the first is refused, with the time of the first', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  await cast(scene, election.uuid, cookie, ballotOf(scene, election, voter).ballot);
  const answer = await unchanged(() =>
    cast(scene, election.uuid, cookie, ballotOf(scene, election, voter).ballot),
  );
  assert.equal(answer.status, 409);
  assert.equal(answer.code, 'already-voted');
  assert.ok(typeof answer.body === 'object' && answer.body !== null && 'signedAt' in answer.body);
  assert.equal(answer.body.signedAt, start.toISOString());
});

test('of many different ballots of one voter at once, exactly one is recorded', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  const ballots = Array.from({ length: 8 }, () => ballotOf(scene, election, voter).ballot);
  const earlier = await countsOf(scene, election.uuid);
  const answers = await Promise.all(ballots.map((ballot) => cast(scene, election.uuid, cookie, ballot)));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.equal(answers.filter(({ code }) => code === 'already-voted').length, 7);
  assert.deepEqual(await countsOf(scene, election.uuid), {
    ballots: earlier.ballots + 1,
    signatures: earlier.signatures + 1,
  });
});

test('another voter’s ballot, replayed, is refused and signs nobody', async () => {
  const [owner, thief] = [await freshVoter(), await freshVoter()];
  const { ballot } = ballotOf(scene, election, owner);
  await cast(scene, election.uuid, await scene.signIn(owner), ballot);
  const cookie = await scene.signIn(thief);
  const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot));
  assert.equal(answer.code, 'ballot-credential-foreign');
  assert.equal(await scene.data.store.signatures.signedAt(election.uuid, thief.id), undefined);
});

test('who has voted gets no receipt for somebody else’s ballot', async () => {
  const [owner, thief] = [await freshVoter(), await freshVoter()];
  const { ballot } = ballotOf(scene, election, owner);
  await cast(scene, election.uuid, await scene.signIn(owner), ballot);
  const cookie = await scene.signIn(thief);
  await cast(scene, election.uuid, cookie, ballotOf(scene, election, thief).ballot);
  const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot));
  assert.equal(answer.code, 'already-voted');
});

/** Every way in which a ballot can be wrong, with the code that it is refused with. */
const wrong: readonly {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly make: (voter: Voter) => unknown;
}[] = [
  { name: 'no text', code: 'request-invalid', status: 400, make: () => 12 },
  { name: 'an empty text', code: 'request-invalid', status: 400, make: () => '' },
  { name: 'no JSON', code: 'ballot-malformed', status: 422, make: () => 'not a ballot' },
  {
    name: 'the same JSON written otherwise',
    code: 'ballot-malformed',
    status: 422,
    make: (voter) => `${ballotOf(scene, election, voter).ballot} `,
  },
  {
    name: 'a repeated key',
    code: 'ballot-malformed',
    status: 422,
    make: (voter) =>
      ballotOf(scene, election, voter).ballot.replace('{', `{"election_uuid":"${election.uuid}",`),
  },
  {
    name: 'more than any valid ballot',
    code: 'request-too-large',
    status: 413,
    make: () => 'x'.repeat(3 * 1024 * 1024),
  },
  {
    name: 'a ballot of another election',
    code: 'ballot-foreign-election',
    status: 422,
    make: async () => ballotOf(scene, other, await scene.voter(districtOf(1))).ballot,
  },
  {
    name: 'a ballot without its signature',
    code: 'ballot-unsigned',
    status: 422,
    make: (voter) => ballotOf(scene, election, voter).ballot.replace(/,"signature":.*$/, '}'),
  },
  {
    name: 'a ballot with the signature of another one',
    code: 'ballot-signature-invalid',
    status: 422,
    make(voter) {
      const [one, two] = [ballotOf(scene, election, voter).ballot, ballotOf(scene, election, voter).ballot];
      return one.replace(/,"signature":.*$/, two.slice(two.indexOf(',"signature":')));
    },
  },
  {
    name: 'one candidate more than the maximum, proved under other rules',
    code: 'ballot-choices-refused',
    status: 422,
    make(voter) {
      // One more on either side of the range: as many branches as the true rules have, over other sums.
      const questions = election.questions.map((question) => ({
        ...question,
        min: question.min + 1,
        max: question.max + 1,
      }));
      return ballotOf(scene, { ...election, questions }, voter, [0, 1, 2, 3, 4]).ballot;
    },
  },
];

for (const { name, code, status, make } of wrong) {
  test(`${name}: refused as ${code}, and the urn is unchanged`, async () => {
    const voter = await freshVoter();
    const cookie = await scene.signIn(voter);
    const ballot = await make(voter);
    const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot));
    assert.equal(answer.code, code);
    assert.equal(answer.status, status);
    assert.equal(await scene.data.store.signatures.signedAt(election.uuid, voter.id), undefined);
  });
}

test('a ballot without a session, or with somebody’s invented one, is refused', async () => {
  const voter = await freshVoter();
  const { ballot } = ballotOf(scene, election, voter);
  for (const cookie of [undefined, '__Host-isoloir=invented']) {
    const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot));
    assert.equal(answer.code, 'session-missing');
  }
});

test('a voter of another district is refused, whatever the ballot', async () => {
  const stranger = await scene.voter(districtOf(1), 1);
  const cookie = await scene.signIn(stranger);
  const { ballot } = ballotOf(scene, election, await freshVoter());
  const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot));
  assert.equal(answer.code, 'not-eligible');
  const credential = await scene.app.inject({
    url: `/api/v1/session/elections/${election.uuid}/credential`,
    headers: { cookie },
  });
  assert.equal(credential.statusCode, 403);
});

test('a request that another site’s page sends is refused', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  const { ballot } = ballotOf(scene, election, voter);
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ];
  for (const headers of foreign) {
    const answer = await unchanged(() => cast(scene, election.uuid, cookie, ballot, headers));
    assert.equal(answer.code, 'origin-refused');
  }
});

test('the moment decides: before opening, at the last instant, at closing', async () => {
  const voter = await freshVoter();
  const { ballot } = ballotOf(scene, election, voter);
  const moments = [
    { now: minutesAfter(opensAt, -1), code: 'election-not-open' },
    { now: closesAt, code: 'election-closed' },
    { now: new Date(closesAt.getTime() - 1), code: undefined },
  ];
  try {
    for (const { now, code } of moments) {
      scene.now = now;
      const answer = await cast(scene, election.uuid, await scene.signIn(voter), ballot);
      assert.equal(answer.code, code, now.toISOString());
    }
    scene.now = minutesAfter(closesAt, 30);
    const repeat = await cast(scene, election.uuid, await scene.signIn(voter), ballot);
    assert.equal(repeat.status, 200, 'a lost receipt is given again after closing');
  } finally {
    scene.now = start;
  }
});

test('a session ends after ten minutes without a request, and after its absolute time', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  const codeAt = async (minutes: number): Promise<unknown> => {
    scene.now = minutesAfter(start, minutes);
    const response = await scene.app.inject({ url: '/api/v1/session', headers: { cookie } });
    const body: unknown = response.json();
    return typeof body === 'object' && body !== null && 'code' in body ? body.code : response.statusCode;
  };
  try {
    assert.equal(await codeAt(9), 200);
    assert.equal(await codeAt(18), 200);
    assert.equal(await codeAt(28), 'session-expired');
    assert.equal(await codeAt(28), 'session-missing');
  } finally {
    scene.now = start;
  }
});

test('activity is noted every five seconds at most, and told as it is noted', async () => {
  const voter = await freshVoter();
  const cookie = await scene.signIn(voter);
  const tokenHash = hashOfSecret(cookie.slice(cookie.indexOf('=') + 1));
  const notedAt = async (seconds: number): Promise<number> => {
    scene.now = new Date(start.getTime() + seconds * 1000);
    const response = await scene.app.inject({ url: '/api/v1/session', headers: { cookie } });
    assert.equal(response.statusCode, 200);
    const { idleExpiresAt } = checkSession.Parse(response.json());
    const session = await scene.data.store.sessions.find(tokenHash);
    assert.equal(idleExpiresAt, minutesAfter(session?.lastActiveAt ?? start, 10).toISOString());
    return ((session?.lastActiveAt.getTime() ?? 0) - start.getTime()) / 1000;
  };
  try {
    assert.equal(await notedAt(4), 0);
    assert.equal(await notedAt(5), 5);
    assert.equal(await notedAt(9), 5);
    assert.equal(await notedAt(11), 11);
  } finally {
    scene.now = start;
  }
});

test('signing in again ends the earlier session; signing out ends the session on the server', async () => {
  const voter = await freshVoter();
  const [first, second] = [await scene.signIn(voter), await scene.signIn(voter)];
  const statusOf = async (cookie: string): Promise<number> =>
    (await scene.app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode;
  assert.equal(await statusOf(first), 401);
  assert.equal(await statusOf(second), 200);
  const signedOut = await scene.app.inject({
    method: 'DELETE',
    url: '/api/v1/session',
    headers: { cookie: second },
  });
  assert.equal(signedOut.statusCode, 204);
  assert.match(String(signedOut.headers['clear-site-data']), /"cookies"/);
  assert.equal(await statusOf(second), 401);
});

test('the urn’s public face is a sorted set that only grows, without voter or time', async () => {
  const response = await scene.app.inject({ url: `/api/v1/elections/${election.uuid}/urn` });
  const urn: unknown = response.json();
  assert.ok(typeof urn === 'object' && urn !== null && 'trackers' in urn && Array.isArray(urn.trackers));
  assert.deepEqual(Object.keys(urn).sort(), ['digest', 'size', 'trackers', 'uuid']);
  const trackers = urn.trackers.map(String);
  assert.deepEqual(trackers, [...trackers].sort());
  for await (const ballot of scene.data.store.urn.ballots(election.uuid)) {
    assert.ok(trackers.includes(trackerOf(ballot)));
  }
});
