import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { startIdentityProvider } from '../../packages/server/src/identity-provider/identity-provider.ts';
import { signInThroughIdentityProvider } from '../../packages/server/src/identity-provider/simulated-person.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { newHttpPerson, type HttpPerson } from '../../packages/server/src/rehearsal/http-person.ts';
import { redirectUriOf, startServer } from '../../packages/server/src/server.ts';
import { openMinistry, type Ministry } from './ministry.ts';
import { closesAt, start } from './support.ts';

const client = { clientId: 'isoloir-test', clientSecret: 'isoloir-test-secret' };
const stranger = {
  number: '10000000009',
  name: 'Stranger',
  language: 'fr',
  email: 'stranger@example.org',
} as const;

let scene: Ministry;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let app: App;
let origin: string;

before(async () => {
  scene = await openMinistry();
  const [port, providerPort] = [await freePort(), await freePort()];
  origin = `http://127.0.0.1:${port}`;
  const [spaced, ...others] = (await scene.data.store.roll.ofConsultation(scene.id)).toReversed();
  assert.ok(spaced !== undefined);
  provider = await startIdentityProvider({
    port: providerPort,
    issuer: `http://127.0.0.1:${providerPort}`,
    client: { ...client, redirectUris: [redirectUriOf(origin)] },
    // The provider writes the last voter's number in its own way.
    people: () => Promise.resolve([...others, { ...spaced, number: inThrees(spaced.number) }, stranger]),
    keys: scene.staged.definition.signIn.openIdConnect?.keys ?? [],
  });
  ({ app } = await startServer({
    data: scene.data,
    host: '127.0.0.1',
    port,
    openId: { issuer: provider.issuer, ...client },
    logger: false,
  }));
});
after(async () => {
  await app.close();
  await provider.close();
  await scene.close();
});
beforeEach(() => {
  scene.now = start;
});

const inThrees = (number: string): string => number.replaceAll(/(...)(?=.)/g, '$1 ');

/** A browser that the identity provider has just sent back, and where it stands. */
async function confirmedAs(
  number: string,
): Promise<{ person: HttpPerson; at: string; cookies: readonly string[] }> {
  const person = newHttpPerson();
  const query = new URLSearchParams({
    key: 'pro-sante-connect',
    language: 'fr',
    returnTo: '/ministere-2024/elections/',
    errorTo: '/ministere-2024/sign-in/',
  });
  const started = await person.request(
    `${origin}/api/v1/consultations/${scene.id}/sign-in?${query.toString()}`,
  );
  const authorizationUrl = started.headers.get('location') ?? '';
  const callback = await signInThroughIdentityProvider({ authorizationUrl, number });
  const back = await person.request(callback);
  assert.equal(back.status, 302);
  return { person, at: back.headers.get('location') ?? '', cookies: back.headers.getSetCookie() };
}

async function complete(person: HttpPerson, orderNumber: string): Promise<string | number> {
  const answer = await person.request(`${origin}/api/v1/sign-in/complete`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orderNumber }),
  });
  const text = await answer.text();
  if (text === '') return answer.status;
  const body: unknown = JSON.parse(text);
  return String(Reflect.get(Object(body), 'code'));
}

const isSignedIn = async (person: HttpPerson): Promise<boolean> =>
  (await person.request(`${origin}/api/v1/session`)).status === 200;

let next = 0;
async function somebody() {
  next += 1;
  const { voter, access } = await scene.person(next);
  return { voter, orderNumber: access.orderNumber ?? '' };
}

test('the provider’s word alone opens no session; the order number completes it', async () => {
  const { voter, orderNumber } = await somebody();
  const { person, at } = await confirmedAs(voter.number);
  assert.equal(at, '/ministere-2024/sign-in/?step=order-number&returnTo=%2Fministere-2024%2Felections%2F');
  assert.equal(await isSignedIn(person), false);
  assert.equal(await complete(person, orderNumber), 204);
  assert.equal(await isSignedIn(person), true);
});

test('the order number may have spaces, and a pharmacist’s letter', async () => {
  const { voter, orderNumber } = await somebody();
  const { person } = await confirmedAs(voter.number);
  assert.equal(await complete(person, `${orderNumber.slice(0, 2)} ${orderNumber.slice(2)} b`), 204);
});

