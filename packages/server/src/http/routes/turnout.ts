import { Type } from 'typebox';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import type { PublicTurnout } from '../../voting/public-turnout.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { Turnout, TurnoutBy } from '../schemas/office.ts';
import type { App } from '../types.ts';

/** The turnout, where the consultation publishes it. */
export function turnoutRoutes(app: App, { store }: HttpContext, publicTurnout: PublicTurnout): void {
  app.get(
    '/consultations/:consultation/turnout',
    {
      schema: {
        operationId: 'getTurnout',
        tags: ['public'],
        summary: 'How many have voted by the last full hour, where the consultation publishes it',
        params: Type.Object({ consultation: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({ by: Type.Optional(TurnoutBy) }, { additionalProperties: false }),
        response: {
          200: Turnout,
          ...problems('request-invalid', 'consultation-unknown', 'turnout-not-public'),
        },
      },
    },
    async (request) => {
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      const turnout = await publicTurnout(readStoredDefinition(stored.definition), request.query.by);
      if (turnout === undefined) throw new HttpFailure({ code: 'turnout-not-public' });
      return turnout;
    },
  );
}
