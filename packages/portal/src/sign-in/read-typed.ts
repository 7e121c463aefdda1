import { readAccessCode } from '@isoloir/protocol';

/** What somebody types to prove who they are, or to be sent it again. */
export type AccessField = 'identifier' | 'password' | 'orderNumber' | 'number' | 'mobile';

/** Why what was typed can not be right; nobody is asked for that. */
export type AccessFault = 'missing' | 'malformed' | 'checksum';

/** A typed text as it is sent, or why it is not sent. */
export type TypedReading =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: AccessFault };

/** How many characters a RPPS number has, the last one being the key of the others (Luhn). */
const rppsDigits = 11;

/**
 * Reads one field as typed or pasted. Spaces, hyphens of all kinds, dots, invisible and full-width characters never
 * matter. `isRpps`: whether professional numbers are those of the French directory of health professionals.
 */
export function readTyped(field: AccessField, text: string, isRpps: boolean): TypedReading {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\u2212.]/gu, '');
  if (plain === '') return fault('missing');
  switch (field) {
    case 'identifier':
    case 'password':
      return readCode(field, text);
    case 'orderNumber':
      // Pharmacists’ numbers end in a letter that does not count.
      return matching(plain.replace(/\p{L}$/u, ''), /^\d{4,6}$/);
    case 'number':
      return isRpps ? readRpps(plain) : { ok: true, value: plain };
    case 'mobile':
      return matching(plain.replaceAll(/[()/]/g, ''), /^\+?\d{9,15}$/);
  }
}

/** Codes of ours check themselves, so that a slip is told here. */
function readCode(kind: 'identifier' | 'password', text: string): TypedReading {
  const read = readAccessCode(kind, text);
  if (read.ok) return read;
  return fault(read.error.code === 'access-code-checksum' ? 'checksum' : 'malformed');
}

function readRpps(plain: string): TypedReading {
  if (!/^\d+$/.test(plain) || plain.length !== rppsDigits) return fault('malformed');
  return luhnSum(plain) % 10 === 0 ? { ok: true, value: plain } : fault('checksum');
}

/** The sum of the digits from the right, every second one doubled and its own digits added. */
function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .reverse()
    .map((digit, place) => (place % 2 === 0 ? digit : digit * 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
}

function matching(value: string, shape: RegExp): TypedReading {
  return shape.test(value) ? { ok: true, value } : fault('malformed');
}

function fault(found: AccessFault): TypedReading {
  return { ok: false, fault: found };
}
