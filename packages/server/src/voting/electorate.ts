import type { ElectionDefinition } from '../definition/definition.ts';
import type { Voter } from '../store/roll.ts';

/** Whether a voter belongs to an election's electorate: every condition that it states must hold. */
export function belongsTo(
  electorate: ElectionDefinition['electorate'],
  voter: Pick<Voter, 'district'>,
): boolean {
  return electorate.districts === undefined || electorate.districts.includes(voter.district);
}
