import { Type } from 'typebox';
import { loggedError } from '../../logged-error.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import type { App } from '../types.ts';

const State = Type.Object({ status: Type.String() });

/** Liveness and readiness. */
export function healthRoutes(app: App, { store }: HttpContext): void {
  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'isLive',
        tags: ['operations'],
        summary: 'Whether the process answers',
        response: { 200: State },
      },
    },
    () => ({ status: 'live' }),
  );
  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'isReady',
        tags: ['operations'],
        summary: 'Whether the server can take ballots: its database answers',
        response: { 200: State, ...problems('service-unavailable') },
      },
    },
    async (request) => {
      try {
        await store.ping();
      } catch (error) {
        request.log.error({ err: loggedError(error) }, 'the database does not answer');
        throw new HttpFailure({ code: 'service-unavailable', detail: 'The database does not answer.' });
      }
      return { status: 'ready' };
    },
  );
}
