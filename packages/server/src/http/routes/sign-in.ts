import { Type } from 'typebox';
import { minutesAfter } from '../../clock.ts';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import type { ErrorCode } from '../../errors.ts';
import { hashOfSecret, startSession } from '../../voting/sessions.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { Language } from '../schemas/common.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { App } from '../types.ts';

/** A path on the portal's own origin: one slash, then anything but a second one or a backslash. */
const PortalPath = Type.String({ pattern: '^/(?![/\\\\])[^\\\\\\s]*$', maxLength: 500 });

/** Where the identity provider sends the browser back to, under the API's prefix. */
export const callbackPath = '/sign-in/openid-connect/callback';

const attemptMinutes = 15;

/** Signing in through the identity provider: two navigations of the browser, not calls of a script. */
export function signInRoutes(app: App, context: HttpContext): void {
  const { store, clock, signIn } = context;
  app.get(
    '/consultations/:consultation/sign-in',
    {
      schema: {
        operationId: 'startSignIn',
        tags: ['voter'],
        summary: 'Navigate here to sign in; comes back to returnTo, or to errorTo with ?error=code',
        params: Type.Object({ consultation: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({
          key: Type.String({ maxLength: 50 }),
          language: Language,
          returnTo: PortalPath,
          errorTo: PortalPath,
        }),
        response: {
          302: Type.Null({ description: 'To the identity provider, or to errorTo' }),
          ...problems('request-invalid', 'consultation-unknown', 'sign-in-key-unknown'),
        },
      },
    },
    async (request, reply) => {
      const { key, language, returnTo, errorTo } = request.query;
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      const keys = readStoredDefinition(stored.definition).signIn.openIdConnect?.keys ?? [];
      if (!keys.some(({ id }) => id === key)) throw new HttpFailure({ code: 'sign-in-key-unknown' });
      const started = await signIn.start({ consultation: stored.id, key, language });
      if (!started.ok) {
        request.log.warn({ code: started.error.code, detail: started.error.detail }, 'sign-in refused');
        return reply.redirect(withError(errorTo, started.error.code));
      }
      const { state, nonce, codeVerifier, redirectTo } = started.value;
      await store.sessions.addAttempt({
        stateHash: hashOfSecret(state),
        consultation: stored.id,
        nonce,
        codeVerifier,
        returnTo,
        errorTo,
        expiresAt: minutesAfter(clock(), attemptMinutes),
      });
      return reply.redirect(redirectTo);
    },
  );
  app.get(
    callbackPath,
    {
      schema: {
        operationId: 'finishSignIn',
        tags: ['voter'],
        summary: 'Where the identity provider sends the browser back to',
        querystring: Type.Object({ state: Type.String({ maxLength: 500 }) }, { additionalProperties: true }),
        response: {
          302: Type.Null({ description: 'Back to the portal, signed in or with ?error=code' }),
          ...problems('request-invalid', 'sign-in-failed'),
        },
      },
    },
    async (request, reply) => {
      const { state } = request.query;
      const attempt = await store.sessions.takeAttempt(hashOfSecret(state));
      if (attempt === undefined || attempt.expiresAt <= clock()) {
        throw new HttpFailure({
          code: 'sign-in-failed',
          detail: 'This sign-in is not under way; start again.',
        });
      }
      const answer = new URL(request.url, context.publicOrigin);
      const identity = await signIn.finish(answer, { ...attempt, state });
      if (!identity.ok) {
        request.log.warn({ code: identity.error.code, detail: identity.error.detail }, 'sign-in failed');
        return reply.redirect(withError(attempt.errorTo, identity.error.code));
      }
      const voter = await store.roll.findByNumber(attempt.consultation, identity.value.professionalNumber);
      if (voter === undefined) return reply.redirect(withError(attempt.errorTo, 'sign-in-unknown-voter'));
      const { token } = await startSession(store, clock, context.sessionLimits, voter);
      setSessionCookie(reply, token);
      return reply.redirect(attempt.returnTo);
    },
  );
}

function withError(path: string, code: ErrorCode): string {
  const url = new URL(path, 'http://portal.invalid');
  url.searchParams.set('error', code);
  return `${url.pathname}${url.search}${url.hash}`;
}
