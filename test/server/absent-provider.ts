import { redirectUriOf } from '../../packages/server/src/server.ts';
import type { SignInGateway } from '../../packages/server/src/sign-in/gateway.ts';
import { openIdSignIn } from '../../packages/server/src/sign-in/openid-connect.ts';

/** Signing in through a provider that is down: nobody listens on the discard port. For tests that sign in otherwise. */
export function absentProvider(publicOrigin: string): SignInGateway {
  return openIdSignIn({
    issuer: 'http://127.0.0.1:9',
    clientId: 'isoloir',
    clientSecret: 'secret',
    redirectUri: redirectUriOf(publicOrigin),
  });
}
