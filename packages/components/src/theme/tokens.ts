/**
 * The public design tokens: the single source of `tokens.css` (for pages) and of the fallbacks inside the
 * components (for pages without it). A theme replaces values, always in pairs that keep their contrast: text
 * colours on `page`, `surface` and their own background, at 4.5:1; `field-border` and `focus` on `page` at 3:1.
 */
export interface ColourToken {
  readonly light: string;
  readonly dark: string;
  /** What it colours, for those who write a theme. */
  readonly use: string;
  /** The components keep their own value: no theme changes the marks of a ballot or what an error looks like. */
  readonly fixed?: true;
}

/** Colours: `--isoloir-color-NAME`. */
export const colourTokens = {
  page: { light: '#ffffff', dark: '#11181d', use: 'background of pages and of candidate rows' },
  surface: { light: '#f1f5f6', dark: '#1b252c', use: 'background of panels, bars and headings' },
  text: { light: '#1e2b31', dark: '#dce4e8', use: 'running text' },
  title: { light: '#0d1b21', dark: '#ffffff', use: 'headings and names' },
  muted: { light: '#4c5d66', dark: '#a9b8c0', use: 'addresses, hints and other second-rank text' },
  action: { light: '#0b5563', dark: '#7fd0de', use: 'background of the main buttons' },
  'on-action': { light: '#ffffff', dark: '#04252c', use: 'text on the main buttons' },
  link: { light: '#0b5563', dark: '#8ad6e3', use: 'links and quiet buttons' },
  border: { light: '#cdd8dc', dark: '#36454e', use: 'decorative lines' },
  'field-border': { light: '#5f727b', dark: '#8b9da6', use: 'borders of everything that can be operated' },
  'selected-bg': { light: '#e2f1f3', dark: '#123640', use: 'background of a chosen row', fixed: true },
  'selected-text': {
    light: '#0d1b21',
    dark: '#ffffff',
    use: 'border of a chosen row, and the name in it',
    fixed: true,
  },
  'selected-muted': { light: '#4c5d66', dark: '#a9b8c0', use: 'address in a chosen row', fixed: true },
  error: { light: '#a8201a', dark: '#ff9a92', use: 'error words, icons and borders', fixed: true },
  'error-bg': { light: '#fdeeec', dark: '#3a1714', use: 'background of error messages', fixed: true },
  'error-text': { light: '#1e2b31', dark: '#dce4e8', use: 'sentences on that background', fixed: true },
  success: { light: '#17663a', dark: '#7fd6a0', use: 'success text and borders' },
  'success-bg': { light: '#e7f5ec', dark: '#10301e', use: 'background of success messages' },
  warning: { light: '#854400', dark: '#ffbe6b', use: 'warning text and borders' },
  'warning-bg': { light: '#fff3e2', dark: '#35250c', use: 'background of warning messages' },
  info: { light: '#0f4f94', dark: '#94c2f7', use: 'information text and borders' },
  'info-bg': { light: '#e9f1fb', dark: '#12294a', use: 'background of information messages' },
  focus: { light: '#1257d0', dark: '#ffd54a', use: 'outline of the focused control' },
} as const satisfies Readonly<Record<string, ColourToken>>;

/** Everything else: `--isoloir-NAME`. Sizes are in em, so that they follow the text size of the host. */
export const otherTokens = {
  font: {
    value: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif",
    use: 'typeface of all texts',
  },
  'font-mono': {
    value: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', Menlo, Consolas, monospace",
    use: 'typeface of codes',
  },
  radius: { value: '0.5em', use: 'rounding of rows, panels and buttons' },
  space: { value: '1em', use: 'the unit of spacing; every gap is a multiple of it' },
} as const satisfies Readonly<Record<string, { readonly value: string; readonly use: string }>>;

/** Name of a colour token, without its prefix. */
export type ColourName = keyof typeof colourTokens;

const colours: readonly (readonly [string, ColourToken])[] = Object.entries(colourTokens);
const others = Object.entries(otherTokens);

function block(selector: string, lines: readonly string[], indent = ''): string {
  return `${indent}${selector} {\n${lines.map((line) => `${indent}  ${line}\n`).join('')}${indent}}\n`;
}

/**
 * The stylesheet for pages: the tokens on `:root`, in light and dark. `data-isoloir-theme="light"` or `"dark"` on
 * the root element overrules what the system prefers. Forced colours need no values: there the browser's own
 * palette replaces every colour.
 */
export function tokensCss(): string {
  const light = colours.map(([name, { light: value }]) => `--isoloir-color-${name}: ${value};`);
  const dark = colours.map(([name, { dark: value }]) => `--isoloir-color-${name}: ${value};`);
  const rest = others.map(([name, { value }]) => `--isoloir-${name}: ${value};`);
  return [
    '/* Generated from tokens.ts by scripts/check-locales.ts --write: the default theme. */\n\n',
    block(':root', ['color-scheme: light dark;', ...rest, ...light]),
    '\n@media (prefers-color-scheme: dark) {\n',
    block(":root:not([data-isoloir-theme='light'])", dark, '  '),
    '}\n\n',
    block(":root[data-isoloir-theme='light']", ['color-scheme: light;']),
    '\n',
    block(":root[data-isoloir-theme='dark']", ['color-scheme: dark;', ...dark]),
  ].join('');
}

/**
 * The same values as private properties of a component's own root, where a page can not reach; each gives way to
 * the public token where the page sets it, fixed colours excepted. Without tokens, a component is dark only where the page's own
 * `color-scheme` is: dark ink on a page that stays white would be unreadable the other way round.
 */
export function privateTokensCss(): string {
  const lines = (value: (token: ColourToken) => string): readonly string[] =>
    colours.map(([name, token]) =>
      token.fixed === true
        ? `--_${name}: ${value(token)};`
        : `--_${name}: var(--isoloir-color-${name}, ${value(token)});`,
    );
  const rest = others.map(([name, { value }]) => `--_${name}: var(--isoloir-${name}, ${value});`);
  return [
    block('.root', [...rest, ...lines(({ light }) => light)]),
    '@supports (color: light-dark(#fff, #000)) {\n',
    block(
      '.root',
      lines(({ light, dark }) => `light-dark(${light}, ${dark})`),
      '  ',
    ),
    '}\n',
  ].join('');
}
