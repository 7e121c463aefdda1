import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { idleEndAfter } from '../../packages/server/src/voting/sessions.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { ballotOf, cast, closesAt, start } from './support.ts';

const graceEnd = minutesAfter(closesAt, 20);

let scene: Ministry;
let next = 0;
before(async () => {
  scene = await openMinistry();
});
after(() => scene.close());
beforeEach(() => {
  scene.now = start;
});

/** What the session’s page says at an instant: the status, or why there is none any more. */
async function sessionAt(instant: Date, cookie: string | undefined): Promise<string | number> {
  scene.now = instant;
  const { code, status } = await scene.get('/session', cookie);
  return code ?? status;
}

const idleEndOf = async (cookie: string | undefined): Promise<unknown> =>
  Reflect.get(Object((await scene.get('/session', cookie)).body), 'idleExpiresAt');

/** Somebody who signed in by password, so many minutes before closing. */
async function signedInBefore(minutes: number) {
  next += 1;
  const { voter, access } = await scene.person(next);
  scene.now = minutesAfter(closesAt, -minutes);
  const { identifier, orderNumber } = access;
  const typed = { identifier, orderNumber, password: await scene.passwordOf(voter) };
  const address = `192.0.2.${next}`;
  const signIn = async () => {
    const answer = await scene.post(`/consultations/${scene.id}/sign-in/password`, typed, { address });
    assert.equal(answer.status, 204);
    return answer.cookie;
  };
  return { voter, cookie: await signIn(), signIn };
}

describe('in the time of grace', () => {
  test('nobody is sent away for being idle, who was not idle too long before closing', async () => {
    const { cookie } = await signedInBefore(5);
    assert.equal(await idleEndOf(cookie), graceEnd.toISOString(), 'told in advance');
    assert.equal(await sessionAt(minutesAfter(closesAt, 19), cookie), 200, '24 minutes without a request');
  });

  test('a vote that was begun can be cast after more than the idle minutes', async () => {
    const { voter, cookie } = await signedInBefore(5);
    scene.now = minutesAfter(closesAt, 15);
    const [election] = scene.staged.elections;
    assert.ok(election !== undefined);
    const parsed = await scene.election(election.id);
    const answer = await cast(scene, election.uuid, cookie, ballotOf(scene, parsed, voter).ballot);
    assert.equal(answer.status, 201);
  });

  test('whoever was idle too long when voting closed is signed out all the same', async () => {
    const { cookie } = await signedInBefore(10.5);
    assert.equal(await sessionAt(minutesAfter(closesAt, 1), cookie), 'session-expired');
  });

  test('it is over for good when it ends, and idleness counts again', async () => {
    const { cookie } = await signedInBefore(5);
    assert.equal(await sessionAt(graceEnd, cookie), 'session-expired');
    const other = await signedInBefore(5);
    scene.now = minutesAfter(closesAt, 19);
    assert.equal(await idleEndOf(other.cookie), minutesAfter(closesAt, 29).toISOString());
  });

  test('the absolute limit holds', async () => {
    scene.now = minutesAfter(closesAt, 10 - 8 * 60);
    const { voter } = await scene.person((next += 1));
    const cookie = await scene.signIn(voter);
    for (let minutes = 9; minutes < 8 * 60 - 10; minutes += 9) {
      assert.equal(await sessionAt(minutesAfter(closesAt, 10 - 8 * 60 + minutes), cookie), 200);
    }
    assert.equal(await sessionAt(minutesAfter(closesAt, 10), cookie), 'session-expired');
  });

  test('runs with a period of their own have their own time of grace', async () => {
    const [run] = await scene.data.store.runs.ofConsultation(scene.id);
    assert.ok(run !== undefined);
    const later = minutesAfter(closesAt, 24 * 60);
    await scene.data.store.runs.setPeriod(run.uuid, { opensAt: closesAt, closesAt: later });
    try {
      scene.now = minutesAfter(later, -5);
      const { voter } = await scene.person((next += 1));
      const cookie = await scene.signIn(voter);
      assert.equal(await sessionAt(minutesAfter(later, 19), cookie), 200);
      assert.equal(await sessionAt(minutesAfter(later, 40), cookie), 'session-expired');
    } finally {
      await scene.data.store.runs.setPeriod(run.uuid, { opensAt: start, closesAt });
    }
  });
});

describe('one voter, one session', () => {
  test('signing in elsewhere ends the session before, which says why', async () => {
    const { cookie, signIn } = await signedInBefore(30);
    const second = await signIn();
    assert.equal(await sessionAt(scene.now, cookie), 'session-replaced');
    assert.equal(await sessionAt(scene.now, cookie), 'session-replaced', 'however often it is asked');
    assert.equal(await sessionAt(scene.now, second), 200);
  });

  test('a replaced session can do nothing any more', async () => {
    const { voter, cookie, signIn } = await signedInBefore(30);
    await signIn();
    const [election] = scene.staged.elections;
    assert.ok(election !== undefined);
    const parsed = await scene.election(election.id);
    const answer = await cast(scene, election.uuid, cookie, ballotOf(scene, parsed, voter).ballot);
    assert.deepEqual([answer.status, answer.code], [401, 'session-replaced']);
  });

  test('why it ended is forgotten with its time', async () => {
    const { cookie, signIn } = await signedInBefore(30);
    await signIn();
    assert.equal(await sessionAt(minutesAfter(scene.now, 8 * 60), cookie), 'session-expired');
    assert.equal(await sessionAt(scene.now, cookie), 'session-missing');
  });
});

test('the idle end moves within a time of grace only, its last instant excepted', () => {
  const limits = { idleMinutes: 10, absoluteMinutes: 480 };
  const grace = { from: closesAt, to: graceEnd };
  const at = (minutes: number): number =>
    (idleEndAfter(minutesAfter(closesAt, minutes), limits, [grace]).getTime() - closesAt.getTime()) / 60_000;
  assert.deepEqual([-11, -10, -1, 9.9, 10, 25].map(at), [-1, 20, 20, 20, 20, 35]);
  assert.equal(idleEndAfter(closesAt, limits, []).getTime(), minutesAfter(closesAt, 10).getTime());
});
