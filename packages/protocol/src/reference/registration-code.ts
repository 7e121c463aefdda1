import { readSpoken, spokenHash } from '../encoding/spoken-code.ts';
import { attempt, type ProtocolError } from '../errors.ts';
import { type Result } from '../result.ts';

const DATA = 10;
const LENGTH = 12;

/**
 * The short form of a tracker, to be read out: 12 characters, of which 10 carry 49 bits of the SHA-256 of the tracker
 * and 2 check them. It is shown in groups of four by style, not by characters.
 */
export function registrationCodeOf(tracker: string): string {
  return spokenHash(tracker, DATA);
}

/** Reads a registration code as typed: any case, with spaces or hyphens; says when a character must be wrong. */
export function normalizeRegistrationCode(text: string): Result<string, ProtocolError> {
  return attempt(() =>
    readSpoken(text, LENGTH, {
      malformed: 'registration-code-malformed',
      checksum: 'registration-code-checksum',
    }),
  );
}
