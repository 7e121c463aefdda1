import { plainNumber, readOrderNumber } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import { sameText } from './same-text.ts';
import type { SecretHashes } from './secret-hash.ts';

/** What a voter types. */
export interface TypedPassword {
  readonly identifier: string;
  readonly password: string;
  readonly orderNumber: string;
}

/**
 * The voter who has this identifier, password and order number. Whatever is wrong, the same look-ups are made and one
 * password is hashed: neither the answer nor its time says what it was.
 */
export async function voterByPassword(
  rooms: Pick<Rooms, 'access' | 'roll'>,
  hashes: SecretHashes,
  consultation: string,
  typed: TypedPassword,
): Promise<Voter | undefined> {
  const access = await rooms.access.findByIdentifier(consultation, plainNumber(typed.identifier));
  const voter = await rooms.roll.find(access?.voter ?? '');
  const password = await hashes.matches(plainNumber(typed.password), access?.passwordHash ?? undefined);
  const orderNumber = sameText(readOrderNumber(typed.orderNumber) ?? '', access?.orderNumber);
  return password && orderNumber ? voter : undefined;
}
