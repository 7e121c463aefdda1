import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import * as client from 'openid-client';
import { CookieJar } from 'tough-cookie';
import type { SignInKeyDefinition } from '../definition/definition.ts';
import { contextOfKey, openIdSignIn } from '../sign-in/openid-connect.ts';
import { startIdentityProvider, type RunningIdentityProvider } from './identity-provider.ts';
import { signInThroughIdentityProvider } from './simulated-person.ts';

const label = (text: string) => ({ fr: `${text} fr`, nl: `${text} nl` });
const keys: readonly SignInKeyDefinition[] = ['eid', 'itsme', 'email-code', 'app-code'].map((id) => ({
  id,
  label: label(id),
  group: label(id === 'eid' || id === 'itsme' ? 'identity' : 'code'),
}));
const anne = {
  number: '1-00001-01-003',
  name: 'Anne D’Aubel <i>',
  language: 'fr',
  email: 'anne@example.org',
} as const;
const bram = {
  number: '1-00002-02-003',
  name: 'Bram Ooms',
  language: 'nl',
  email: 'bram@example.org',
} as const;
const registration = {
  clientId: 'voting-server',
  clientSecret: 'a secret of the tests only',
  // Nobody listens there: the flow ends where the browser would be sent.
  redirectUris: ['http://127.0.0.1:18399/api/v1/sign-in/callback'],
};
const redirectUri = 'http://127.0.0.1:18399/api/v1/sign-in/callback';

let provider: RunningIdentityProvider;
let config: client.Configuration;
before(async () => {
  provider = await startIdentityProvider({
    port: 0,
    client: registration,
    people: () => Promise.resolve([anne, bram]),
    keys,
  });
  // The provider under test is on this machine, without TLS.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, says its documentation
  const plainHttp = client.allowInsecureRequests;
  config = await client.discovery(
    new URL(provider.issuer),
    registration.clientId,
    registration.clientSecret,
    undefined,
    {
      execute: [plainHttp],
    },
  );
});
after(() => provider.close());

async function begin(parameters: Record<string, string> = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    prompt: 'login',
    ...parameters,
  });
  const finish = (callback: string) =>
    client.authorizationCodeGrant(config, new URL(callback), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
  return { url: url.href, finish };
}

/** A browser of a person: keeps cookies, follows redirects, sees pages. */
class Browser {
  readonly #cookies = new CookieJar();
  url = '';
  page = '';
  status = 0;
  headers = new Headers();

