import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { maskAddress } from '../../packages/server/src/contact-data/email-address.ts';
import { signInThroughIdentityProvider } from '../../packages/server/src/identity-provider/simulated-person.ts';
import { startIdentityProvider } from '../../packages/server/src/identity-provider/identity-provider.ts';
import { minutesAfter } from '../../packages/server/src/clock.ts';
import { newHttpPerson } from '../../packages/server/src/rehearsal/http-person.ts';
import { freePort } from '../../packages/server/src/rehearsal/free-port.ts';
import { redirectUriOf, startServer } from '../../packages/server/src/server.ts';
import { beginnings } from '../../packages/server/src/sign-in/beginning.ts';
import { contextOfKey } from '../../packages/server/src/sign-in/openid-connect.ts';
import { createRequestWorker } from '../../packages/server/src/sign-in/request-worker.ts';
import type { App } from '../../packages/server/src/http/types.ts';
import { openScene, start, type Scene } from './support.ts';

const client = { clientId: 'isoloir-test', clientSecret: 'isoloir-test-secret' };
const stranger = {
  number: '9-99999-99-999',
  name: 'Stranger',
  language: 'fr',
  email: 'stranger@example.org',
} as const;

/** A key that the provider has, and the consultation does not offer. */
const foreignKey = {
  id: 'loyalty-card',
  label: { fr: 'Carte', nl: 'Kaart' },
  group: { fr: 'Cartes', nl: 'Kaarten' },
};

let scene: Scene;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let app: App;
let origin: string;
let consultation: string;

