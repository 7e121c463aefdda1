import type { Turnout, TurnoutBy } from '../http/schemas/office.ts';
import { turnoutOf } from '../voting/turnout.ts';
import { findConsultation, type Office } from './office.ts';
import { done, refused, type OfficeOutcome } from './outcome.ts';

/** The turnout at this instant, for the office at any time. */
export async function turnoutNow(
  office: Office,
  id: string,
  by?: TurnoutBy,
): Promise<OfficeOutcome<{ readonly turnout: Turnout; readonly timeZone: string }>> {
  const found = await findConsultation(office, id);
  if (!found.ok) return found;
  const { definition } = found.value;
  const groups = { college: definition.colleges, district: definition.districts };
  if ((by === 'college' || by === 'district') && groups[by].length === 0) {
    return refused(
      'group-unknown',
      `Consultation "${id}" has no ${by}s; its voters are told apart by hour only.`,
    );
  }
  return done({
    turnout: await turnoutOf(office.store, definition, office.clock(), by),
    timeZone: definition.period.timeZone,
  });
}
