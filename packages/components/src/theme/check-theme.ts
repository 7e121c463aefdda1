import { contrast, contrastPairs } from './contrast.ts';
import { type ColourName, type ColourToken, colourTokens, otherTokens } from './tokens.ts';

/**
 * What a theme changes of the default: names of tokens without `--isoloir-`. A colour has a value for light and one for
 * dark pages, or one for both.
 */
export type ThemeTokens = Readonly<
  Record<string, string | { readonly light: string; readonly dark: string }>
>;

/** Why a theme is not used. */
export type ThemeProblemCode =
  | 'not-tokens'
  | 'unknown-token'
  | 'fixed-token'
  | 'not-a-colour'
  | 'not-a-typeface'
  | 'not-a-size'
  | 'contrast';

/** One thing that is wrong with a theme. */
export interface ThemeProblem {
  readonly code: ThemeProblemCode;
  /** The token that it is about; absent where it is about the whole. */
  readonly token?: string;
  /** A sentence in English, for who writes the theme. */
  readonly message: string;
}

type Scheme = 'light' | 'dark';

const colourPrefix = 'color-';

/** Sizes that a theme may set, in em: beyond them texts would no longer fit, or touch each other. */
const sizes: Readonly<Record<'radius' | 'space', { readonly least: number; readonly most: number }>> = {
  radius: { least: 0, most: 1 },
  space: { least: 0.75, most: 1.25 },
};

/** Names of typefaces, quoted or not: nothing that loads a file, refers elsewhere or ends the value. */
const typefaces =
  /^(?:'[\p{L}\d _-]+'|"[\p{L}\d _-]+"|[\p{L}\d_-]+(?: [\p{L}\d_-]+)*)(?:, ?(?:'[\p{L}\d _-]+'|"[\p{L}\d _-]+"|[\p{L}\d_-]+(?: [\p{L}\d_-]+)*))*$/u;

/** Characters of a list of typefaces. */
const longestTypefaces = 200;

/**
 * Everything that is wrong with a theme; nothing for one that may be used. A theme can not break voting: it changes
 * only tokens that there are, not those that are fixed (the marks of a choice, errors), only by plain values, and every
 * pair of colours that meets keeps its contrast, in light and in dark. Pure: for the server, the command and pages alike.
 *
 * @param theme what a file or an answer holds
 */
export function checkTheme(theme: unknown): readonly ThemeProblem[] {
  if (typeof theme !== 'object' || theme === null || Array.isArray(theme)) {
    return [{ code: 'not-tokens', message: 'A theme is an object of tokens: {"color-action": …}.' }];
  }
  const colours = new Map<ColourName, Readonly<Record<Scheme, string>>>();
  const problems = Object.entries(theme).flatMap(([token, value]) => {
    if (!token.startsWith(colourPrefix)) return otherProblems(token, value);
    const name = colourName(token.slice(colourPrefix.length));
    if (name === undefined) return [unknownToken(token)];
    if (isFixed(name)) return [fixedToken(token)];
    const both = coloursOf(value);
    if (both === undefined) return [notAColour(token)];
    colours.set(name, both);
    return [];
  });
  return [...problems, ...contrastProblems(colours)];
}

function contrastProblems(
  changed: ReadonlyMap<ColourName, Readonly<Record<Scheme, string>>>,
): readonly ThemeProblem[] {
  const problems: ThemeProblem[] = [];
  for (const { ink, ground, least } of contrastPairs) {
    for (const scheme of ['light', 'dark'] as const) {
      const of = (name: ColourName): string => (changed.get(name) ?? colourTokens[name])[scheme];
      const ratio = contrast(of(ink), of(ground));
      if (ratio >= least) continue;
      const token = `${colourPrefix}${changed.has(ink) ? ink : ground}`;
      // Rounded down: 4.499 is not shown as 4.5.
      const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
      const message = `${ink} (${of(ink)}) on ${ground} (${of(ground)}) has a contrast of ${shown}:1 in ${scheme}; it needs ${least}:1.`;
      problems.push({ code: 'contrast', token, message });
    }
  }
  return problems;
}

function otherProblems(token: string, value: unknown): readonly ThemeProblem[] {
  if (token === 'font' || token === 'font-mono') {
    const good = typeof value === 'string' && value.length <= longestTypefaces && typefaces.test(value);
    const message = `${token} is a list of typefaces by name: "Marianne, Arial, sans-serif".`;
    return good ? [] : [{ code: 'not-a-typeface', token, message }];
  }
  if (token !== 'radius' && token !== 'space') return [unknownToken(token)];
  const { least, most } = sizes[token];
  const size = typeof value === 'string' ? /^(\d{1,2}(?:\.\d{1,3})?)em$/u.exec(value)?.[1] : undefined;
  const good = size !== undefined && Number(size) >= least && Number(size) <= most;
  const message = `${token} is a size from ${least}em to ${most}em.`;
  return good ? [] : [{ code: 'not-a-size', token, message }];
}

function colourName(name: string): ColourName | undefined {
  return names.find((known) => known === name);
}

// Its keys, as what they are: `Object.keys` knows them as texts only.
const names: readonly ColourName[] = contrastPairs
  .flatMap(({ ink, ground }) => [ink, ground])
  .concat('border')
  .filter((name, index, all) => all.indexOf(name) === index);

function isFixed(name: ColourName): boolean {
  const token: ColourToken = colourTokens[name];
  return token.fixed === true;
}

function coloursOf(value: unknown): Readonly<Record<Scheme, string>> | undefined {
  const read = (key: Scheme): string | undefined => {
    const one: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : value;
    return typeof one === 'string' ? fullColour(one) : undefined;
  };
  const [light, dark] = [read('light'), read('dark')];
  return light === undefined || dark === undefined ? undefined : { light, dark };
}

/** `#abc` and `#aabbcc`, opaque; anything else could refer elsewhere or hide what lies under it. */
function fullColour(value: string): string | undefined {
  if (/^#[\da-f]{6}$/iu.test(value)) return value;
  const short = /^#([\da-f])([\da-f])([\da-f])$/iu.exec(value);
  return short === null
    ? undefined
    : `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`;
}

function unknownToken(token: string): ThemeProblem {
  const all = [
    ...names.filter((name) => !isFixed(name)).map((name) => `${colourPrefix}${name}`),
    ...Object.keys(otherTokens),
  ];
  return {
    code: 'unknown-token',
    token,
    message: `${token} is no token of a theme. There are: ${all.join(', ')}.`,
  };
}

function fixedToken(token: string): ThemeProblem {
  const message = `${token} is not part of any theme: the marks of a choice and what an error looks like are fixed.`;
  return { code: 'fixed-token', token, message };
}

function notAColour(token: string): ThemeProblem {
  const message = `${token} is a colour such as "#000091", or one for each: {"light": "#000091", "dark": "#8585f6"}.`;
  return { code: 'not-a-colour', token, message };
}
