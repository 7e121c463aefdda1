import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, mock, test } from 'node:test';
import { newAccessCode } from '../../packages/protocol/src/index.ts';
import { createApp } from '../../packages/server/src/http/app.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { sessionLimits } from '../../packages/server/src/server.ts';
import { limits, networkOf, timesTheWork } from '../../packages/server/src/sign-in/admission.ts';
import { absentProvider } from './absent-provider.ts';
import { openMinistry, solved, type Ministry, type Seen } from './ministry.ts';
import { start } from './support.ts';

let scene: Ministry;
before(async () => {
  // What makes the work and what checks it read the machine's clock; here both stand where the tests' clock stands.
  mock.timers.enable({ apis: ['Date'], now: start });
  scene = await openMinistry();
});
after(async () => {
  await scene.close();
  mock.timers.reset();
});

let hours = 0;
beforeEach(() => {
  // Each test later than the counts of the one before.
  hours += 1;
  moveTo(new Date(start.getTime() + hours * 60_000 * 2));
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
  return {
    voter,
    typed: { identifier, orderNumber: access.orderNumber ?? '', password: await scene.passwordOf(voter) },
  };
}

const signIn = (body: object, address: string): Promise<Seen> =>
  scene.post(`/consultations/${scene.id}/sign-in/password`, body, { address });

/** Somewhere else each time. */
let places = 0;
function elsewhere(): string {
  places += 1;
  return `10.${(places >> 16) & 255}.${(places >> 8) & 255}.${places & 255}`;
}

/** Attempts by somebody who knows the identifier and guesses, each from another address. */
async function hammer(identifier: string, orderNumber: string, times: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let count = 0; count < times; count += 1) {
    seen.push(await signIn({ identifier, orderNumber, password: newAccessCode('password') }, elsewhere()));
  }
  return seen;
}

/** How much work a refusal asks for, as many times the usual. */
async function workOf({ challenge }: Seen): Promise<number> {
  assert.ok(challenge !== undefined);
  const counter: unknown = JSON.parse(Buffer.from(await solved(challenge), 'base64').toString('utf8'));
  const solution: unknown = Reflect.get(Object(counter), 'solution');
  return Number(Reflect.get(Object(solution), 'counter'));
}