test('a number however the provider writes it is the roll’s', async () => {
  const { voter, access } = await scene.person(299);
  const { person } = await confirmedAs(voter.number);
  assert.equal(await complete(person, access.orderNumber ?? ''), 204);
});

test('a wrong number is refused, and after five the sign-in starts again', async () => {
  const { voter, orderNumber } = await somebody();
  const { person } = await confirmedAs(voter.number);
  for (const wrong of ['1234', 'abc', (await somebody()).orderNumber, voter.number]) {
    assert.equal(await complete(person, wrong), 'sign-in-refused');
  }
  assert.equal(await isSignedIn(person), false);
  assert.equal(await complete(person, '9999'), 'sign-in-refused');
  assert.equal(await complete(person, orderNumber), 'sign-in-not-under-way');
});

test('four wrong ones, and the right one still signs in', async () => {
  const { voter, orderNumber } = await somebody();
  const { person } = await confirmedAs(voter.number);
  for (let count = 0; count < 4; count += 1) assert.equal(await complete(person, '9999'), 'sign-in-refused');
  assert.equal(await complete(person, orderNumber), 204);
});

test('a person who is not on the roll sees and hears the same as one who types a wrong number', async () => {
  const known = await somebody();
  const [one, other] = [await confirmedAs(known.voter.number), await confirmedAs(stranger.number)];
  assert.equal(one.at, other.at);
  for (let count = 0; count < 5; count += 1) {
    assert.equal(await complete(one.person, '9999'), 'sign-in-refused');
    assert.equal(await complete(other.person, known.orderNumber), 'sign-in-refused');
  }
  assert.equal(await complete(one.person, '9999'), 'sign-in-not-under-way');
  assert.equal(await complete(other.person, '9999'), 'sign-in-not-under-way');
});

test('it ends after ten minutes', async () => {
  const { voter, orderNumber } = await somebody();
  const { person } = await confirmedAs(voter.number);
  scene.now = minutesAfter(start, 10);
  assert.equal(await complete(person, orderNumber), 'sign-in-not-under-way');
});

test('it is completed once, and in the browser that began it', async () => {
  const { voter, orderNumber } = await somebody();
  const { person } = await confirmedAs(voter.number);
  assert.equal(await complete(newHttpPerson(), orderNumber), 'sign-in-not-under-way');
  const answers = await Promise.all([complete(person, orderNumber), complete(person, orderNumber)]);
  assert.deepEqual(answers.toSorted(), [204, 'sign-in-not-under-way']);
  assert.equal(await complete(person, orderNumber), 'sign-in-not-under-way');
});

test('the cookie of a pending sign-in is bound to the host and out of scripts’ reach, and opens no session', async () => {
  const { voter } = await somebody();
  const { cookies } = await confirmedAs(voter.number);
  assert.equal(cookies.length, 1);
  const [cookie = ''] = cookies;
  assert.match(cookie, /^__Host-isoloir-sign-in=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const token = /=([\w-]+)/.exec(cookie)?.[1] ?? '';
  const answer = await fetch(`${origin}/api/v1/session`, { headers: { cookie: `__Host-isoloir=${token}` } });
  assert.equal(answer.status, 401);
});

test('voting closes between the provider’s word and the order number: a reason is given, and no session', async () => {
  const { voter, orderNumber } = await somebody();
  scene.now = minutesAfter(closesAt, -1);
  const { person } = await confirmedAs(voter.number);
  scene.now = closesAt;
  assert.equal(await complete(person, orderNumber), 'sign-in-closed');
  assert.equal(await isSignedIn(person), false);
  const query = new URLSearchParams({
    key: 'pro-sante-connect',
    language: 'fr',
    returnTo: '/x/',
    errorTo: '/x/sign-in/',
  });
  const started = await person.request(
    `${origin}/api/v1/consultations/${scene.id}/sign-in?${query.toString()}`,
  );
  assert.equal(started.headers.get('location'), '/x/sign-in/?error=sign-in-closed');
});
