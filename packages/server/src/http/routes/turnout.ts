import { Type } from 'typebox';
import { readStoredDefinition } from '../../definition/stored-definition.ts';
import { fullHourBefore, smallestGroup, turnoutOf } from '../../voting/turnout.ts';
import type { HttpContext } from '../context.ts';
import { HttpFailure } from '../problem.ts';
import { problems } from '../responses.ts';
import { Turnout, TurnoutBy } from '../schemas/office.ts';
import type { App } from '../types.ts';

/** How many turnouts are remembered: they change once an hour, and each is read from the whole roll. */
const rememberedAtMost = 50;

/** The turnout, where the consultation publishes it. */
export function turnoutRoutes(app: App, { store, clock }: HttpContext): void {
  const remembered = new Map<string, Turnout>();
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
      const { by } = request.query;
      const stored = await store.consultations.find(request.params.consultation);
      if (stored === undefined) throw new HttpFailure({ code: 'consultation-unknown' });
      const definition = readStoredDefinition(stored.definition);
      if (definition.turnout !== 'public') throw new HttpFailure({ code: 'turnout-not-public' });
      const asOf = fullHourBefore(clock());
      const runs = (await store.runs.ofConsultation(definition.id)).map(({ uuid, state }) => [uuid, state]);
      const key = JSON.stringify([definition.id, asOf, by, runs]);
      const turnout = remembered.get(key) ?? (await turnoutOf(store, definition, asOf, by));
      if (remembered.size >= rememberedAtMost) remembered.clear();
      remembered.set(key, turnout);
      if (turnout.entitled < smallestGroup) throw new HttpFailure({ code: 'turnout-not-public' });
      return turnout;
    },
  );
}
