import type { ElectorateDefinition } from '../definition/definition.ts';

/** What of a voter, or of a line of the roll, decides where they may vote. */
interface Elector {
  readonly district: string;
  readonly college?: string | null | undefined;
  readonly situation?: string | null | undefined;
}

/** Whether a voter belongs to an election's electorate: every condition that it states must hold. */
export function belongsTo(
  { districts, colleges, exceptSituations }: ElectorateDefinition,
  { district, college = null, situation = null }: Elector,
): boolean {
  if (districts !== undefined && !districts.includes(district)) return false;
  if (colleges !== undefined && (college === null || !colleges.includes(college))) return false;
  return exceptSituations === undefined || situation === null || !exceptSituations.includes(situation);
}
