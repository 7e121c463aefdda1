import { CsvError, parse } from 'csv-parse/sync';
import type { Checked, ConsultationDefinition, FileProblem } from '../definition/definition.ts';
import { nearest } from '../definition/nearest.ts';
import { readBytes } from '../definition/read-bytes.ts';
import type { Language } from '../http/schemas/common.ts';
import { belongsTo } from '../voting/electorate.ts';
import {
  departmentCell,
  emailCell,
  groupCell,
  languageCell,
  mobileCell,
  nameCell,
  numberCell,
  orderNumberCell,
  weightCell,
  type Cell,
} from './cells.ts';
import { linesOf } from './lines.ts';
import { plainNumber } from './read-number.ts';

/** Somebody who may vote. */
export interface RollEntry {
  /** Professional number, unique in the roll; as written there, or the digits of an RPPS number. */
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly district: string;
  readonly college?: string;
  readonly situation?: string;
  /** Number of inscription at the order, digits; where signing in asks for it. */
  readonly orderNumber?: string;
  /** E.164; where passwords go there. */
  readonly mobile?: string;
  /** Where somebody was born, as the French social security writes it; where links ask for it. */
  readonly birthDepartment?: string;
  /** How often the voter's ballot counts; in consultations with weights only. */
  readonly weight?: number;
}

/** The roll, or every bad line; `good` holds the good lines either way, `lines` says how many lines had a voter. */
export type CheckedRoll = Checked<readonly RollEntry[]> & {
  readonly good: readonly RollEntry[];
  readonly lines: number;
};

/** Columns as a header writes them; capitals do not matter there. */
type Column =
  | 'number'
  | 'name'
  | 'email'
  | 'language'
  | 'district'
  | 'college'
  | 'situation'
  | 'orderNumber'
  | 'mobile'
  | 'birthDepartment'
  | 'weight';

/** Bytes; a roll of a million voters fits. */
const largestFile = 128 * 1024 * 1024;

