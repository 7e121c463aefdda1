import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { interactionSeconds } from './interactions.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { failurePage, type Person } from './pages.ts';
import { languageOf } from './texts.ts';

/** The one client of the development provider: the voting server. */
export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

export interface ConfigurationParts {
  readonly client: ClientRegistration;
  readonly acrValues: readonly string[];
  /** The person behind a subject that signed in before. */
  readonly personOf: (subject: string) => Person | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

const tokenSeconds = 60;
const scope = 'openid profile';

/**
 * The settings of oidc-provider: authorization code with PKCE and nothing else, keys of this process, everything in
 * memory and short-lived, claims in the ID token, no consent page since the only client is the voting server itself.
 */
export async function configurationOf({
  client,
  acrValues,
  personOf,
  headers,
}: ConfigurationParts): Promise<Configuration> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...client.redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', alg: 'RS256' }] },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      // No single sign-on: the session’s cookie never comes back, so that the next person at the same browser signs
      // in afresh. (oidc-provider would first end the other session, by a script in a page of its own.)
      long: { httpOnly: true, sameSite: 'lax', path: '/no-single-sign-on' },
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: scope.split(' '),
    acrValues: [...acrValues],
    claims: {
      sid: null,
      auth_time: null,
      iss: null,
      openid: ['sub', 'acr'],
      profile: ['professional_number', 'name', 'locale'],
    },
    // The voting server reads the ID token and never asks the userinfo endpoint.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
    },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: tokenSeconds,
      IdToken: tokenSeconds,
      Grant: interactionSeconds,
      Interaction: interactionSeconds,
      Session: interactionSeconds,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => {
      const person = personOf(subject);
      if (person === undefined) return undefined;
      const { number, name, language } = person;
      return {
        accountId: subject,
        claims: () => ({ sub: subject, professional_number: number, name, locale: language }),
      };
    },
    async loadExistingGrant(ctx) {
      const { client: known, session, provider } = ctx.oidc;
      if (known === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: known.clientId, accountId: session.accountId });
      grant.addOIDCScope(scope);
      await grant.save();
      return grant;
    },
    renderError(ctx: KoaContextWithOIDC, out) {
      const accepted = ctx.get('accept-language').replaceAll(/[,;]/g, ' ');
      ctx.set({ ...headers });
      ctx.type = 'html';
      ctx.body = failurePage(
        languageOf(ctx.query.ui_locales ?? accepted),
        `${out.error}: ${out.error_description ?? ''}`,
      );
    },
  };
}