describe('somebody who hammers an identifier', () => {
  test('does not keep its voter out: a robot check lets them through, at any moment', async () => {
    const { typed } = await somebody();
    await hammer(typed.identifier, typed.orderNumber, 40);
    const refused = await signIn(typed, elsewhere());
    assert.deepEqual([refused.status, refused.code], [400, 'robot-check-missing']);
    assert.ok(refused.challenge !== undefined);
    const robotCheck = await solved(refused.challenge);
    // The attack goes on while the voter's browser works.
    await hammer(typed.identifier, typed.orderNumber, 20);
    const answer = await signIn({ ...typed, robotCheck }, elsewhere());
    assert.equal(answer.status, 204);
  });

  test('guesses five times, and then has to work, harder each time up to a bound', async () => {
    const { typed } = await somebody();
    const seen = await hammer(typed.identifier, typed.orderNumber, 12);
    assert.deepEqual(
      seen.map(({ code }) => code),
      [
        ...Array.from({ length: 5 }, () => 'sign-in-refused'),
        ...Array.from({ length: 7 }, () => 'robot-check-missing'),
      ],
    );
    const [first, , third] = [seen[5], seen[6], seen[7]];
    assert.ok(first !== undefined && third !== undefined);
    const [least, more] = [await workOf(first), await workOf(third)];
    assert.ok(least >= 300 && least < 900, String(least));
    assert.ok(more >= 4 * 300 && more < 4 * 900, String(more));
    assert.deepEqual([-3, 0, 1, 2, 3, 4, 5, 6, 100].map(timesTheWork), [1, 1, 1, 2, 4, 8, 16, 16, 16]);
  });

  test('gains nothing by asking for work ahead: giving it out counts as an attempt', async () => {
    const { typed } = await somebody();
    const guess = { ...typed, password: newAccessCode('password') };
    await hammer(typed.identifier, typed.orderNumber, 5);
    const [refused] = await hammer(typed.identifier, typed.orderNumber, 1);
    assert.ok(refused?.challenge !== undefined);
    const robotCheck = await solved(refused.challenge);
    assert.equal((await signIn({ ...guess, robotCheck }, elsewhere())).code, 'sign-in-refused');
    assert.equal((await signIn({ ...guess, robotCheck }, elsewhere())).code, 'robot-check-used');
  });

  test('gains nothing by many attempts at once', async () => {
    const { typed } = await somebody();
    const guess = () => signIn({ ...typed, password: newAccessCode('password') }, elsewhere());
    const codes = (await Promise.all(Array.from({ length: 30 }, guess))).map(({ code }) => code);
    assert.equal(codes.filter((code) => code === 'sign-in-refused').length, 5);
  });

  test('can not tell known identifiers from others by it', async () => {
    const { typed } = await somebody();
    const codes = async (identifier: string) =>
      (await hammer(identifier, typed.orderNumber, 7)).map(({ status, code }) => [status, code]);
    assert.deepEqual(await codes(typed.identifier), await codes(newAccessCode('identifier')));
  });

  test('can not tell either that the voter has signed in: a success takes nothing off the count', async () => {
    const { typed } = await somebody();
    await hammer(typed.identifier, typed.orderNumber, 4);
    assert.equal((await signIn(typed, elsewhere())).status, 204);
    assert.deepEqual(
      (await hammer(typed.identifier, typed.orderNumber, 2)).map(({ code }) => code),
      ['sign-in-refused', 'robot-check-missing'],
    );
  });

  test('is forgotten after a while', async () => {
    const { typed } = await somebody();
    await hammer(typed.identifier, typed.orderNumber, 30);
    const { most, free, interval } = limits.target;
    moveTo(new Date(scene.now.getTime() + (most - free) * interval));
    assert.equal((await signIn(typed, elsewhere())).code, 'robot-check-missing', 'not at once');
    moveTo(new Date(scene.now.getTime() + 2 * interval));
    assert.equal((await signIn(typed, elsewhere())).status, 204);
  });
});

describe('work', () => {
  test('for one identifier is good for no other, and the usual work for none that is hammered', async () => {
    const [one, other] = [await somebody(), await somebody()];
    for (const { typed } of [one, other]) await hammer(typed.identifier, typed.orderNumber, 5);
    const [refused] = await hammer(one.typed.identifier, one.typed.orderNumber, 1);
    assert.ok(refused?.challenge !== undefined);
    const robotCheck = await solved(refused.challenge);
    assert.equal((await signIn({ ...other.typed, robotCheck }, elsewhere())).code, 'robot-check-failed');
    const usual = await signIn({ ...other.typed, robotCheck: await scene.work() }, elsewhere());
    assert.equal(usual.code, 'robot-check-failed');
    assert.ok(usual.challenge !== undefined, 'each refusal brings the work that is wanted');
    assert.equal((await signIn({ ...one.typed, robotCheck }, elsewhere())).status, 204);
  });
});

