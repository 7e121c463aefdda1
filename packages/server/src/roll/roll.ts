import { CsvError, parse } from 'csv-parse/sync';
import type { Checked, ConsultationDefinition, FileProblem } from '../definition/definition.ts';
import { nearest } from '../definition/nearest.ts';
import { readBytes } from '../definition/read-bytes.ts';
import type { Language } from '../http/schemas/common.ts';
import { linesOf } from './lines.ts';

/** Somebody who may vote. */
export interface RollEntry {
  /** Professional number, unique in the roll; as written there. */
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly district: string;
  readonly college?: string;
  /** How often the voter's ballot counts; in consultations with weights only. */
  readonly weight?: number;
}

/** The roll, or every bad line; `good` holds the good lines either way, `lines` says how many lines had a voter. */
export type CheckedRoll = Checked<readonly RollEntry[]> & {
  readonly good: readonly RollEntry[];
  readonly lines: number;
};

const columns = ['number', 'name', 'email', 'language', 'district'] as const;
const optionalColumns = ['college'] as const;
/** In consultations with weights, this column must be there; elsewhere it is unknown. */
const weightColumn = 'weight';
type Column = (typeof columns)[number] | (typeof optionalColumns)[number] | typeof weightColumn;

/** The largest weight of one voter; the protocol counts to about a thousand times as much. */
const largestWeight = 999_999_999;

/** Bytes; a roll of a million voters fits. */
const largestFile = 128 * 1024 * 1024;

const numberShape = /^[\p{L}\p{Nd}]+([-./ ]?[\p{L}\p{Nd}]+)*$/u;
const emailShape =
  /^[^\s@,;:<>()[\]"]+@[\p{L}\p{Nd}]([\p{L}\p{Nd}.-]*[\p{L}\p{Nd}])?\.[\p{L}][\p{L}\p{Nd}-]*$/u;

/**
 * Reads a roll: UTF-8, comma or semicolon, with the header `number,name,email,language,district` (and `college` if
 * wanted, and `weight` where the definition has weights) in any order. Never partly accepted: one bad line, and the outcome is the list of them.
 */
export async function readRoll(file: string, definition: ConsultationDefinition): Promise<CheckedRoll> {
  const bytes = await readBytes(file, largestFile, 'a roll as CSV');
  return bytes.ok ? parseRoll(file, bytes.value, definition) : { ...bytes, good: [], lines: 0 };
}

/** As readRoll, of bytes. `file` is the name that problems are reported under. */
export function parseRoll(file: string, bytes: Uint8Array, definition: ConsultationDefinition): CheckedRoll {
  const reader = new RollReader(file, definition);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) reader.report(1, 'the file is UTF-16 text', 'a file saved as UTF-8');
  else reader.readAll(bytes);
  const { good, problems, lines } = reader;
  return problems.length === 0
    ? { ok: true, value: good, good, lines }
    : { ok: false, problems, good, lines };
}

interface Header {
  readonly delimiter: string;
  readonly names: readonly string[];
}

class RollReader {
  readonly good: RollEntry[] = [];
  readonly problems: FileProblem[] = [];
  lines = 0;
  readonly #file: string;
  readonly #languages: readonly Language[];
  readonly #districts: readonly string[];
  readonly #columns: readonly string[];
  readonly #weights: boolean;
  readonly #firstLine = new Map<string, number>();

  constructor(file: string, definition: ConsultationDefinition) {
    this.#file = file;
    this.#languages = definition.languages;
    this.#districts = definition.districts.map(({ id }) => id);
    this.#weights = definition.weights;
    this.#columns = definition.weights ? [...columns, weightColumn] : columns;
  }

  readAll(bytes: Uint8Array): void {
    let header: Header | undefined;
    for (const { number, text } of linesOf(bytes)) {
      if (text?.trim() === '') continue;
      if (header === undefined) {
        header = this.#readHeader(number, text);
        if (header === undefined) return;
        continue;
      }
      this.lines += 1;
      if (text === undefined) this.#reportEncoding(number);
      else this.#readLine(number, text, header);
    }
    if (header === undefined)
      this.report(1, 'the file is empty', `the header ${this.#columns.join(',')} and a line for each voter`);
    else if (this.lines === 0)
      this.report(1, 'the roll has no voters', 'a line for each voter after the header');
  }