/**
 * Reads a roll: UTF-8, comma or semicolon, with a header that names the columns in any order: number, name, email,
 * language, and district, college, situation, orderNumber, mobile and weight where the definition needs them. Never
 * partly accepted: one bad line, and the outcome is the list of them.
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
  readonly #definition: ConsultationDefinition;
  readonly #needed: readonly Column[];
  readonly #known: readonly Column[];
  readonly #firstLine = new Map<string, number>();

  constructor(file: string, definition: ConsultationDefinition) {
    this.#file = file;
    this.#definition = definition;
    const { needed, optional } = columnsOf(definition);
    this.#needed = needed;
    this.#known = [...needed, ...optional];
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
      this.report(1, 'the file is empty', `the header ${this.#needed.join(',')} and a line for each voter`);
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
    const known = this.#known.map((column) => column.toLowerCase());
    const missing = this.#needed.filter((column) => !names.includes(column.toLowerCase()));
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) < index)
        this.report(line, `the column “${name}” stands twice`, 'each column once');
      else if (!known.includes(name)) {
        const meant = nearest(name, missing);
        this.report(
          line,
          `unknown column “${name}”`,
          meant === undefined ? `one of ${this.#known.join(', ')}` : `“${meant}”, if that was meant`,
        );
      }
    }
    if (missing.length === 0) return { delimiter, names };
    const list = missing.map((name) => `“${name}”`).join(', ');
    this.report(
      line,
      missing.length === 1 ? `the column ${list} is missing` : `the columns ${list} are missing`,
      `a first line such as ${this.#needed.join(',')}`,
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
    const has = (column: Column) => names.includes(column.toLowerCase());
    const cell = (column: Column) => cells[names.indexOf(column.toLowerCase())] ?? '';
    const before = this.problems.length;
    const take = <Value>(read: Cell<Value>): Value | undefined => {
      if (read.ok) return read.value;
      this.report(line, read.what, read.expected);
      return undefined;
    };
    /** What stands in a column that not every roll has. */
    const takeOptional = <Value>(column: Column, read: (text: string) => Cell<Value>): Value | undefined =>
      has(column) && (this.#needed.includes(column) || cell(column) !== '')
        ? take(read(cell(column)))
        : undefined;
    const { districts, colleges, situations, languages, profile } = this.#definition;
    const number = take(this.#numberOf(line, cell('number'), profile === 'french-public'));
    const name = take(nameCell(cell('name')));
    const email = take(emailCell(cell('email')));
    const district = take(groupCell('district', cell('district'), idsOf(districts)));
    // A consultation without colleges takes what the roll says of them, and asks nothing of it.
    const college = takeOptional('college', (text) =>
      colleges.length === 0 ? { ok: true, value: text } : groupCell('college', text, idsOf(colleges)),
    );
    const situation = takeOptional('situation', (text) => groupCell('situation', text, idsOf(situations)));
    const orderNumber = takeOptional('orderNumber', orderNumberCell);
    const mobile = takeOptional('mobile', mobileCell);
    const birthDepartment = takeOptional('birthDepartment', departmentCell);
    const language = take(languageCell(cell('language'), languages));
    const weight = takeOptional('weight', weightCell);
    if (number === undefined || name === undefined || email === undefined) return;
    if (district === undefined || language === undefined || this.problems.length > before) return;
    const entry = {
      ...{ number, name, email, language, district },
      ...(college === undefined ? {} : { college }),
      ...(situation === undefined ? {} : { situation }),
      ...(orderNumber === undefined ? {} : { orderNumber }),
      ...(mobile === undefined ? {} : { mobile }),
      ...(birthDepartment === undefined ? {} : { birthDepartment }),
      ...(weight === undefined ? {} : { weight }),
    };
    if (this.#hasElection(line, entry)) this.good.push(entry);
  }

  #numberOf(line: number, text: string, isRpps: boolean): Cell<string> {
    const read = numberCell(text, isRpps);
    if (!read.ok) return read;
    // Spelling differs between files: 1-12345-67-890 and 11234567890 are one person.
    const plain = plainNumber(read.value);
    const first = this.#firstLine.get(plain);
    if (first === undefined) this.#firstLine.set(plain, line);
    if (first === undefined) return read;
    return {
      ok: false,
      what: `the professional number “${text}” stands in line ${String(first)} already`,
      expected: 'each voter once',
    };
  }

  /** Whether somebody may vote at all: else they are on the roll by mistake, or the electorates are wrong. */
  #hasElection(line: number, entry: RollEntry): boolean {
    if (this.#definition.elections.some(({ electorate }) => belongsTo(electorate, entry))) return true;
    const { district, college, situation } = entry;
    const facts = Object.entries({ district, college, situation }).flatMap(([kind, id]) =>
      id === undefined || id === '' ? [] : [`${kind} “${id}”`],
    );
    this.report(
      line,
      `nobody with ${facts.join(' and ')} may vote in any election`,
      'a voter of one election at least',
    );
    return false;
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

function idsOf(groups: readonly { readonly id: string }[]): readonly string[] {
  return groups.map(({ id }) => id);
}

/** The columns that a roll must have for a consultation, and those that it may have. */
function columnsOf({ districts, colleges, situations, signIn, weights }: ConsultationDefinition): {
  readonly needed: readonly Column[];
  readonly optional: readonly Column[];
} {
  const byPassword = signIn.password !== undefined;
  const byOrderNumber =
    signIn.password?.withOrderNumber === true || signIn.openIdConnect?.withOrderNumber === true;
  const wanted: readonly (readonly [Column, boolean])[] = [
    ['district', districts.length > 0],
    ['college', colleges.length > 0],
    ['situation', situations.length > 0],
    ['orderNumber', byOrderNumber],
    // A password goes by SMS, or through a link.
    ['mobile', byPassword && signIn.links === undefined],
    ['birthDepartment', signIn.links !== undefined],
  ];
  const those = (isNeeded: boolean) => wanted.flatMap(([column, is]) => (is === isNeeded ? [column] : []));
  return {
    needed: [
      'number',
      'name',
      'email',
      'language',
      ...those(true),
      ...(weights ? (['weight'] as const) : []),
    ],
    optional: those(false).filter((column) => column !== 'situation' && column !== 'birthDepartment'),
  };
}
