import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, before, mock, test } from 'node:test';
import { openIdSignIn } from './openid-connect.ts';

const [clientId, clientSecret] = ['isoloir', 'a client secret of thirty-two signs'];
const expected = { state: 'state', nonce: 'nonce', codeVerifier: 'v'.repeat(43) };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const withRsa = (head: string, key: KeyObject): string =>
  `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`;

let server: Server;
let issuer = '';
let claimedIssuer = '';
let idToken = '';
let isDown = false;

/** A provider that says what a test wants it to say. */
before(async () => {
  server = createServer((request, response) => {
    if (isDown) {
      request.socket.destroy();
      return;
    }
    const answers: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        issuer: claimedIssuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        // A provider that allows more than it should.
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      },
      '/keys': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
      '/token': { access_token: 'access', token_type: 'bearer', id_token: idToken },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  issuer = `http://127.0.0.1:${address.port}`;
  claimedIssuer = issuer;
});
after(() => server.close());

interface Changes {
  readonly header?: object;
  readonly claims?: object;
  readonly seal?: (head: string) => string;
}

/** What comes of a sign-in whose ID token differs from a good one. */
async function outcomeOf({ header = {}, claims = {}, seal = (head) => withRsa(head, privateKey) }: Changes) {
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: issuer, sub: 'a', aud: clientId, iat: now, exp: now + 60, nonce: expected.nonce };
  idToken = seal(
    `${part({ alg: 'RS256', kid: 'one', ...header })}.${part({ ...good, professional_number: '1-2', ...claims })}`,
  );
  const redirectUri = 'https://vote.example.org/callback';
  const gateway = openIdSignIn({ issuer, clientId, clientSecret, redirectUri });
  const outcome = await gateway.finish(new URL(`${redirectUri}?code=code&state=state`), expected);
  return outcome.ok ? outcome.value : outcome.error.code;
}

test('a signed ID token for us gives the number, and the key where the provider tells it', async () => {
  assert.deepEqual(await outcomeOf({}), { professionalNumber: '1-2' });
  const known = { acr: 'urn:isoloir:key:eid' };
  assert.deepEqual(await outcomeOf({ claims: known }), { professionalNumber: '1-2', key: 'eid' });
  assert.deepEqual(await outcomeOf({ claims: { acr: 'eidas1' } }), { professionalNumber: '1-2' });
});

const refused: Readonly<Record<string, Changes>> = {
  'is signed with another key': { seal: (head) => withRsa(head, foreign) },
  'is not signed': { header: { alg: 'none' }, seal: (head) => `${head}.` },
  'is sealed with our client secret': {
    header: { alg: 'HS256' },
    seal: (head) => `${head}.${createHmac('sha256', clientSecret).update(head).digest('base64url')}`,
  },
  'answers another sign-in': { claims: { nonce: 'other' } },
  'is for somebody else': { claims: { aud: 'other' } },
  'comes from another provider': { claims: { iss: 'https://other.example.org' } },
  'is over': { claims: { exp: 1 } },
  'names no professional number': { claims: { professional_number: '' } },
};
for (const [what, changes] of Object.entries(refused)) {
  test(`an ID token that ${what} signs nobody in`, async () => {
    assert.equal(await outcomeOf(changes), 'sign-in-failed');
  });
}

test('a provider that calls itself otherwise than it was set up is not used', async () => {
  claimedIssuer = 'https://other.example.org';
  assert.equal(await outcomeOf({}), 'identity-provider-down');
  claimedIssuer = issuer;
});

test('a provider that stops answering is told to who comes back and to who wants to go there, and used again once it answers', async () => {
  const redirectUri = 'https://vote.example.org/callback';
  const gateway = openIdSignIn({ issuer, clientId, clientSecret, redirectUri });
  const start = async () => {
    const started = await gateway.start({ consultation: 'a', key: 'eid', language: 'fr' });
    return started.ok ? 'sent' : started.error.code;
  };
  let now = 1_000_000;
  const clock = mock.method(performance, 'now', () => now);
  try {
    assert.equal(await start(), 'sent');
    isDown = true;
    assert.equal(await start(), 'sent', 'for a minute nobody asks whether it is there');
    const back = await gateway.finish(new URL(`${redirectUri}?code=code&state=state`), expected);
    assert.equal(back.ok ? undefined : back.error.code, 'identity-provider-down');
    assert.equal(await start(), 'identity-provider-down');
    isDown = false;
    assert.equal(await start(), 'sent');
    isDown = true;
    now += 61_000;
    assert.equal(await start(), 'identity-provider-down', 'after a minute it is asked');
  } finally {
    isDown = false;
    clock.mock.restore();
  }
});