  /** The columns; undefined, and a problem, when no line can be understood by them. */
  #readHeader(line: number, text: string | undefined): Header | undefined {
    if (text === undefined) {
      this.#reportEncoding(line);
      return undefined;
    }
    const delimiter = text.split(';').length > text.split(',').length ? ';' : ',';
    const cells = this.#cellsOf(line, text, delimiter);
    if (cells === undefined) return undefined;
    const names = cells.map((cell) => cell.toLowerCase());
    const known: readonly string[] = [...this.#columns, ...optionalColumns];
    const missing = this.#columns.filter((column) => !names.includes(column));
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) < index)
        this.report(line, `the column “${name}” stands twice`, 'each column once');
      else if (!known.includes(name)) {
        const meant = nearest(name, missing);
        this.report(
          line,
          `unknown column “${name}”`,
          meant === undefined ? `one of ${known.join(', ')}` : `“${meant}”, if that was meant`,
        );
      }
    }
    if (missing.length === 0) return { delimiter, names };
    const list = missing.map((name) => `“${name}”`).join(', ');
    this.report(
      line,
      missing.length === 1 ? `the column ${list} is missing` : `the columns ${list} are missing`,
      `a first line such as ${this.#columns.join(',')}`,
    );
    return undefined;
  }

  #readLine(line: number, text: string, { delimiter, names }: Header): void {
    const cells = this.#cellsOf(line, text, delimiter);
    if (cells === undefined) return;
    if (cells.length !== names.length) {
      this.report(
        line,
        `the line has ${String(cells.length)} ${cells.length === 1 ? 'column' : 'columns'}, the header ${String(names.length)}`,
        `${String(names.length)} columns; a value with “${delimiter}” in it stands in double quotes`,
      );
      return;
    }
    const cell = (column: Column) => cells[names.indexOf(column)] ?? '';
    const before = this.problems.length;
    this.#checkNumber(line, cell('number'));
    this.#checkName(line, cell('name'));
    this.#checkEmail(line, cell('email'));
    this.#checkDistrict(line, cell('district'));
    const language = this.#languageOf(line, cell('language'));
    const weight = this.#weights ? this.#weightOf(line, cell('weight')) : undefined;
    if (this.problems.length > before || language === undefined) return;
    const [number, name, email, district, college] = [
      cell('number'),
      cell('name'),
      cell('email'),
      cell('district'),
      cell('college'),
    ];
    this.good.push({
      number,
      name,
      email,
      language,
      district,
      ...(college === '' ? {} : { college }),
      ...(weight === undefined ? {} : { weight }),
    });
  }

  #checkNumber(line: number, number: string): void {
    if (number === '') {
      this.report(line, 'the professional number is missing', 'a number in the column “number”');
    } else if (number.length > 40 || !numberShape.test(number)) {
      this.report(
        line,
        `the professional number is “${shorten(number)}”`,
        'letters and digits, at most 40, with single -, ., / or spaces between them',
      );
    } else {
      // Spelling differs between files: 1-12345-67-890 and 11234567890 are one person.
      const plain = number.replaceAll(/[^\p{L}\p{Nd}]/gu, '').toUpperCase();
      const first = this.#firstLine.get(plain);
      if (first === undefined) this.#firstLine.set(plain, line);
      else
        this.report(
          line,
          `the professional number “${number}” stands in line ${String(first)} already`,
          'each voter once',
        );
    }
  }

  #checkName(line: number, name: string): void {
    if (name === '') this.report(line, 'the name is missing', 'a name in the column “name”');
    else if (name.length > 200 || /\p{Cc}/u.test(name)) {
      this.report(
        line,
        `the name is “${shorten(name)}”`,
        'at most 200 characters, without control characters',
      );
    }
  }

  #checkEmail(line: number, email: string): void {
    if (email === '') {
      this.report(
        line,
        'the contact is missing: there is no e-mail address',
        'an address in the column “email”',
      );
    } else if (email.length > 254 || email.includes('..') || !emailShape.test(email)) {
      this.report(
        line,
        `“${shorten(email)}” is not an e-mail address`,
        'an address such as voter@example.org',
      );
    }
  }

  #checkDistrict(line: number, district: string): void {
    // A consultation without districts asks nothing of the column.
    if (this.#districts.length === 0 ? district === '' : this.#districts.includes(district)) return;
    if (this.#districts.length === 0) {
      this.report(
        line,
        `the district is “${shorten(district)}”, but the consultation has no districts`,
        'an empty column “district”',
      );
      return;
    }
    const meant = nearest(district, this.#districts);
    this.report(
      line,
      district === '' ? 'the district is missing' : `unknown district “${shorten(district)}”`,
      meant === undefined ? `one of ${this.#districts.join(', ')}` : `“${meant}”, if that was meant`,
    );
  }

  #weightOf(line: number, given: string): number | undefined {
    if (/^(?:0|[1-9]\d{0,8})$/.test(given)) return Number(given);
    this.report(
      line,
      given === '' ? 'the weight is missing' : `the weight is “${shorten(given)}”`,
      `a whole number from 0 to ${String(largestWeight)}`,
    );
    return undefined;
  }

  #languageOf(line: number, given: string): Language | undefined {
    const language = this.#languages.find((each) => each === given.toLowerCase());
    if (language === undefined) {
      this.report(
        line,
        given === '' ? 'the language is missing' : `unknown language “${shorten(given)}”`,
        this.#languages.length === 1 ? this.#languages.join('') : `one of ${this.#languages.join(', ')}`,
      );
    }
    return language;
  }

  /**
   * The cells of one line. Each line is parsed alone, although CSV lets quoted text run over lines: no cell of a roll
   * needs to, and so a quote that is never closed spoils its own line and not the rest of the file.
   */
  #cellsOf(line: number, text: string, delimiter: string): readonly string[] | undefined {
    try {
      const [cells] = parse(text, { delimiter, trim: true });
      return cells ?? [];
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      this.report(
        line,
        'the double quotes (") do not match',
        'a quote on both sides of a value, and "" for a quote inside it',
      );
      return undefined;
    }
  }

  #reportEncoding(line: number): void {
    this.report(line, 'the line is not UTF-8 text: its accents would be lost', 'a file saved as UTF-8');
  }

  report(line: number, what: string, expected: string): void {
    this.problems.push({ file: this.#file, line, what, expected });
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
