import { createHash } from 'node:crypto';
import type { Rooms } from '../store/store.ts';

/**
 * Hex SHA-256 of a whole roll, and of what its voters sign in with but for their passwords. Every act that fixes or
 * changes the roll logs it, so that a change behind the office's back is seen.
 */
export async function rollHash(rooms: Pick<Rooms, 'roll' | 'access'>, consultation: string): Promise<string> {
  const digest = createHash('sha256');
  const accesses = await rooms.access.ofConsultation(consultation);
  const accessOf = new Map(accesses.map((access) => [access.voter, access]));
  for (const voter of await rooms.roll.ofConsultation(consultation)) {
    const access = accessOf.get(voter.id);
    digest.update(
      `${JSON.stringify([
        voter.id,
        voter.number,
        voter.name,
        voter.email,
        voter.language,
        voter.district,
        voter.college,
        voter.situation,
        voter.weight,
        voter.addedAt,
        access?.identifier ?? null,
        access?.plainNumber ?? null,
        access?.orderNumber ?? null,
        access?.mobile ?? null,
        // Not where there is none: rolls from before have the hash that they had.
        ...((access?.birthDepartment ?? null) === null ? [] : [access?.birthDepartment]),
      ])}\n`,
    );
  }
  return digest.digest('hex');
}
