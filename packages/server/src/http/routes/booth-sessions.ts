import { createBoothCode, exchangeBoothCode } from '../../voting/booth-sessions.ts';
import type { HttpContext } from '../context.ts';
import { valueOf } from '../problem.ts';
import { problems } from '../responses.ts';
import { BoothCode, BoothCodeRequest, BoothSession, BoothSessionRequest } from '../schemas/booth.ts';
import { requireVoter } from '../session-cookie.ts';
import type { App } from '../types.ts';

/** How a voter who has signed in on the portal comes to vote in a page of a site that the sealed definition lists. */
export function boothSessionRoutes(app: App, context: HttpContext): void {
  app.post(
    '/session/booth-codes',
    {
      schema: {
        operationId: 'createBoothCode',
        tags: ['voter'],
        summary: 'A code that hands the session over to the page of a listed site: once, within a minute',
        security: [{ session: [] }],
        body: BoothCodeRequest,
        response: {
          201: BoothCode,
          ...problems(
            'request-invalid',
            'origin-refused',
            'session-missing',
            'session-expired',
            'booth-not-offered',
          ),
        },
      },
    },
    async (request, reply) => {
      const voter = await requireVoter(context, request);
      const { code, expiresAt } = valueOf(await createBoothCode(context, voter, request.body));
      return reply.code(201).send({ code, expiresAt: expiresAt.toISOString() });
    },
  );
  app.post(
    '/booth-sessions',
    {
      schema: {
        operationId: 'exchangeBoothCode',
        tags: ['voter'],
        summary: 'Begin the session of a booth in the page of a listed site; the portal’s ends',
        description:
          'Taken from a page of the site that the code was made for, with the verifier of its challenge. Whatever is wrong is told alike, and uses the code up.',
        body: BoothSessionRequest,
        response: {
          201: BoothSession,
          ...problems('request-invalid', 'origin-refused', 'booth-code-invalid'),
        },
      },
    },
    async (request, reply) => {
      const { origin } = request.headers;
      const begun = valueOf(
        await exchangeBoothCode(context, context.sessionLimits, { ...request.body, origin }),
      );
      return reply.code(201).send({
        token: begun.token,
        consultation: begun.consultation,
        expiresAt: begun.expiresAt.toISOString(),
        idleExpiresAt: begun.idleExpiresAt.toISOString(),
      });
    },
  );
}
