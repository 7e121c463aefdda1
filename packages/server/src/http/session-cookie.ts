import type { FastifyReply, FastifyRequest } from 'fastify';
import { voterOfSession, type SignedInVoter } from '../voting/sessions.ts';
import type { HttpContext } from './context.ts';
import { valueOf } from './problem.ts';

/** The session cookie: bound to this very host, out of scripts' reach, not sent from other sites' forms. */
export const sessionCookie = '__Host-isoloir';

/** The cookie of a sign-in that still wants the voter's own part: it opens nothing by itself. */
export const signInCookie = '__Host-isoloir-sign-in';

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** Hands the browser its session token. */
export function setSessionCookie(reply: FastifyReply, token: string): void {
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

/** The voter of a request's session; a request without one leaves the route as a problem. */
export async function requireVoter(context: HttpContext, request: FastifyRequest): Promise<SignedInVoter> {
  const { store, clock, sessionLimits } = context;
  return valueOf(await voterOfSession(store, clock, sessionLimits, request.cookies[sessionCookie]));
}
