import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/store.ts';
import { boothOriginsOfAny } from '../voting/booth-sessions.ts';
import { hashOfSecret } from '../voting/sessions.ts';
import { HttpFailure } from './problem.ts';
import type { App } from './types.ts';

// A booth in the page of a listed site has no cookie: it sends a token, which is taken here alone and from that site alone.

/** What the token of a booth’s session opens; nothing else takes one. */
const withToken: ReadonlyMap<string, readonly string[]> = new Map([
  ['/api/v1/session', ['GET', 'DELETE']],
  ['/api/v1/session/elections', ['GET']],
  ['/api/v1/session/elections/:uuid', ['GET']],
  ['/api/v1/session/elections/:uuid/credential', ['GET']],
  ['/api/v1/elections/:uuid/ballots', ['POST']],
]);

/** Where such a session begins. */
const beginning: ReadonlyMap<string, readonly string[]> = new Map([['/api/v1/booth-sessions', ['POST']]]);

const addressOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? '';

/** Whether a request is for something that the token of a booth’s session opens. */
export function takesBearer(request: FastifyRequest): boolean {
  return withToken.get(addressOf(request))?.includes(request.method) === true;
}

/** The token that a request carries beside its cookies, if any; another scheme is a proxy’s matter. */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^bearer(?: +(.*))?$/iu
    .exec(headers.authorization ?? '')
    ?.slice(1)
    .join('');
}

/**
 * Lets through what the page of a listed site asks for a voter, and has the browser give it the answer: the beginning of a
 * session, and what carries the token of one that belongs to this very origin. Says whether this is such a request: any
 * other has to pass the check of origins. Credentials are never allowed: cookies are of no use from elsewhere.
 */
export async function admitBooth(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
): Promise<boolean> {
  const address = addressOf(request);
  if (!withToken.has(address) && !beginning.has(address)) return false;
  void reply.header('vary', 'Origin');
  const begins = beginning.get(address)?.includes(request.method) === true;
  const token = takesBearer(request) ? bearerOf(request) : undefined;
  if (!begins && token === undefined) return false;
  const { origin } = request.headers;
  const isListed = origin !== undefined && (await boothOriginsOfAny(store)).includes(origin);
  if (isListed) {
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-expose-headers', 'Retry-After');
  }
  if (token === undefined) return isListed;
  const session = await store.sessions.find(hashOfSecret(token));
  if (origin === undefined || session?.origin !== origin) throw new HttpFailure({ code: 'session-missing' });
  return true;
}

/** Answers what browsers ask before they send such requests; for pages of other sites there is nothing here. */
export function answerPreflights(app: App, store: Store): void {
  for (const [address, methods] of [...withToken, ...beginning]) {
    app.options(address, { schema: { hide: true } }, async (request, reply) => {
      const { origin } = request.headers;
      if (origin === undefined || !(await boothOriginsOfAny(store)).includes(origin)) {
        throw new HttpFailure({ code: 'not-found' });
      }
      return reply
        .code(204)
        .header('access-control-allow-origin', origin)
        .header('access-control-allow-methods', methods.join(', '))
        .header('access-control-allow-headers', 'authorization, content-type')
        .header('access-control-max-age', '600')
        .send();
    });
  }
}
