import { newAccessCode } from '@isoloir/protocol';
import { maskAddress } from '../contact-data/email-address.ts';
import { plainNumber } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { withdrawWaiting } from './requests/often.ts';

/** Somebody new on the roll, with what the roll says that they sign in with. */
export interface NewVoter {
  readonly id: string;
  readonly consultation: string;
  readonly number: string;
  readonly orderNumber?: string;
  /** E.164. */
  readonly mobile?: string;
  readonly birthDepartment?: string;
}

/**
 * Gives voters their identifiers, and keeps what else they sign in with. Call it in the transaction that puts them on the
 * roll. `taken` are identifiers that others of the consultation have.
 */
export async function giveAccess(
  rooms: Pick<Rooms, 'access'>,
  voters: readonly NewVoter[],
  taken: readonly string[] = [],
): Promise<void> {
  const given = new Set(taken);
  await rooms.access.addAll(
    voters.map(({ id, consultation, number, orderNumber, mobile, birthDepartment }) => ({
      voter: id,
      consultation,
      plainNumber: plainNumber(number),
      identifier: newIdentifier(given),
      orderNumber: orderNumber ?? null,
      mobile: mobile ?? null,
      birthDepartment: birthDepartment ?? null,
    })),
  );
}

function newIdentifier(given: Set<string>): string {
  for (;;) {
    const identifier = newAccessCode('identifier');
    if (given.has(identifier)) continue;
    given.add(identifier);
    return identifier;
  }
}

/** Gives a voter another identifier; the old one, the password and the sessions begun with it end. */
export async function giveNewIdentifier(
  rooms: Pick<Rooms, 'access' | 'sessions'>,
  { id, consultation }: Pick<Voter, 'id' | 'consultation'>,
): Promise<string> {
  const taken = (await rooms.access.ofConsultation(consultation)).map((access) => access.identifier);
  const identifier = newIdentifier(new Set(taken));
  await rooms.access.setIdentifier(id, identifier);
  await rooms.access.forgetPassword(id);
  await rooms.sessions.revoke(id, 'password');
  return identifier;
}

/** Makes worthless what was mailed to an address that is the voter’s no more: token and link, those that wait included. */
export async function forgetMailed(
  rooms: Pick<Rooms, 'access' | 'links' | 'outbox'>,
  voter: Pick<Voter, 'id'>,
  now: Date,
): Promise<void> {
  await rooms.access.forgetToken(voter.id);
  await rooms.links.replace(voter.id);
  for (const kind of ['token', 'access-link'] as const) {
    await withdrawWaiting(rooms.outbox, voter, kind, { now, mask: maskAddress });
  }
}
