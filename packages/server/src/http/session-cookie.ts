import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProvenVoter } from '../sign-in/proven-voter.ts';
import { hashOfSecret, voterOfSession, type SignedInVoter } from '../voting/sessions.ts';
import type { HttpContext } from './context.ts';
import { bearerOf, takesBearer } from './booth.ts';
import { HttpFailure, valueOf } from './problem.ts';

/** The session cookie: bound to this very host, out of scripts' reach, not sent from other sites' forms. */
export const sessionCookie = '__Host-isoloir';

/** The cookie of a sign-in that still wants the voter's own part: it opens nothing by itself. */
export const signInCookie = '__Host-isoloir-sign-in';

/** The cookie of a browser that went to the identity provider: what comes back is taken from that browser only. */
export const browserCookie = '__Host-isoloir-browser';

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/**
 * Begins the session of a voter who has given every part, and hands the browser its token. Whatever session the browser
 * had before, whoever’s, is over.
 */
export async function beginSession(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  proven: ProvenVoter,
): Promise<void> {
  const before = request.cookies[sessionCookie];
  if (before !== undefined) await context.store.sessions.end(hashOfSecret(before));
  const { token } = await proven.begin(context, context.sessionLimits);
  void reply.setCookie(sessionCookie, token, attributes);
}

/** Takes the token back. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, attributes);
}

/** Hands the browser the token of a sign-in that is to be completed. */
export function setSignInCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(signInCookie, token, attributes);
}

/** Takes that token back. */
export function clearSignInCookie(reply: FastifyReply): void {
  void reply.clearCookie(signInCookie, attributes);
}

/**
 * What tells the browser that goes to the identity provider from every other one. It keeps what it has: several of its
 * tabs may be on their way at the same time.
 */
export function markBrowser(request: FastifyRequest, reply: FastifyReply): string {
  const known = request.cookies[browserCookie];
  if (known !== undefined && /^[\w-]{43}$/.test(known)) return known;
  const token = randomBytes(32).toString('base64url');
  void reply.setCookie(browserCookie, token, attributes);
  return token;
}

/** What a request says of its session: the portal’s cookie, or the token of a booth in a page of `origin`. */
interface HeldSession {
  readonly token: string | undefined;
  readonly origin: string | null;
}

/** The one session that a request is of. With both kinds it is nobody’s, as with a booth’s token where none is taken. */
export function heldSession(request: FastifyRequest): HeldSession {
  const cookie = request.cookies[sessionCookie];
  const bearer = bearerOf(request);
  if (bearer === undefined) return { token: cookie, origin: null };
  const { origin } = request.headers;
  if (cookie !== undefined || origin === undefined || !takesBearer(request)) {
    throw new HttpFailure({ code: 'session-missing' });
  }
  return { token: bearer, origin };
}

/** The voter of a request's session; a request without one leaves the route as a problem. */
export async function requireVoter(context: HttpContext, request: FastifyRequest): Promise<SignedInVoter> {
  const { store, clock, sessionLimits } = context;
  const { token, origin } = heldSession(request);
  return valueOf(await voterOfSession(store, clock, sessionLimits, token, origin));
}
