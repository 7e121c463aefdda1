import type { Clock } from '../clock.ts';
import type { ConsultationDefinition } from '../definition/definition.ts';
import type { Turnout, TurnoutBy } from '../http/schemas/office.ts';
import type { Rooms } from '../store/store.ts';
import { fullHourBefore, smallestGroup, turnoutOf } from './turnout.ts';

/** How many turnouts are remembered: they change once an hour, and each is read from the whole roll. */
const rememberedAtMost = 50;

/** The turnout as the public sees it: by the last full hour; undefined where it is not published or too few may vote. */
export type PublicTurnout = (
  definition: ConsultationDefinition,
  by?: TurnoutBy,
) => Promise<Turnout | undefined>;

/** Gives the public its turnouts, each read from the roll once an hour. */
export function publicTurnouts(
  rooms: Pick<Rooms, 'runs' | 'roll' | 'signatures'>,
  clock: Clock,
): PublicTurnout {
  const remembered = new Map<string, Turnout>();
  return async (definition, by) => {
    if (definition.turnout !== 'public') return undefined;
    const asOf = fullHourBefore(clock());
    const runs = (await rooms.runs.ofConsultation(definition.id)).map(({ uuid, state }) => [uuid, state]);
    const key = JSON.stringify([definition.id, asOf, by, runs]);
    const turnout = remembered.get(key) ?? (await turnoutOf(rooms, definition, asOf, by));
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(key, turnout);
    return turnout.entitled < smallestGroup ? undefined : turnout;
  };
}
