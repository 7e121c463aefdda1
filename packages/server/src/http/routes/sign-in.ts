import { Type } from 'typebox';
import { minutesAfter } from '../../clock.ts';
import type { ConsultationDefinition } from '../../definition/definition.ts';
import type { ErrorCode } from '../../errors.ts';
import { plainNumber } from '../../roll/read-number.ts';
import { consultationOfState } from '../../sign-in/gateway.ts';
import { openConsultation } from '../../sign-in/open-consultation.ts';
import { mayBegin } from '../../sign-in/beginning.ts';
import { completePending, startPending } from '../../sign-in/pending.ts';
import { ProvenVoter, wantedParts } from '../../sign-in/proven-voter.ts';
import type { Voter } from '../../store/roll.ts';
import { hashOfSecret } from '../../voting/sessions.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure, valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { Language } from '../schemas/common.ts';
import { SignInCompletion } from '../schemas/sign-in.ts';
import {
  beginSession,
  browserCookie,
  clearSignInCookie,
  markBrowser,
  setSignInCookie,
  signInCookie,
} from '../session-cookie.ts';
import type { App } from '../types.ts';

/**
 * A path on the portal's own origin. No part of it is empty, wherever it stands: browsers take `/.` away, and what
 * then begins with two slashes names another site.
 */
const PortalPath = Type.String({
  pattern: '^(?=/)(/[^/?#\\\\\\s]+)*/?([?#][^\\\\\\s]*)?$',
  maxLength: 500,
});

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
          ...problems('request-invalid', 'consultation-unknown', 'sign-in-closed', 'sign-in-key-unknown'),
        },
      },
    },
    async (request, reply) => {
      const { key, language, returnTo, errorTo } = request.query;
      const open = await openConsultation(store, request.params.consultation, clock());
      if (!open.ok && open.error.code === 'sign-in-closed') {
        return reply.redirect(withError(errorTo, open.error.code));
      }
      const { id: consultation, definition } = valueOf(open);
      if (!offers(definition, key)) throw new HttpFailure({ code: 'sign-in-key-unknown' });
      if (!(await mayBegin(context, request.ip))) {
        return reply.redirect(withError(errorTo, 'too-many-requests'));
      }
      const started = await signIn.start({ consultation, key, language });
      if (!started.ok) {
        request.log.warn({ code: started.error.code, detail: started.error.detail }, 'sign-in refused');
        return reply.redirect(withError(errorTo, started.error.code));
      }
      const { state, nonce, codeVerifier, redirectTo } = started.value;
      await store.sessions.addAttempt({
        stateHash: attemptHash(state, markBrowser(request, reply)),
        consultation,
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
          302: Type.Null({
            description:
              'Back to the portal: signed in; or to errorTo, with ?error=code, or with ?step=order-number and returnTo where the voter completes the sign-in by their own parts. Too late, or in another browser than began: to the sign-in page with ?error=sign-in-not-under-way',
          }),
          ...problems('request-invalid', 'sign-in-failed'),
        },
      },
    },
    async (request, reply) => {
      const { state } = request.query;
      // Only from the browser that began: else somebody could have others sign in as themselves.
      const browser = request.cookies[browserCookie] ?? '';
      const attempt = await store.sessions.takeAttempt(attemptHash(state, browser));
      if (attempt === undefined || attempt.expiresAt <= clock()) {
        const page = attempt?.errorTo ?? (await signInPageOf(state));
        if (page !== undefined) return reply.redirect(withError(page, 'sign-in-not-under-way'));
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
      const open = await openConsultation(store, attempt.consultation, clock());
      if (!open.ok) return reply.redirect(withError(attempt.errorTo, open.error.code));
      const { id, definition } = open.value;
      const { professionalNumber, key } = identity.value;
      // Whoever is at the browser can ask the provider for another key than the consultation trusts.
      if (key !== undefined && !offers(definition, key)) {
        request.log.warn({ code: 'sign-in-key-unknown' }, 'sign-in failed');
        return reply.redirect(withError(attempt.errorTo, 'sign-in-failed'));
      }
      const voter = await voterOf(id, professionalNumber);
      if (Object.values(wantedParts(definition, 'open-id-connect')).some((wanted) => wanted)) {
        const { token } = await startPending(context, id, voter);
        setSignInCookie(reply, token);
        return reply.redirect(withStep(attempt.errorTo, attempt.returnTo));
      }
      const found = { way: 'open-id-connect', definition, voter, fits: true } as const;
      const proven = await ProvenVoter.prove(context, found, {});
      // Nothing but the provider's word is wanted here: who is refused is not on the roll.
      if (!proven.ok) return reply.redirect(withError(attempt.errorTo, 'sign-in-unknown-voter'));
      await beginSession(context, request, reply, proven.value);
      return reply.redirect(attempt.returnTo);
    },
  );
  app.post(
    '/sign-in/complete',
    {
      schema: {
        operationId: 'completeSignIn',
        tags: ['voter'],
        summary:
          'Complete what the identity provider confirmed, by the order number, the voting token or both',
        description:
          'Five refusals, or ten minutes, and the sign-in starts again. A person who is not on the roll is answered as if what they typed were wrong.',
        body: SignInCompletion,
        response: {
          204: Type.Null({ description: 'Signed in: the session cookie is set' }),
          ...problems(
            'request-invalid',
            'origin-refused',
            'sign-in-refused',
            'sign-in-not-under-way',
            'sign-in-closed',
            'token-used',
          ),
        },
      },
    },
    async (request, reply) => {
      const proven = valueOf(await completePending(context, request.cookies[signInCookie], request.body));
      clearSignInCookie(reply);
      await beginSession(context, request, reply, proven);
      return reply.code(204).send(null);
    },
  );

  /** Where whoever comes back without a sign-in of theirs begins anew; undefined where no consultation of ours is named. */
  async function signInPageOf(state: string): Promise<string | undefined> {
    const stored = await store.consultations.find(consultationOfState(state) ?? '');
    return stored === undefined ? undefined : `/${stored.id}/sign-in/`;
  }

  /** However the provider and the roll write the number. */
  async function voterOf(consultation: string, number: string): Promise<Voter | undefined> {
    const access = await store.access.findByNumber(consultation, plainNumber(number));
    return store.roll.find(access?.voter ?? '');
  }
}

function offers({ signIn }: ConsultationDefinition, key: string): boolean {
  return signIn.openIdConnect?.keys.some(({ id }) => id === key) === true;
}

/** What names an attempt in the store: the provider brings back the one half, the browser keeps the other. */
function attemptHash(state: string, browser: string): string {
  return hashOfSecret(JSON.stringify([state, browser]));
}

function withError(path: string, code: ErrorCode): string {
  return withQuery(path, { error: code });
}

/** The sign-in page at the step of the voter's own part, and where it leads to. */
function withStep(path: string, returnTo: string): string {
  return withQuery(path, { step: 'order-number', returnTo });
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(path, 'http://portal.invalid');
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}${url.hash}`;
}
