/**
 * Numbers as people type them. Spaces, dashes, dots, case, invisible and full-width characters never matter. One module
 * for the roll and for signing in, so that what stands in the one always agrees with what is typed in the other.
 */

/** Letters and digits alone, in capitals; `１０-０１ ab` becomes `1001AB`. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '')
    .toUpperCase();
}

/** Whether the last digit is the key of the others (Luhn, ISO/IEC 7812-1). */
function hasLuhnKey(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map(Number)
    .reduce((total, digit, place) => {
      const counted = place % 2 === 0 ? digit : digit * 2;
      return total + (counted > 9 ? counted - 9 : counted);
    }, 0);
  return sum % 10 === 0;
}

/** A French RPPS number, eleven digits of which the last is a key; undefined when it is none. */
export function readRpps(text: string): string | undefined {
  const digits = plainNumber(text);
  return /^[0-9]{11}$/.test(digits) && hasLuhnKey(digits) ? digits : undefined;
}

/**
 * The number under which somebody is inscribed at a French order: four to six digits. The letter that ends those of
 * pharmacists does not count. Undefined when it is none.
 */
export function readOrderNumber(text: string): string | undefined {
  return /^([0-9]{4,6})[A-Z]?$/.exec(plainNumber(text))?.[1];
}

/**
 * The department of birth as the 6th and 7th characters of a French social security number write it: `01` to `99` (97 and
 * 98 overseas, 99 abroad), `2A`, `2B`; undefined when it is none. A `1` alone is 01.
 */
export function readDepartment(text: string): string | undefined {
  const plain = plainNumber(text).padStart(2, '0');
  return /^(?:0[1-9]|[1-9][0-9]|2[AB])$/.test(plain) ? plain : undefined;
}

/** Country codes of mobile numbers that are written with a leading 0, by what stands after it. */
const nationalMobiles: readonly (readonly [RegExp, string])[] = [
  [/^69[01][0-9]{6}$/, '590'],
  // 06 39 98 is kept for examples, and counted with mainland France.
  [/^(?:69[23]|639(?!98))[0-9]{6}$/, '262'],
  [/^694[0-9]{6}$/, '594'],
  [/^69[67][0-9]{6}$/, '596'],
  [/^[67][0-9]{8}$/, '33'],
  [/^4[5-9][0-9]{7}$/, '32'],
];

/**
 * A mobile phone number as E.164, such as `+33612345678`; undefined when it is none. Without country code those of
 * France, its overseas departments and Belgium are understood: `06 12 34 56 78`, `0470 12 34 56`.
 */
export function readMobile(text: string): string | undefined {
  // What stands in brackets after a country code is dialled without it: +33 (0)6 …
  const typed = text.normalize('NFKC').replaceAll(/\(0\)/g, '');
  const isInternational = /^[^\p{L}\p{Nd}+]*\+/u.test(typed);
  const digits = plainNumber(typed);
  if (!/^[0-9]+$/.test(digits)) return undefined;
  if (isInternational || digits.startsWith('00')) {
    const number = isInternational ? digits : digits.slice(2);
    return /^[1-9][0-9]{7,14}$/.test(number) ? `+${number}` : undefined;
  }
  const national = digits.slice(1);
  const country = nationalMobiles.find(([shape]) => shape.test(national))?.[1];
  return digits.startsWith('0') && country !== undefined ? `+${country}${national}` : undefined;
}

/** A mobile number of which its owner recognises enough: `•••••••78`. */
export function maskMobile(mobile: string): string {
  return `•••••••${mobile.slice(-2)}`;
}
