import { readAccessCode } from '@isoloir/protocol';

/** What somebody types to prove who they are, or to be sent it again; and where to. */
export type AccessField =
  | 'identifier'
  | 'password'
  | 'token'
  | 'orderNumber'
  | 'number'
  | 'birthDepartment'
  | 'mobile'
  | 'email'
  | 'emailAgain';

/** Why what was typed can not be right; nobody is asked for that. */
export type AccessFault = 'missing' | 'malformed' | 'checksum' | 'different';

/** A typed text as it is sent, or why it is not sent. */
export type TypedReading =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: AccessFault };

/** How many characters a RPPS number has, the last one being the key of the others (Luhn). */
const rppsDigits = 11;

/**
 * Reads one field as typed or pasted. Spaces, hyphens of all kinds, dots, invisible and full-width characters never
 * matter, but in e-mail addresses. `isRpps`: whether professional numbers are those of the French directory of health
 * professionals.
 */
export function readTyped(field: AccessField, text: string, isRpps: boolean): TypedReading {
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\u2212.]/gu, '');
  if (plain === '') return fault('missing');
  switch (field) {
    case 'identifier':
    case 'password':
    case 'token':
      return readCode(field, text);
    case 'orderNumber':
      // Pharmacists’ numbers end in a letter that does not count.
      return matching(plain.replace(/\p{L}$/u, ''), /^\d{4,6}$/);
    case 'number':
      return isRpps ? readRpps(plain) : { ok: true, value: plain };
    case 'birthDepartment':
      // As the 6th and 7th characters of a French social security number write it.
      return matching(plain.toUpperCase().padStart(2, '0'), /^(?:0[1-9]|[1-9]\d|2[AB])$/);
    case 'mobile':
      return matching(plain.replaceAll(/[()/]/g, ''), /^\+?\d{9,15}$/);
    case 'email':
      // Whether it exists only a mail can tell, and the server has the last word on its form.
      return matching(text.trim(), /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u);
    case 'emailAgain':
      return { ok: true, value: text.trim() };
  }
}

/** Codes of ours check themselves, so that a slip is told here. */
function readCode(kind: 'identifier' | 'password' | 'token', text: string): TypedReading {
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
