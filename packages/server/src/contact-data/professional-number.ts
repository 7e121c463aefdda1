/** What a professional number is not. */
export type ProfessionalNumberFault = 'professional-number-shape' | 'professional-number-check-digits';

/** A number in its usual writing, or why it is none. */
export type ProfessionalNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly fault: ProfessionalNumberFault };

// RIZIV/INAMI: the check digits are the modulus less the remainder of the first six digits. Since April 2019 new numbers
// of physicians may use 89 where those with 97 were given out.
const moduli = [97, 89] as const;

/**
 * Reads a Belgian INAMI/RIZIV number: profession (1 digit), serial (5), check digits (2), qualification (3), with or
 * without separators between them. The answer is written 1-23456-78-901.
 */
export function readProfessionalNumber(text: string): ProfessionalNumber {
  const parts = /^(\d)[-./ ]?(\d{5})[-./ ]?(\d{2})[-./ ]?(\d{3})$/.exec(text.trim());
  if (parts === null) return { ok: false, fault: 'professional-number-shape' };
  const [, profession = '', serial = '', check = '', qualification = ''] = parts;
  const subject = Number(`${profession}${serial}`);
  if (!moduli.some((modulus) => modulus - (subject % modulus) === Number(check))) {
    return { ok: false, fault: 'professional-number-check-digits' };
  }
  return { ok: true, number: [profession, serial, check, qualification].join('-') };
}
