import type { FastifyRequest } from 'fastify';
import { HttpFailure } from './problem.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses an unsafe request that another site's page makes the browser send. Browsers state where a request comes
 * from; a client that states nothing is no browser and carries no cookie of a voter's unknowing.
 */
export function checkOrigin(request: FastifyRequest, ownOrigin: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreignOrigin = origin !== undefined && origin !== ownOrigin;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreignOrigin || foreignSite) throw new HttpFailure({ code: 'origin-refused' });
}
