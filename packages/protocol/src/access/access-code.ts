import { readSpoken, spokenRandom } from '../encoding/spoken-code.ts';
import { attempt, type ProtocolError } from '../errors.ts';
import { type RandomBytes, systemRandom } from '../random.ts';
import { type Result } from '../result.ts';

/** What a voter types to sign in: who they are, what was sent to their phone, what lets them vote. */
export type AccessCodeKind = 'identifier' | 'password' | 'token';

// Random characters, of 4.9 bits each: an identifier is no secret; the others carry 49 bits, and are guessed online only.
const randomCharacters = { identifier: 6, password: 10, token: 10 } as const satisfies Record<
  AccessCodeKind,
  number
>;

const checkCharacters = 2;

/**
 * A fresh code: an identifier of 8 characters, a password or token of 12. The last two check the others, so that a slip
 * of the finger is told where it is typed, without asking the server. It is shown in groups of four.
 */
export function newAccessCode(kind: AccessCodeKind, random: RandomBytes = systemRandom): string {
  return spokenRandom(randomCharacters[kind], random);
}

/**
 * Reads such a code as typed: any case, full-width letters, with spaces, dots or hyphens. Says `access-code-malformed`
 * for another length or alphabet, `access-code-checksum` when a character must be wrong; never whether somebody has it.
 */
export function readAccessCode(kind: AccessCodeKind, text: string): Result<string, ProtocolError> {
  return attempt(() =>
    readSpoken(text.normalize('NFKC'), randomCharacters[kind] + checkCharacters, {
      malformed: 'access-code-malformed',
      checksum: 'access-code-checksum',
    }),
  );
}
