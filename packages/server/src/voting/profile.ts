import type { Static } from 'typebox';
import { maskAddress } from '../contact-data/email-address.ts';
import type { GroupDefinition } from '../definition/definition.ts';
import { readStoredDefinition } from '../definition/stored-definition.ts';
import type { LocalizedText } from '../http/schemas/common.ts';
import type { Profile } from '../http/schemas/session.ts';
import { maskMobile } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import type { TimedRun } from './voter-elections.ts';

/** The college and the district of a voter as they are called, where the consultation has such. */
export async function groupsOf(
  rooms: Rooms,
  voter: Voter,
): Promise<{ readonly college?: LocalizedText; readonly district?: LocalizedText }> {
  const stored = await rooms.consultations.find(voter.consultation);
  if (stored === undefined) throw new Error(`Voter ${voter.id} belongs to no consultation`);
  const { colleges, districts } = readStoredDefinition(stored.definition);
  const [college, district] = [titleOf(colleges, voter.college), titleOf(districts, voter.district)];
  return {
    ...(college === undefined ? {} : { college }),
    ...(district === undefined ? {} : { district }),
  };
}

/** What the roll says of a voter, as they may see it: how they are reached, masked. */
export async function profileOf(rooms: Rooms, voter: Voter): Promise<Static<typeof Profile>> {
  const access = await rooms.access.ofVoter(voter.id);
  const [orderNumber, mobile] = [access?.orderNumber ?? null, access?.mobile ?? null];
  return {
    number: voter.number,
    ...(orderNumber === null ? {} : { orderNumber }),
    email: maskAddress(voter.email),
    ...(mobile === null ? {} : { mobile: maskMobile(mobile) }),
    ...(await groupsOf(rooms, voter)),
  };
}

function titleOf(groups: readonly GroupDefinition[], id: string | null): LocalizedText | undefined {
  return groups.find((group) => group.id === id)?.title;
}

/** The colleges that elect in a run, as they are called; none where all do, or where there are none. */
export async function collegesOf(
  rooms: Rooms,
  { run, electorate }: Pick<TimedRun, 'run' | 'electorate'>,
): Promise<LocalizedText[]> {
  const stored = await rooms.consultations.find(run.consultation);
  if (stored === undefined) throw new Error(`Run ${run.uuid} belongs to no consultation`);
  const { colleges } = readStoredDefinition(stored.definition);
  return colleges.flatMap(({ id, title }) => (electorate.colleges?.includes(id) === true ? [title] : []));
}
