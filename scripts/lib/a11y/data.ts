import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, literal, number, object, parse, string, union, type InferOutput } from 'valibot';
import { root } from '../root.ts';

const look = object({
  check: string(),
  what: union([literal('story'), literal('page')]),
  subject: string(),
  language: union([literal('fr'), literal('nl')]),
  mode: string(),
  findings: number(),
});

/** A look that a program took at a story or a page; see `test/support/access-log.ts`. */
export type RecordedLook = InferOutput<typeof look>;

const seenByHand = array(object({ date: string(), criteria: array(string()), fr: string(), nl: string() }));

/** What somebody looked at: when, for which criteria, and what it was. */
export type SeenByHand = InferOutput<typeof seenByHand>[number];

/** A criterion of WCAG 2.2, and what is done for it. */
export interface WcagCriterion {
  readonly id: string;
  readonly level: string;
  readonly name: { readonly fr: string; readonly nl: string };
  /** Names of checks and tests, and of a note, as the texts of the report have them. */
  readonly checks: readonly string[];
  readonly tests: readonly string[];
  readonly note: string | undefined;
}

/** A criterion of the RGAA, which is French, and the criteria of WCAG behind it. */
export interface RgaaCriterion {
  readonly id: string;
  readonly name: string;
  readonly wcag: readonly string[];
}

const folder = join(root, 'scripts/lib/a11y');

function rows(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

const listOf = (text: string, separator: string): readonly string[] =>
  text.split(separator).filter((part) => part !== '');

/** The 55 criteria of WCAG 2.2 at the levels A and AA. */
export function wcagCriteria(): readonly WcagCriterion[] {
  return rows('wcag.tsv').map(
    ([id = '', level = '', fr = '', nl = '', checks = '', tests = '', note = '']) => ({
      id,
      level,
      name: { fr, nl },
      checks: listOf(checks, ','),
      tests: listOf(tests, ','),
      note: note === '' ? undefined : note,
    }),
  );
}

/** The 106 criteria of the RGAA 4.1.2, by number and subject. */
export function rgaaCriteria(): readonly RgaaCriterion[] {
  return rows('rgaa.tsv').map(([id = '', name = '', wcag = '']) => ({ id, name, wcag: listOf(wcag, ' ') }));
}

/** What was looked at by somebody. */
export function handChecks(): readonly SeenByHand[] {
  return parse(seenByHand, JSON.parse(readFileSync(join(folder, 'by-hand.json'), 'utf8')));
}

/** The looks that a run has written down. */
export function readLooks(file: string): readonly RecordedLook[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => parse(look, JSON.parse(line)));
}
