import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { newAccessCode } from '../../packages/protocol/src/index.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { noting, openMinistry, type Ministry, type Seen } from './ministry.ts';
import { closesAt, opensAt, start } from './support.ts';

let scene: Ministry;
before(async () => {
  scene = await openMinistry();
});
after(() => scene.close());
beforeEach(() => {
  scene.now = start;
});

/** Somebody new each time, with a password. */
let next = 0;
async function somebody() {
  next += 1;
  const { voter, access } = await scene.person(next);
  const orderNumber = access.orderNumber ?? '';
  const { identifier } = access;
  return { voter, typed: { identifier, password: await scene.passwordOf(voter), orderNumber } };
}

const signIn = (body: object, address = `192.0.2.${next}`): Promise<Seen> =>
  scene.post(`/consultations/${scene.id}/sign-in/password`, body, { address });

const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');
const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

// The tests stand in the order of their clocks: counts are forgotten as time goes by, not as it goes back.
test('signing in by password is possible before the opening', async () => {
  scene.now = minutesAfter(opensAt, -600);
  const { typed } = await somebody();
  assert.equal((await signIn(typed)).status, 204);
});

test('every voter of the roll has an identifier of their own, read out without mistakes', async () => {
  const roll = await scene.data.store.roll.ofConsultation(scene.id);
  const identifiers = await Promise.all(
    roll.map(async ({ id }) => (await scene.data.store.access.ofVoter(id))?.identifier ?? ''),
  );
  assert.equal(new Set(identifiers).size, 300);
  for (const identifier of identifiers) assert.match(identifier, /^[2-9A-HJKMNP-TV-Z]{8}$/);
});

describe('a voter with identifier, password and order number', () => {
  test('is signed in by a session cookie that is bound to the host', async () => {
    const { voter, typed } = await somebody();
    const answer = await signIn(typed);
    assert.equal(answer.status, 204);
    assert.match(
      String(answer.headers['set-cookie']),
      /^__Host-isoloir=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const session = await scene.get('/session', answer.cookie);
    assert.equal(session.status, 200);
    assert.equal(Reflect.get(Object(Reflect.get(Object(session.body), 'voter')), 'name'), voter.name);
  });

  test('may type them with any case, spaces, hyphens, dots and full-width characters, and a pharmacist’s letter', async () => {
    const { typed } = await somebody();
    const { identifier, password, orderNumber } = typed;
    for (const other of [
      { identifier: grouped(identifier).toLowerCase() },
      { identifier: ` ${grouped(identifier).replaceAll('-', ' ')} ` },
      { password: grouped(password).toLowerCase() },
      { password: grouped(password).replaceAll('-', '\u2011\u200b') },
      { orderNumber: `${orderNumber}B` },
      { orderNumber: `${orderNumber} b` },
      { orderNumber: orderNumber.replace(/(..)/, '$1 ') },
      { identifier: wide(identifier), password: wide(password), orderNumber: wide(orderNumber) },
    ]) {
      assert.equal((await signIn({ ...typed, ...other })).status, 204, JSON.stringify(Object.keys(other)));
    }
  });
});

test('whatever is wrong, the refusal is the same to the byte, but for its own number', async () => {
  const { voter, typed } = await somebody();
  const other = await somebody();
  const without = await scene.person((next += 1));
  const never = { ...typed, identifier: newAccessCode('identifier') };
  const wrong: Readonly<Record<string, object>> = {
    'password of somebody else': { ...typed, password: other.typed.password },
    'password of another form': { ...typed, password: 'x' },
    'password that a slip spoilt': { ...typed, password: `${typed.password.slice(0, -1)}U` },
    'order number of somebody else': { ...typed, orderNumber: other.typed.orderNumber },
    'order number of another form': { ...typed, orderNumber: 'abc' },
    'identifier of nobody': never,
    'identifier of another form': { ...typed, identifier: '0' },
    'identifier of somebody without password': {
      identifier: without.access.identifier,
      password: typed.password,
      orderNumber: without.access.orderNumber,
    },
    'number in place of the identifier': { ...typed, identifier: voter.number },
  };
  const answers = new Set<string>();
  let address = 0;
  for (const [what, body] of Object.entries(wrong)) {
    address += 1;
    const answer = await signIn(body, `198.51.100.${address}`);
    assert.equal(answer.status, 401, what);
    assert.equal(answer.code, 'sign-in-refused', what);
    const seen = JSON.stringify([answer.status, { ...answer.headers, date: '' }, answer.body]);
    answers.add(seen.replace(/urn:isoloir:request:[\w-]+/, 'urn:isoloir:request:…'));
  }
  assert.equal(answers.size, 1, [...answers].join('\n'));
});

test('the known and the unknown cost the same: one hash, the same look-ups, the same counts', async () => {
  const { typed } = await somebody();
  const { store, secretHashes } = scene.served;
  const traceOf = async (body: object): Promise<readonly string[]> => {
    const trace: string[] = [];
    const restore = [
      noting(trace, store, 'transaction'),
      noting(trace, store.access, 'findByIdentifier'),
      noting(trace, store.roll, 'find'),
      noting(trace, secretHashes, 'matches'),
    ];
    try {
      assert.equal((await signIn(body)).code, 'sign-in-refused');
    } finally {
      for (const back of restore) back();
    }
    return trace;
  };
  const password = newAccessCode('password');
  const known = await traceOf({ ...typed, password });
  assert.deepEqual(known, ['transaction', 'findByIdentifier', 'find', 'matches']);
  assert.deepEqual(
    await traceOf({ ...typed, password, identifier: newAccessCode('identifier') }),
    known,
    'identifier of nobody',
  );
  const without = await scene.person((next += 1));
  assert.deepEqual(
    await traceOf({ ...typed, password, identifier: without.access.identifier }),
    known,
    'nobody gave them a password',
  );
  assert.deepEqual(await traceOf({ ...typed, orderNumber: '9999' }), known, 'all but the order number');
});

describe('signing in by password', () => {
  test('is not offered where the consultation does not', async () => {
    const answer = await scene.post('/consultations/nowhere/sign-in/password', {
      identifier: 'a',
      password: 'b',
      orderNumber: 'c',
    });
    assert.deepEqual([answer.status, answer.code], [404, 'consultation-unknown']);
  });

  test('wants the documented shape, and our own pages', async () => {
    const { typed } = await somebody();
    for (const body of [
      {},
      { ...typed, password: '' },
      { ...typed, extra: 1 },
      { ...typed, identifier: 5 },
    ]) {
      assert.equal((await signIn(body)).code, 'request-invalid');
    }
    const foreign = await scene.app.inject({
      method: 'POST',
      url: `/api/v1/consultations/${scene.id}/sign-in/password`,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      payload: JSON.stringify(typed),
    });
    assert.equal(foreign.statusCode, 403);
  });
});

test('signing in ends with the last instant before closing, and is then refused with a reason', async () => {
  const { typed } = await somebody();
  const codeAt = async (instant: Date): Promise<string | number> => {
    scene.now = instant;
    const { status, code } = await signIn(typed);
    return code ?? status;
  };
  assert.equal(await codeAt(new Date(closesAt.getTime() - 1)), 204);
  assert.equal(await codeAt(closesAt), 'sign-in-closed', 'no new start in the time of grace');
  assert.equal(await codeAt(minutesAfter(closesAt, 21)), 'sign-in-closed');
});
