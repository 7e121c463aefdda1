// What makes words incomplete: a text without translation would be shown in the other language, silently.

const placeholder = /\{\{\s*[\w.]+\s*\}\}/gu;

/** Texts by key, the keys of objects within objects joined by dots. */
function leaves(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

function placeholders(text: string): string {
  return [...new Set(text.match(placeholder) ?? [])].sort().join(' ');
}

/** The texts of a room in one language. */
export interface Texts {
  readonly language: string;
  readonly texts: unknown;
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/u;

/** The keys that a translation needs: those of the source, with the plural forms of its own language (i18next). */
function neededKeys(source: ReadonlyMap<string, unknown>, language: string): ReadonlyMap<string, string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return new Map(
    [...source.keys()].flatMap((key) => {
      const base = key.replace(pluralSuffix, '');
      const isPlural = base !== key && source.has(`${base}_other`);
      return isPlural
        ? forms.map((form) => [`${base}_${form}`, `${base}_other`] as const)
        : [[key, key] as const];
    }),
  );
}

/** Placeholders of a text; the count may be left to a word, as « un » does. */
function filledIn(key: string, text: string): string {
  const all = placeholders(text);
  return pluralSuffix.test(key) ? all.replace('{{count}}', '').trim() : all;
}

/**
 * What differs between the source texts of a room and its translation, a sentence each: keys on one side only,
 * plural forms that the language lacks or does not have, empty texts, and texts that fill in other values.
 */
export function jsonProblems(source: Texts, translation: Texts): readonly string[] {
  const sources = leaves(source.texts);
  return [
    ...roomProblems(sources, sources, source.language),
    ...roomProblems(sources, leaves(translation.texts), translation.language),
  ];
}

function roomProblems(
  sources: ReadonlyMap<string, unknown>,
  texts: ReadonlyMap<string, unknown>,
  language: string,
): readonly string[] {
  const problems: string[] = [];
  const needed = neededKeys(sources, language);
  for (const [key, sourceKey] of needed) {
    const text = texts.get(key);
    const sourceText = sources.get(sourceKey);
    if (!texts.has(key)) problems.push(`${key} is missing`);
    else if (typeof text !== 'string' || text.trim() === '') problems.push(`${key} is empty`);
    else if (typeof sourceText === 'string' && filledIn(key, text) !== filledIn(sourceKey, sourceText)) {
      const wanted = filledIn(sourceKey, sourceText);
      problems.push(`${key} fills in "${filledIn(key, text)}" where the source has "${wanted}"`);
    }
  }
  for (const key of texts.keys()) if (!needed.has(key)) problems.push(`${key} is not needed`);
  return problems.map((problem) => `${language}: ${problem}`);
}

/**
 * What a translation in XLIFF 1.2 lacks, a sentence each: units without a target, an empty target, other
 * placeholders than the source, an id that was chosen by hand (it would outlive a change of the source's meaning).
 */
export function xliffProblems(xliff: string): readonly string[] {
  const units = [...xliff.matchAll(/<trans-unit id="([^"]*)">(.*?)<\/trans-unit>/gsu)];
  const opened = xliff.split('<trans-unit').length - 1;
  const problems = units.length === opened ? [] : [`${opened - units.length} units can not be read`];
  if (opened === 0) problems.push('there are no units');
  for (const [, id = '', body = ''] of units) {
    const source = /<source>(.*?)<\/source>/su.exec(body)?.[1] ?? '';
    const target = /<target[^>]*>(.*?)<\/target>/su.exec(body)?.[1];
    const what = `${id} (${source.replace(/<x [^>]*>/gu, '…')})`;
    if (!/^[sh][0-9a-f]{16}$/u.test(id)) problems.push(`${what} has an id that is not a hash of its text`);
    if (target === undefined || target.trim() === '') problems.push(`${what} has no target`);
    else if (xliffPlaceholders(source) !== xliffPlaceholders(target)) {
      problems.push(`${what} has other placeholders in its target`);
    }
  }
  return problems;
}

function xliffPlaceholders(text: string): string {
  return [...text.matchAll(/<x id="(\d+)"/gu)]
    .map(([, id]) => id)
    .sort()
    .join(' ');
}
