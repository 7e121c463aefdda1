import { nearest } from '../definition/nearest.ts';
import type { Language } from '../http/schemas/common.ts';
import { readDepartment, readMobile, readOrderNumber, readRpps } from './read-number.ts';

/** What a cell of a roll says, or what is wrong with it and what is expected. */
export type Cell<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly what: string; readonly expected: string };

function good<Value>(value: Value): Cell<Value> {
  return { ok: true, value };
}

function bad(what: string, expected: string): Cell<never> {
  return { ok: false, what, expected };
}

/** The largest weight of one voter; the protocol counts to about a thousand times as much. */
const largestWeight = 999_999_999;

// A separator before each group but the first: were it optional, a wrong number of forty signs would take hours to refuse.
const numberShape = /^[\p{L}\p{Nd}]+([-./ ][\p{L}\p{Nd}]+)*$/u;
const emailShape =
  /^[^\s@,;:<>()[\]"]+@[\p{L}\p{Nd}]([\p{L}\p{Nd}.-]*[\p{L}\p{Nd}])?\.[\p{L}][\p{L}\p{Nd}-]*$/u;

/** A professional number: as it is written, or, where it is an RPPS number, its digits. */
export function numberCell(text: string, isRpps: boolean): Cell<string> {
  if (text === '') return bad('the professional number is missing', 'a number in the column “number”');
  if (isRpps) {
    const digits = readRpps(text);
    if (digits !== undefined) return good(digits);
    return bad(
      `“${shorten(text)}” is not an RPPS number`,
      'eleven digits, of which the last is the key of the others',
    );
  }
  if (text.length <= 40 && numberShape.test(text)) return good(text);
  return bad(
    `the professional number is “${shorten(text)}”`,
    'letters and digits, at most 40, with single -, ., / or spaces between them',
  );
}

/** A name on one line. */
export function nameCell(text: string): Cell<string> {
  if (text === '') return bad('the name is missing', 'a name in the column “name”');
  if (text.length <= 200 && !/\p{Cc}/u.test(text)) return good(text);
  return bad(`the name is “${shorten(text)}”`, 'at most 200 characters, without control characters');
}

/** An e-mail address. */
export function emailCell(text: string): Cell<string> {
  if (text === '')
    return bad('the contact is missing: there is no e-mail address', 'an address in the column “email”');
  if (text.length <= 254 && !text.includes('..') && emailShape.test(text)) return good(text);
  return bad(`“${shorten(text)}” is not an e-mail address`, 'an address such as voter@example.org');
}

/** The id of a group that the consultation knows; empty where it knows none. */
export function groupCell(
  kind: 'district' | 'college' | 'situation',
  text: string,
  known: readonly string[],
): Cell<string> {
  // A consultation without such groups asks nothing of the column.
  if (known.length === 0 ? text === '' : known.includes(text)) return good(text);
  if (known.length === 0)
    return bad(
      `the ${kind} is “${shorten(text)}”, but the consultation has no ${kind}s`,
      `an empty column “${kind}”`,
    );
  const meant = nearest(text, known);
  return bad(
    text === '' ? `the ${kind} is missing` : `unknown ${kind} “${shorten(text)}”`,
    meant === undefined ? `one of ${known.join(', ')}` : `“${meant}”, if that was meant`,
  );
}

/** One of the consultation's languages. */
export function languageCell(text: string, known: readonly Language[]): Cell<Language> {
  const language = known.find((each) => each === text.toLowerCase());
  if (language !== undefined) return good(language);
  return bad(
    text === '' ? 'the language is missing' : `unknown language “${shorten(text)}”`,
    known.length === 1 ? known.join('') : `one of ${known.join(', ')}`,
  );
}

/** How often a ballot counts. */
export function weightCell(text: string): Cell<number> {
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return good(Number(text));
  return bad(
    text === '' ? 'the weight is missing' : `the weight is “${shorten(text)}”`,
    `a whole number from 0 to ${String(largestWeight)}`,
  );
}

/** A number of inscription at an order. */
export function orderNumberCell(text: string): Cell<string> {
  const number = readOrderNumber(text);
  if (number !== undefined) return good(number);
  return bad(
    text === '' ? 'the order number is missing' : `the order number is “${shorten(text)}”`,
    'four to six digits, without the number of the department',
  );
}

/** A department of birth. */
export function departmentCell(text: string): Cell<string> {
  const department = readDepartment(text);
  if (department !== undefined) return good(department);
  return bad(
    text === '' ? 'the department of birth is missing' : `“${shorten(text)}” is not a department of birth`,
    'two characters as on the health insurance card: 01 to 99, 2A or 2B',
  );
}

/** A mobile phone number. */
export function mobileCell(text: string): Cell<string> {
  const number = readMobile(text);
  if (number !== undefined) return good(number);
  return bad(
    text === '' ? 'the mobile phone number is missing' : `“${shorten(text)}” is not a mobile phone number`,
    'a number such as +33 6 12 34 56 78, or 06 12 34 56 78',
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
