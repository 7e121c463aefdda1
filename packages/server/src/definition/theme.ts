import { join } from 'node:path';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Checked, ThemeDefinition } from './definition.ts';
import { readBytes } from './read-bytes.ts';
import { textOf } from './utf8.ts';

/** Bytes; all tokens fit many times. */
const largestFile = 64 * 1024;

/** What a theme changes of the default: a value, or one for light and one for dark. */
export const ThemeTokens = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Object({ light: Type.String(), dark: Type.String() })]),
);

/** The theme that comes with us under a name; the default one for none. */
export function presetTheme(name = 'default'): ThemeDefinition {
  return { name, tokens: {} };
}

/** The theme that `election.yaml` names: a preset, or a file of tokens beside it. */
export async function readTheme(folder: string, name: string | undefined): Promise<Checked<ThemeDefinition>> {
  if (name?.endsWith('.json') !== true) return { ok: true, value: presetTheme(name) };
  return readThemeFile(join(folder, name));
}

/** A theme of a file of its own. */
export async function readThemeFile(file: string): Promise<Checked<ThemeDefinition>> {
  const bytes = await readBytes(file, largestFile, 'a theme: a JSON file of tokens');
  if (!bytes.ok) return bytes;
  const tokens = jsonOf(textOf(bytes.value) ?? '');
  if (Check(ThemeTokens, tokens)) return { ok: true, value: { name: 'custom', tokens } };
  const what = 'this is no JSON object of tokens';
  const expected = '{"color-action": {"light": "#000091", "dark": "#8585f6"}, …}';
  return { ok: false, problems: [{ file, line: 1, what, expected }] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
