import type { ConsultationDefinition } from '../definition/definition.ts';
import { failure, success, type Outcome } from '../errors.ts';
import type { FieldProblem } from '../http/schemas/common.ts';
import type { Address, ContactData } from '../http/schemas/contact-data.ts';
import { isEmailAddress } from './email-address.ts';
import { readProfessionalNumber } from './professional-number.ts';

/** Characters; the fields of the forms on paper are far shorter. */
const longest = 200;

type Code = FieldProblem['code'];

/** What is wrong with a text that is there, if anything. */
type Check = (text: string) => Code | undefined;

const anything: Check = () => undefined;
const email: Check = (text) => (isEmailAddress(text) ? undefined : 'email');

// Belgian numbers have nine or ten digits with the zero; others come with their country, E.164: 15 digits at most.
const phone: Check = (text) => {
  const digits = text.replaceAll(/[\s./()-]/g, '');
  return /^0[1-9]\d{7,8}$/.test(digits) || /^(\+|00)[1-9]\d{6,13}$/.test(digits) ? undefined : 'phone';
};

const belgium = /^(be|belgique|belgi[eë]|belgien|belgium)?$/i;

function postalCodeIn(country: string | undefined): Check {
  const shape = belgium.test(country?.trim() ?? '')
    ? /^[1-9]\d{3}$/
    : /^[\p{L}\p{Nd}]([\p{L}\p{Nd} -]{0,10}[\p{L}\p{Nd}])?$/u;
  return (text) => (shape.test(text) ? undefined : 'postal-code');
}

/** Reads fields, notes what is wrong with them, and leaves empty ones out. */
class FieldReader {
  readonly problems: FieldProblem[] = [];

  read(pointer: string, given: string | undefined, check: Check): string | undefined {
    const text = (given ?? '').trim();
    if (text === '') return undefined;
    const code = faultOf(text) ?? check(text);
    if (code !== undefined) this.problems.push({ pointer, code });
    return text;
  }

  address(pointer: string, given: Address): Address {
    const checks = {
      institution: anything,
      street: anything,
      postalCode: postalCodeIn(given.country),
      city: anything,
      country: anything,
      phone,
      fax: phone,
      email,
    } as const satisfies Record<keyof Address, Check>;
    return {
      ...this.#part('institution', given, pointer, checks.institution),
      ...this.#part('street', given, pointer, checks.street),
      ...this.#part('postalCode', given, pointer, checks.postalCode),
      ...this.#part('city', given, pointer, checks.city),
      ...this.#part('country', given, pointer, checks.country),
      ...this.#part('phone', given, pointer, checks.phone),
      ...this.#part('fax', given, pointer, checks.fax),
      ...this.#part('email', given, pointer, checks.email),
    };
  }

  #part(key: keyof Address, address: Address, pointer: string, check: Check): Address {
    const text = this.read(`${pointer}/${key}`, address[key], check);
    return text === undefined ? {} : { [key]: text };
  }
}

function faultOf(text: string): Code | undefined {
  if (text.length > longest) return 'too-long';
  // Control and format characters: a line break in an address has forged mail headers before.
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? 'not-one-line' : undefined;
}

/**
 * Checks contact data and gives them in their usual writing: trimmed, without empty texts, the Belgian professional
 * number with its hyphens. The failure names every field that does not fit, never a value.
 */
export function checkContactData(
  given: ContactData,
  profile: ConsultationDefinition['profile'],
): Outcome<ContactData> {
  const reader = new FieldReader();
  const professionalNumber = readNumber(reader, given.professionalNumber, profile);
  const newsletterEmail = reader.read('/newsletterEmail', given.newsletterEmail, email);
  const speciality = reader.read('/speciality', given.speciality, anything);
  const privateEmail = reader.read('/privateEmail', given.privateEmail, email);
  const professionalEmail = reader.read('/professionalEmail', given.professionalEmail, email);
  const { publishProfessionalEmail } = given;
  if (publishProfessionalEmail && professionalEmail === undefined) {
    reader.problems.push({ pointer: '/professionalEmail', code: 'missing' });
  }
  const data: ContactData = {
    ...(newsletterEmail === undefined ? {} : { newsletterEmail }),
    professionalNumber,
    ...(speciality === undefined ? {} : { speciality }),
    correspondence: reader.address('/correspondence', given.correspondence),
    practice: reader.address('/practice', given.practice),
    ...(privateEmail === undefined ? {} : { privateEmail }),
    ...(professionalEmail === undefined ? {} : { professionalEmail }),
    publishProfessionalEmail,
  };
  const { problems } = reader;
  return problems.length === 0 ? success(data) : failure('contact-data-invalid', { fields: problems });
}

/** The addresses that a voter gives when asking for documents by e-mail. */
export interface Emails {
  readonly privateEmail: string;
  readonly professionalEmail?: string;
  readonly publishProfessionalEmail: boolean;
}

/** As checkContactData, of the addresses alone: there must be a private one. */
export function checkEmails(given: Emails): Outcome<Emails> {
  const reader = new FieldReader();
  const privateEmail = reader.read('/privateEmail', given.privateEmail, email);
  const professionalEmail = reader.read('/professionalEmail', given.professionalEmail, email);
  const { publishProfessionalEmail } = given;
  if (privateEmail === undefined) reader.problems.push({ pointer: '/privateEmail', code: 'missing' });
  if (publishProfessionalEmail && professionalEmail === undefined) {
    reader.problems.push({ pointer: '/professionalEmail', code: 'missing' });
  }
  const { problems } = reader;
  if (privateEmail === undefined || problems.length > 0) {
    return failure('contact-data-invalid', { fields: problems });
  }
  return success({
    privateEmail,
    ...(professionalEmail === undefined ? {} : { professionalEmail }),
    publishProfessionalEmail,
  });
}

function readNumber(reader: FieldReader, given: string, profile: ConsultationDefinition['profile']): string {
  const pointer = '/professionalNumber';
  const check: Check =
    profile === 'belgian-order'
      ? (text) => {
          const read = readProfessionalNumber(text);
          return read.ok ? undefined : read.fault;
        }
      : anything;
  const text = reader.read(pointer, given, check);
  if (text === undefined) {
    reader.problems.push({ pointer, code: 'missing' });
    return '';
  }
  const read = profile === 'belgian-order' ? readProfessionalNumber(text) : undefined;
  return read?.ok === true ? read.number : text;
}