  async open(url: string, form?: Record<string, string>): Promise<void> {
    const target = new URL(url, this.url === '' ? undefined : this.url).href;
    const response = await fetch(target, {
      redirect: 'manual',
      headers: { cookie: await this.#cookies.getCookieString(target) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) await this.#cookies.setCookie(cookie, target);
    this.url = target;
    this.status = response.status;
    this.headers = response.headers;
    this.page = await response.text();
    const location = response.headers.get('location');
    if (location === null) return;
    if (location.startsWith(redirectUri)) this.url = location;
    else await this.open(location);
  }

  /** Sends the form of the step. */
  async send(form: Record<string, string>): Promise<void> {
    await this.open(/id="step"[^>]*action="([^"]*)"/.exec(this.page)?.[1] ?? '', form);
  }

  /** Sends the form of the ways out. */
  async leave(to: string): Promise<void> {
    await this.open(/action="([^"]*\/leave)"/.exec(this.page)?.[1] ?? '', { to });
  }

  get toType(): string {
    return /id="to-type">([^<]*)</.exec(this.page)?.[1] ?? '';
  }
}

suite('the whole flow, with a real client', () => {
  const subjects = new Set<string>();
  for (const { id } of keys) {
    test(`with the key ${id}`, async () => {
      const { url, finish } = await begin({ acr_values: contextOfKey(id), ui_locales: 'nl' });
      const callback = await signInThroughIdentityProvider({
        authorizationUrl: url,
        number: '1 00002.02 003',
      });
      const claims = (await finish(callback)).claims();
      assert.equal(claims?.professional_number, bram.number);
      assert.equal(claims.name, bram.name);
      assert.equal(claims.locale, 'nl');
      assert.equal(claims.acr, contextOfKey(id));
      assert.ok(claims.exp - claims.iat <= 60);
      subjects.add(claims.sub);
    });
  }

  test('a person has one subject, which does not tell the number; another person another', async () => {
    assert.equal(subjects.size, 1);
    const { url, finish } = await begin({ acr_values: contextOfKey('eid') });
    const callback = await signInThroughIdentityProvider({ authorizationUrl: url, number: anne.number });
    const sub = (await finish(callback)).claims()?.sub ?? '';
    assert.ok(!subjects.has(sub));
    assert.match(sub, /^[\w-]{43}$/);
  });

  test('without a key in the request the person chooses one', async () => {
    const { url, finish } = await begin();
    const callback = await signInThroughIdentityProvider({ authorizationUrl: url, number: anne.number });
    assert.equal((await finish(callback)).claims()?.acr, contextOfKey('eid'));
  });

  test('the gateway of the voting server accepts it', async () => {
    const gateway = openIdSignIn({ issuer: provider.issuer, redirectUri, ...registration });
    const started = await gateway.start({ consultation: 'spring', key: 'itsme', language: 'fr' });
    assert.ok(started.ok);
    const callback = await signInThroughIdentityProvider({
      authorizationUrl: started.value.redirectTo,
      number: anne.number,
    });
    assert.deepEqual(await gateway.finish(new URL(callback), started.value), {
      ok: true,
      value: { professionalNumber: anne.number, key: 'itsme' },
    });
  });

  test('in one browser, one person after another', async () => {
    const cookies = new CookieJar();
    for (const { number } of [anne, bram]) {
      const { url, finish } = await begin({ acr_values: contextOfKey('app-code') });
      const callback = await signInThroughIdentityProvider({ authorizationUrl: url, number, cookies });
      assert.equal((await finish(callback)).claims()?.professional_number, number);
    }
  });

  test('a code is used once, and only with its verifier', async () => {
    const { url, finish } = await begin({ acr_values: contextOfKey('eid') });
    const callback = await signInThroughIdentityProvider({ authorizationUrl: url, number: anne.number });
    const stranger = client.authorizationCodeGrant(config, new URL(callback), {
      pkceCodeVerifier: client.randomPKCECodeVerifier(),
      expectedState: new URL(callback).searchParams.get('state') ?? '',
    });
    await assert.rejects(stranger, { error: 'invalid_grant' });
    assert.equal((await finish(callback)).claims()?.professional_number, anne.number);
    await assert.rejects(finish(callback), { error: 'invalid_grant' });
  });
});

suite('what is refused', () => {
  test('a request without PKCE goes back to the client with the reason', async () => {
    const browser = new Browser();
    const { url } = await begin();
    const bare = new URL(url);
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    await browser.open(bare.href);
    assert.equal(new URL(browser.url).searchParams.get('error'), 'invalid_request');
  });

  test('an unknown client and an unknown redirect address get a page, in words', async () => {
    for (const change of [{ client_id: 'nobody' }, { redirect_uri: 'http://127.0.0.1:1/elsewhere' }]) {
      const browser = new Browser();
      await browser.open((await begin({ ui_locales: 'nl', ...change })).url);
      assert.equal(browser.status, 400);
      assert.match(browser.page, /<html lang="nl">[\s\S]*<h1>Het aanmelden kon niet beginnen<\/h1>/);
    }
  });

  test('no number and an unknown number, with the reason beside the field and above the heading', async () => {
    const browser = new Browser();
    await browser.open((await begin({ acr_values: contextOfKey('eid'), ui_locales: 'fr-BE' })).url);
    await browser.send({ number: ' - ' });
    assert.equal(browser.status, 422);
    assert.match(browser.page, /<a href="#number">Saisissez votre numéro professionnel\.<\/a>/);
    await browser.send({ number: '9-"><b>' });
    assert.equal(browser.status, 422);
    assert.match(browser.page, /<title>Erreur : Votre carte eID/);
    assert.match(browser.page, /role="alert"[^>]*tabindex="-1"[^>]*autofocus/);
    assert.match(browser.page, /aria-invalid="true"\s+aria-describedby="number-hint number-error"/);
    // Shown again as typed, as text and not as markup.
    assert.match(browser.page, /value="9-&#34;&#62;&#60;b&#62;"/);
    assert.doesNotMatch(browser.page, /<b>/);
  });

  test('the simulated person tells what the page said', async () => {
    const { url } = await begin({ acr_values: contextOfKey('itsme') });
    await assert.rejects(signInThroughIdentityProvider({ authorizationUrl: url, number: '404' }), {
      message: /answered 422: .*« 404 » ne figure pas sur la liste électorale/,
    });
  });

  const wrong: [key: string, proof: string, reason: RegExp][] = [
    ['eid', '0000', /Dat is niet de pincode van deze kaart/],
    ['eid', '', /Vul de pincode in/],
    ['itsme', 'refuse', /De aanmelding is in de app geweigerd/],
    ['itsme', '', /De aanmelding is in de app geweigerd/],
    ['email-code', 'abcdef', /Dat is niet de verzonden code/],
    ['email-code', ' ', /Vul de code van zes cijfers in/],
    ['app-code', 'abcdef', /Deze code is niet of niet meer die van de app/],
  ];
  for (const [key, proof, reason] of wrong) {
    test(`${key} with “${proof}”, and then the right answer is accepted`, async () => {
      const browser = new Browser();
      await browser.open((await begin({ acr_values: contextOfKey(key), ui_locales: 'nl' })).url);
      await browser.send({ number: bram.number });
      assert.equal(browser.status, 200);
      await browser.send({ proof });
      assert.equal(browser.status, 422);
      assert.match(browser.page, reason);
      await browser.send({
        proof: key === 'itsme' ? 'approve' : ` ${browser.toType.slice(0, 2)} ${browser.toType.slice(2)}`,
      });
      assert.ok(new URL(browser.url).searchParams.has('code'), browser.url);
    });
  }

  test('a proof without a number before it, and a sign-in that is over', async () => {
    const browser = new Browser();
    await browser.open((await begin({ acr_values: contextOfKey('eid') })).url);
    const interaction = browser.url;
    await browser.open(`${interaction}/proof`, { proof: '1234' });
    assert.match(browser.page, /<h1>Votre carte eID<\/h1>/);
    const stranger = new Browser();
    await stranger.open(interaction);
    assert.equal(stranger.status, 410);
    assert.match(stranger.page, /<h1>Cette identification n’est plus en cours<\/h1>/);
  });
});

suite('the pages', () => {
  test('the choice shows every key under its heading, in the language asked for, which can be changed', async () => {
    const browser = new Browser();
    await browser.open((await begin({ ui_locales: 'de nl' })).url);
    const shown = [...browser.page.matchAll(/<h2>([^<]*)<|value="([\w-]+)">\s*([^<]*?)\s*</g)].map((match) =>
      match.slice(1).filter(Boolean),
    );
    assert.deepEqual(shown, [
      ['identity nl'],
      ['eid', 'eid nl'],
      ['itsme', 'itsme nl'],
      ['code nl'],
      ['email-code', 'email-code nl'],
      ['app-code', 'app-code nl'],
      ['client', 'Stoppen en terug naar de stemming'],
    ]);
    await browser.open('?language=fr');
    assert.match(browser.page, /<html lang="fr">/);
    await browser.send({ key: 'itsme' });
    assert.match(browser.page, /<html lang="fr">[\s\S]*<h1>Identification via itsme<\/h1>/);
  });

  test('one may go back for another number or key, and leave for the client', async () => {
    const browser = new Browser();
    await browser.open((await begin({ acr_values: contextOfKey('eid') })).url);
    await browser.send({ number: anne.number });
    assert.match(browser.page, /La carte de Anne D’Aubel &#60;i&#62; est dans le lecteur/);
    await browser.leave('number');
    assert.match(browser.page, /<h1>Votre carte eID<\/h1>/);
    await browser.leave('keys');
    assert.match(browser.page, /<h1>Choisissez votre clé numérique<\/h1>/);
    await browser.leave('client');
    assert.equal(new URL(browser.url).searchParams.get('error'), 'access_denied');
  });

  test('every page says what it is, runs under a strict policy and asks nothing of others', async () => {
    const browser = new Browser();
    const seen = async () => {
      assert.match(browser.page, /sert au développement\. Il n’identifie personne/);
      const policy = browser.headers.get('content-security-policy') ?? '';
      assert.match(
        policy,
        /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:18399;/,
      );
      assert.doesNotMatch(browser.page, /<script|<style|\sstyle=|https?:\/\//);
      assert.equal([...browser.page.matchAll(/<h1>/g)].length, 1);
      for (const [, id = ''] of browser.page.matchAll(/<input\b[^>]*\bid="([^"]*)"/g)) {
        assert.match(browser.page, new RegExp(`<label for="${id}">`));
      }
      const stylesheet = await fetch(new URL('/identity-provider.css', provider.issuer));
      assert.match(stylesheet.headers.get('content-type') ?? '', /^text\/css/);
      await stylesheet.text();
    };
    await browser.open((await begin()).url);
    await seen();
    await browser.send({ key: 'email-code' });
    await seen();
    await browser.send({ number: 'x' });
    await seen();
    await browser.send({ number: anne.number });
    await seen();
    assert.match(browser.toType, /^\d{6}$/);
  });
});
