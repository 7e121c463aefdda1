import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { looseObject, parse, record, string, type InferOutput } from 'valibot';
import { root } from '../root.ts';

const named = record(string(), string());
const texts = looseObject({ checks: named, tests: named, notes: named, colours: named });

/** The texts of the report in a language. */
export class ReportWords {
  readonly #texts: InferOutput<typeof texts>;

  constructor(language: 'fr' | 'nl') {
    this.#texts = parse(
      texts,
      JSON.parse(readFileSync(join(root, `locales/report/${language}.json`), 'utf8')),
    );
  }

  /** A text, with what is to be filled in. Throws when there is none: a report with holes helps nobody. */
  text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const found = this.#texts[key];
    if (typeof found !== 'string') throw new Error(`no text for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
  }

  /** What a check, a test or a note is called. */
  named(kind: 'checks' | 'tests' | 'notes', name: string): string {
    const found = this.#texts[kind][name];
    if (found === undefined) throw new Error(`no text for ${kind}.${name}`);
    return found;
  }

  /** A mode in which something was looked at: colours, a width, a text size. */
  mode(name: string): string {
    return name.replaceAll(
      /forced colours|light|dark/gu,
      (colours) => this.#texts.colours[colours] ?? colours,
    );
  }

  /** The names of all of a kind. */
  all(kind: 'checks' | 'tests'): readonly string[] {
    return Object.keys(this.#texts[kind]);
  }
}