describe('an address', () => {
  test('from which many guesses come is sent away for a while, or works', async () => {
    const address = elsewhere();
    for (let count = 0; count < limits.address.free; count += 1) {
      const guess = { identifier: newAccessCode('identifier'), password: 'a', orderNumber: '1234' };
      assert.equal((await signIn(guess, address)).code, 'sign-in-refused');
    }
    const { typed } = await somebody();
    const refused = await signIn(typed, address);
    assert.deepEqual([refused.status, refused.code], [429, 'too-many-requests']);
    assert.equal(refused.headers['retry-after'], '10');
    assert.ok(refused.challenge !== undefined);
    // A voter behind the same address, in a hospital for example, gets through by work, and elsewhere without.
    const worked = await signIn({ ...typed, robotCheck: await solved(refused.challenge) }, address);
    assert.equal(worked.status, 204);
    assert.equal((await signIn(typed, elsewhere())).status, 204);
    moveTo(new Date(scene.now.getTime() + 20_000));
    assert.equal((await signIn(typed, address)).status, 204, 'and after a while');
  });

  test('from which many voters sign in is not', async () => {
    const address = elsewhere();
    for (let count = 0; count < limits.address.free + 5; count += 1) {
      const { typed } = await somebody();
      assert.equal((await signIn(typed, address)).status, 204);
    }
  });

  test('is the one that the request comes from, whatever it says of itself, unless a proxy of ours says it', async () => {
    const attempt = async (app: App, from: string, forwarded: string): Promise<unknown> => {
      const response = await app.inject({
        method: 'POST',
        url: `/api/v1/consultations/${scene.id}/sign-in/password`,
        remoteAddress: from,
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        payload: JSON.stringify({
          identifier: newAccessCode('identifier'),
          password: 'a',
          orderNumber: '1234',
        }),
      });
      const body: unknown = response.json();
      return Reflect.get(Object(body), 'code');
    };
    const publicOrigin = 'http://localhost:8080';
    const behindProxy = await createApp(
      {
        ...scene.data,
        signIn: absentProvider(publicOrigin),
        sessionLimits,
        publicOrigin,
        trustedProxies: ['10.255.0.0/16'],
      },
      false,
    );
    try {
      const codes: Record<'liar' | 'proxy', unknown[]> = { liar: [], proxy: [] };
      for (let count = 0; count <= limits.address.free; count += 1) {
        codes.liar.push(await attempt(scene.app, '10.254.0.1', elsewhere()));
        codes.proxy.push(await attempt(behindProxy, '10.255.0.1', elsewhere()));
      }
      assert.equal(codes.liar.at(-1), 'too-many-requests');
      assert.deepEqual(new Set(codes.proxy), new Set(['sign-in-refused']));
    } finally {
      await behindProxy.close();
    }
  });

  test('counts as the network of one subscriber', () => {
    for (const [address, network] of [
      ['192.0.2.7', '192.0.2.7'],
      ['::ffff:192.0.2.7', '192.0.2.7'],
      ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
      ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
      ['2001:db8::1', '2001:db8:0:0::/64'],
      ['fe80::1%eth0', 'fe80:0:0:0::/64'],
      ['::1', '0:0:0:0::/64'],
    ] as const) {
      assert.equal(networkOf(address), network);
    }
  });
});

test('when guesses come from everywhere at once, everybody works a little, and gets through', async () => {
  const { store, throttleKeyOf } = scene.data;
  const key = throttleKeyOf('everybody', '');
  await store.transaction(async ({ throttle }) => {
    for (let count = 0; count < limits.everybody.free; count += 1) {
      await throttle.count(key, limits.everybody, scene.now);
    }
  });
  const { typed } = await somebody();
  const refused = await signIn(typed, elsewhere());
  assert.equal(refused.code, 'robot-check-missing');
  assert.ok(refused.challenge !== undefined);
  const answer = await signIn({ ...typed, robotCheck: await solved(refused.challenge) }, elsewhere());
  assert.equal(answer.status, 204);
});

test('the counts hold no address, identifier or number, and what is forgotten goes', async () => {
  const { store, throttleKeyOf } = scene.data;
  const { typed } = await somebody();
  await signIn({ ...typed, password: 'x' }, '192.0.2.99');
  for (const [kind, value] of [
    ['address', '192.0.2.99'],
    ['target', typed.identifier],
  ] as const) {
    assert.match(throttleKeyOf(kind, value), /^[0-9a-f]{64}$/);
  }
  const levels = async (): Promise<number> =>
    store.transaction(({ throttle }) =>
      throttle.count(throttleKeyOf('address', '192.0.2.99'), limits.address, scene.now),
    );
  assert.equal(await levels(), 2);
  await store.throttle.sweep(new Date(scene.now.getTime() + 60 * 60_000));
  assert.equal(await levels(), 1);
});
