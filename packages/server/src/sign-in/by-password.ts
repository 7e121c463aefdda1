import { plainNumber } from '../roll/read-number.ts';
import type { Voter } from '../store/roll.ts';
import type { Rooms } from '../store/store.ts';
import type { SecretHashes } from './secret-hash.ts';

/**
 * Whom an identifier names, and whether the password is theirs. Whatever is wrong, the same look-ups are made and one
 * password is hashed: neither the answer nor its time says what it was.
 */
export async function findByPassword(
  rooms: Pick<Rooms, 'access' | 'roll'>,
  hashes: SecretHashes,
  consultation: string,
  typed: { readonly identifier: string; readonly password: string },
): Promise<{ readonly voter: Voter | undefined; readonly fits: boolean }> {
  const access = await rooms.access.findByIdentifier(consultation, plainNumber(typed.identifier));
  const voter = await rooms.roll.find(access?.voter ?? '');
  const fits = await hashes.matches(plainNumber(typed.password), access?.passwordHash ?? undefined);
  return { voter, fits };
}
