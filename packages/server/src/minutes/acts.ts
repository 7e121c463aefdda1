import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { AuditEntry } from '../store/audit.ts';
import { momentInWords } from '../mail/letter.ts';
import { textsOf } from '../texts.ts';

/** What acts are told with. */
export interface ActWords {
  readonly language: 'fr' | 'nl';
  readonly timeZone: string;
  /** The title of an election by its id. */
  readonly titleOf: (election: string) => string;
}

const checkDetail = Compile(
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())])),
);

/** Acts of which only the number is told: they are many, and each is about one voter. */
const summed: ReadonlySet<string> = new Set(['contact-data.changed', 'ballot.looked-up', 'proof.checked']);

const instantShape = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A line of the minutes. */
export interface ToldAct {
  readonly height: number;
  readonly at: Date;
  readonly words: string;
}

/** The acts of a log in words, in their order; those about single voters once, where they first come. */
export function tellActs(entries: readonly AuditEntry[], words: ActWords): readonly ToldAct[] {
  const t = textsOf('minutes', words.language);
  const told = new Set<string>();
  return entries.flatMap(({ height, at, act, detail }) => {
    if (told.has(act)) return [];
    const values = valuesOf(checkDetail.Parse(JSON.parse(detail)), words);
    if (summed.has(act)) {
      told.add(act);
      const times = entries.filter((entry) => entry.act === act).length;
      return [{ height, at: new Date(at), words: t(`acts.${act}`, { ...values, times: String(times) }) }];
    }
    return [{ height, at: new Date(at), words: t(`acts.${act}`, values) }];
  });
}

/** The facts of an act as a text tells them. What an act leaves out is told by a dash. */
function valuesOf(
  detail: Readonly<Record<string, string | number | readonly string[]>>,
  words: ActWords,
): Readonly<Record<string, string>> {
  const t = textsOf('minutes', words.language);
  const list = new Intl.ListFormat(`${words.language}-BE`, { type: 'conjunction' });
  const numbers = new Intl.NumberFormat(`${words.language}-BE`);
  const wordsOf = (key: string, value: string | number | readonly string[]): string => {
    if (typeof value === 'number') return numbers.format(value);
    if (typeof value === 'string') {
      if (key === 'election') return words.titleOf(value);
      return value
        .split('/')
        .map((part) => (instantShape.test(part) ? momentOf(part, words) : part))
        .join(' – ');
    }
    if (key === 'elections') return list.format(value.map(words.titleOf));
    return list.format(key === 'fields' ? value.map((field) => fieldOf(field)) : value);
  };
  const fieldOf = (field: string): string => (field.startsWith('/') ? field : t(`fields.${field}`));
  return {
    reason: t('never'),
    newRun: t('never'),
    ...Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, wordsOf(key, value)])),
    ...(typeof detail[words.language] === 'string' ? { text: String(detail[words.language]) } : {}),
  };
}

/** An instant in words; a text that is none stays. */
function momentOf(text: string, { language, timeZone }: ActWords): string {
  return momentInWords(new Date(text), language, timeZone);
}
