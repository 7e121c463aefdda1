import * as client from 'openid-client';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { failure, success, type Outcome } from '../errors.ts';
import { isLoopback } from '../loopback.ts';
import { stateFor, type Identity, type SignInGateway } from './gateway.ts';

/** The OpenID provider of a server and our registration there. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our address that the provider sends the browser back to. */
  readonly redirectUri: string;
}

const keyContext = 'urn:isoloir:key:';

/** The authentication context that asks the provider for one of the consultation's keys. */
export function contextOfKey(key: string): string {
  return `${keyContext}${key}`;
}

const checkClaims = Compile(
  Type.Object({
    professional_number: Type.String({ minLength: 1, maxLength: 64 }),
    acr: Type.Optional(Type.String()),
  }),
);

/** Milliseconds for which a provider that has answered is taken to answer still. */
const freshForStart = 60_000;

/**
 * Signs in through an OpenID provider: authorization code with PKCE, state and nonce. The ID token must be signed by one
 * of the keys that the provider publishes, with an asymmetric algorithm that its metadata name: neither a proxy that ends
 * TLS on the way nor our own client secret makes one. Plain HTTP is accepted for a provider on this very machine only. The provider's metadata are fetched when first needed, again after a failure, and for a
 * start when they are older than a minute: nobody is sent to a provider that no longer answers.
 */
export function openIdSignIn(provider: OpenIdProvider): SignInGateway {
  let configuration: Promise<client.Configuration> | undefined;
  let askedAt = 0;
  const discovered = (freshFor: number): Promise<client.Configuration> => {
    const now = performance.now();
    if (now - askedAt > freshFor) configuration = undefined;
    if (configuration === undefined) askedAt = now;
    configuration ??= client
      .discovery(new URL(provider.issuer), provider.clientId, provider.clientSecret, undefined, {
        timeout: 10,
        execute: [
          client.enableNonRepudiationChecks,
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out; a loopback provider has no TLS
          ...(isLoopback(provider.issuer) ? [client.allowInsecureRequests] : []),
        ],
      })
      .catch((error: unknown) => {
        configuration = undefined;
        throw error;
      });
    return configuration;
  };

  return {
    async start({ consultation, key, language }) {
      let config: client.Configuration;
      try {
        config = await discovered(freshForStart);
      } catch (error) {
        return failure('identity-provider-down', { detail: messageOf(error) });
      }
      const codeVerifier = client.randomPKCECodeVerifier();
      const state = stateFor(consultation, client.randomState());
      const nonce = client.randomNonce();
      const redirectTo = client.buildAuthorizationUrl(config, {
        redirect_uri: provider.redirectUri,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        acr_values: contextOfKey(key),
        ui_locales: language,
        prompt: 'login',
      });
      return success({ redirectTo: redirectTo.href, state, nonce, codeVerifier });
    },

    async finish(answer, { state, nonce, codeVerifier }): Promise<Outcome<Identity>> {
      let config: client.Configuration;
      try {
        config = await discovered(Infinity);
      } catch (error) {
        return failure('identity-provider-down', { detail: messageOf(error) });
      }
      try {
        const tokens = await client.authorizationCodeGrant(config, answer, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!checkClaims.Check(claims)) {
          return failure('sign-in-failed', { detail: 'The identity provider gave no professional number.' });
        }
        const { professional_number: professionalNumber, acr } = claims;
        return success({
          professionalNumber,
          ...(acr?.startsWith(keyContext) === true ? { key: acr.slice(keyContext.length) } : {}),
        });
      } catch (error) {
        const refusal = refusalOf(error);
        // The next start looks whether the provider is back.
        if (!refusal.ok && refusal.error.code === 'identity-provider-down') configuration = undefined;
        return refusal;
      }
    },
  };
}

/** Tells a person's or the provider's refusal from a provider that does not answer; anything else is a surprise. */
function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    return failure('sign-in-failed', { detail: error.error });
  }
  if (error instanceof client.ClientError) {
    const timedOut = error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
    return failure(timedOut ? 'identity-provider-down' : 'sign-in-failed', { detail: error.message });
  }
  if (error instanceof TypeError && error.message.includes('fetch failed')) {
    return failure('identity-provider-down', { detail: error.message });
  }
  throw error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
