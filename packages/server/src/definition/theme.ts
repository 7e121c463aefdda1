import { join } from 'node:path';
import { checkTheme, themePresets, type ThemeProblemCode } from '@isoloir/components/theme';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Checked, FileProblem, ThemeDefinition } from './definition.ts';
import { readBytes } from './read-bytes.ts';
import { textOf } from './utf8.ts';

/** Bytes; all tokens fit many times. */
const largestFile = 64 * 1024;

/** What a theme changes of the default: a value, or one for light and one for dark. */
export const ThemeTokens = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Object({ light: Type.String(), dark: Type.String() })]),
);

/** The theme that comes with us under a name; the default one for none, or for a name that there is not. */
export function presetTheme(name = 'default'): ThemeDefinition {
  const tokens = new Map<string, ThemeDefinition['tokens']>(Object.entries(themePresets)).get(name);
  return tokens === undefined ? presetTheme() : { name, tokens };
}

/** The theme that `election.yaml` names: a preset, or a file of tokens beside it. */
export async function readTheme(folder: string, name: string | undefined): Promise<Checked<ThemeDefinition>> {
  if (name?.endsWith('.json') !== true) return { ok: true, value: presetTheme(name) };
  return readThemeFile(join(folder, name));
}

/** A theme of a file of its own, if it may be used: it changes only what it may, and everything stays legible. */
export async function readThemeFile(file: string): Promise<Checked<ThemeDefinition>> {
  const bytes = await readBytes(file, largestFile, 'a theme: a JSON file of tokens');
  if (!bytes.ok) return bytes;
  const text = textOf(bytes.value) ?? '';
  const tokens = jsonOf(text);
  const faults = checkTheme(tokens);
  if (faults.length === 0 && Check(ThemeTokens, tokens))
    return { ok: true, value: { name: 'custom', tokens } };
  const problems = faults.map(({ code, token, message }): FileProblem => {
    const what = message.replace(/\.$/, '');
    return { file, ...placeOf(text, token), what, expected: expectations[code] };
  });
  return { ok: false, problems: problems.toSorted((one, other) => one.line - other.line) };
}

/** What to do about a fault. */
const expectations: Readonly<Record<ThemeProblemCode, string>> = {
  'not-tokens': 'a JSON object such as {"color-action": {"light": "#000091", "dark": "#8585f6"}}',
  'unknown-token': 'one of those',
  'fixed-token': 'no such token',
  'not-a-colour': 'a colour of six or three hexadecimal digits',
  'not-a-typeface': 'names of typefaces, joined by commas',
  'not-a-size': 'a size within those bounds, in em',
  contrast: 'another colour for one of the two',
};

/** Where a token stands in the file; its beginning for what is about the whole. */
function placeOf(text: string, token: string | undefined): { line: number; column?: number } {
  const at = token === undefined ? -1 : text.indexOf(JSON.stringify(token));
  if (at === -1) return { line: 1 };
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