before(async () => {
  scene = await openScene();
  consultation = scene.staged.definition.id;
  const [port, providerPort] = [await freePort(), await freePort()];
  origin = `http://127.0.0.1:${port}`;
  const roll = await scene.data.store.roll.ofConsultation(consultation);
  provider = await startIdentityProvider({
    port: providerPort,
    issuer: `http://127.0.0.1:${providerPort}`,
    client: { ...client, redirectUris: [redirectUriOf(origin)] },
    people: () => Promise.resolve([...roll, stranger]),
    keys: [...(scene.staged.definition.signIn.openIdConnect?.keys ?? []), foreignKey],
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

const titleOf = (district: string): unknown =>
  scene.staged.definition.districts.find(({ id }) => id === district)?.title;

function startUrl(query: Record<string, string> = {}): string {
  const all = {
    key: 'eid',
    language: 'nl',
    returnTo: '/x/elections/',
    errorTo: '/x/sign-in/?from=home',
    ...query,
  };
  return `${origin}/api/v1/consultations/${consultation}/sign-in?${new URLSearchParams(all).toString()}`;
}

const visit = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
const locationOf = (response: Response): string =>
  response.headers.get('location') ?? `status ${response.status}`;

/** Where whoever comes back with a sign-in that is not theirs, or is over, is told so and begins anew. */
const notUnderWay = '/ordre-2024/sign-in/?error=sign-in-not-under-way';

for (const key of ['eid', 'itsme', 'email-code', 'app-code']) {
  test(`a voter signs in with ${key} and gets a session in a host-bound cookie`, async () => {
    const voter = await scene.voter('liege');
    const person = newHttpPerson();
    const authorizationUrl = locationOf(await person.request(startUrl({ key })));
    assert.match(authorizationUrl, /code_challenge_method=S256/);
    const callback = await signInThroughIdentityProvider({ authorizationUrl, number: voter.number });
    const back = await person.request(callback);
    assert.equal(locationOf(back), '/x/elections/');
    const [cookie] = back.headers.getSetCookie();
    assert.match(cookie ?? '', /^__Host-isoloir=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const session = await fetch(`${origin}/api/v1/session`, {
      headers: { cookie: cookie?.split(';')[0] ?? '' },
    });
    const body: unknown = await session.json();
    assert.deepEqual(body, {
      consultation,
      voter: { name: voter.name, language: voter.language },
      expiresAt: new Date(start.getTime() + 8 * 3600_000).toISOString(),
      idleExpiresAt: new Date(start.getTime() + 600_000).toISOString(),
      profile: {
        number: voter.number,
        email: maskAddress(voter.email),
        district: titleOf(voter.district),
      },
    });

    const replay = await person.request(callback);
    assert.equal(locationOf(replay), notUnderWay, 'the same answer of the provider is taken once');
  });
}

test('somebody whom the provider knows and the roll does not is sent back with the reason', async () => {
  const person = newHttpPerson();
  const authorizationUrl = locationOf(await person.request(startUrl()));
  const callback = await signInThroughIdentityProvider({ authorizationUrl, number: stranger.number });
  const back = await person.request(callback);
  assert.equal(locationOf(back), '/x/sign-in/?from=home&error=sign-in-unknown-voter');
  assert.deepEqual(back.headers.getSetCookie(), []);
});

test('an answer with somebody else’s state, or a refusal by the person, gives no session', async () => {
  const callback = redirectUriOf(origin);
  for (const state of ['invented', 'invented.nowhere', 'invented.//evil.example', '.ordre-2024']) {
    assert.equal(
      (await visit(`${callback}?${new URLSearchParams({ state }).toString()}`)).status,
      401,
      state,
    );
  }
  assert.equal(locationOf(await visit(`${callback}?state=invented.ordre-2024&code=invented`)), notUnderWay);
  const person = newHttpPerson();
  const authorizationUrl = new URL(locationOf(await person.request(startUrl())));
  const state = authorizationUrl.searchParams.get('state') ?? '';
  const query = new URLSearchParams({ state, error: 'access_denied', iss: provider.issuer });
  const back = await person.request(`${callback}?${query.toString()}`);
  assert.equal(locationOf(back), '/x/sign-in/?from=home&error=sign-in-failed');
});

test('an answer of the provider is taken from the browser that asked for it, and nobody else is signed in by it', async () => {
  const [attacker, victim] = [newHttpPerson(), newHttpPerson()];
  const { number } = await scene.voter('liege');
  const [first, second] = [await attacker.request(startUrl()), await attacker.request(startUrl())];
  await victim.request(startUrl());
  const callback = await signInThroughIdentityProvider({ authorizationUrl: locationOf(first), number });
  for (const browser of [victim, newHttpPerson()]) {
    const refused = await browser.request(callback);
    assert.equal(locationOf(refused), notUnderWay);
    assert.deepEqual(refused.headers.getSetCookie(), []);
  }
  assert.equal(locationOf(await attacker.request(callback)), '/x/elections/');
  const inOtherTab = await signInThroughIdentityProvider({ authorizationUrl: locationOf(second), number });
  assert.equal(locationOf(await attacker.request(inOtherTab)), '/x/elections/', 'two tabs at once');
});

test('nobody signs in with a key of the provider that the consultation does not offer', async () => {
  const person = newHttpPerson();
  const { number } = await scene.voter('liege');
  const authorizationUrl = new URL(locationOf(await person.request(startUrl())));
  authorizationUrl.searchParams.set('acr_values', contextOfKey(foreignKey.id));
  const callback = await signInThroughIdentityProvider({ authorizationUrl: authorizationUrl.href, number });
  assert.equal(locationOf(await person.request(callback)), '/x/sign-in/?from=home&error=sign-in-failed');
});

test('whoever signs in at a browser ends the session that it had, whoever’s it was', async () => {
  const person = newHttpPerson();
  const signIn = async (number: string): Promise<string> => {
    const authorizationUrl = locationOf(await person.request(startUrl()));
    const back = await person.request(await signInThroughIdentityProvider({ authorizationUrl, number }));
    return back.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  const before = await signIn((await scene.voter('liege', 0)).number);
  const after = await signIn((await scene.voter('liege', 1)).number);
  const statusOf = async (cookie: string): Promise<number> =>
    (await fetch(`${origin}/api/v1/session`, { headers: { cookie } })).status;
  assert.deepEqual([await statusOf(before), await statusOf(after)], [401, 200]);
});

test('nobody is sent to another site after signing in', async () => {
  const elsewhere = ['https://evil.example/', '//evil.example/', '/\\evil.example/', 'elections/'];
  // Two slashes are left of these once a browser, or we, have taken the dots away.
  const dotted = ['/.//evil.example/', '/x/..//evil.example/', '/%2e//evil.example/'];
  for (const path of [...elsewhere, ...dotted]) {
    assert.equal((await visit(startUrl({ returnTo: path }))).status, 400, path);
    assert.equal((await visit(startUrl({ errorTo: path }))).status, 400, path);
  }
  assert.equal((await visit(startUrl({ returnTo: '/', errorTo: '/sign-in/?next=//x#y' }))).status, 302);
});

test('whoever comes back from the provider too late is led to where the sign-in began, and told so', async () => {
  const person = newHttpPerson();
  const authorizationUrl = locationOf(await person.request(startUrl()));
  const { number } = await scene.voter('liege');
  const callback = await signInThroughIdentityProvider({ authorizationUrl, number });
  scene.now = minutesAfter(start, 15);
  const late = '/x/sign-in/?from=home&error=sign-in-not-under-way';
  assert.equal(locationOf(await person.request(callback)), late);
  scene.now = start;
});

test('one address begins so many sign-ins and no more for a while; what is over is cleared away', async () => {
  const begin = async (remoteAddress: string): Promise<string> => {
    const { pathname, search } = new URL(startUrl());
    const response = await app.inject({ url: `${pathname}${search}`, remoteAddress });
    return String(response.headers.location);
  };
  const waiting = (): number => scene.place.contents().split('"state_hash"').length - 1;
  scene.now = minutesAfter(start, 30);
  const before = waiting();
  const begun = await Promise.all(Array.from({ length: beginnings.free }, () => begin('192.0.2.7')));
  for (const location of begun) assert.match(location, /^http/);
  assert.equal(await begin('192.0.2.7'), '/x/sign-in/?from=home&error=too-many-requests');
  assert.match(await begin('192.0.2.8'), /^http/, 'another address');
  assert.equal(waiting(), before + beginnings.free + 1, 'who is refused leaves nothing');
  scene.now = new Date(scene.now.getTime() + 2 * beginnings.interval);
  assert.match(await begin('192.0.2.7'), /^http/, 'after a while');
  scene.now = minutesAfter(start, 120);
  await createRequestWorker({ ...scene.data, logger: false }).runOnce();
  assert.equal(waiting(), 0);
  scene.now = start;
});

test('an unknown key or consultation is refused with its code', async () => {
  assert.equal((await visit(startUrl({ key: 'abacus' }))).status, 400);
  const unknown = startUrl().replace(consultation, 'nowhere');
  assert.equal((await visit(unknown)).status, 404);
});

test('when the provider is down the voter is sent back with the reason', async () => {
  const query = new URLSearchParams({ key: 'eid', language: 'fr', returnTo: '/x/', errorTo: '/x/sign-in/' });
  const response = await scene.app.inject(
    `/api/v1/consultations/${consultation}/sign-in?${query.toString()}`,
  );
  assert.equal(response.statusCode, 302);
  assert.equal(response.headers.location, '/x/sign-in/?error=identity-provider-down');
});
