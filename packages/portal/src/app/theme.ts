/** What a theme changes of the default tokens: one value, or one for light and one for dark pages. */
export type ThemeTokens = Readonly<
  Record<string, string | { readonly light: string; readonly dark: string }>
>;

/** The conditions under which `tokens.css` gives each value; the theme’s rules stand under the same ones. */
const conditions = {
  light: [':root {}'],
  dark: [
    "@media (prefers-color-scheme: dark) { :root:not([data-isoloir-theme='light']) {} }",
    ":root[data-isoloir-theme='dark'] {}",
  ],
} as const;

/**
 * Puts an organisation’s colours and typeface in place of the default ones. It goes through the object model of style
 * sheets, value by value: no text of a theme ever becomes a style rule, and the security policy needs no exception.
 */
export function applyTheme(tokens: ThemeTokens): void {
  const sheet = new CSSStyleSheet();
  for (const scheme of ['light', 'dark'] as const) {
    for (const condition of conditions[scheme]) {
      const style = styleOf(sheet.cssRules[sheet.insertRule(condition, sheet.cssRules.length)]);
      for (const [name, value] of Object.entries(tokens)) {
        style?.setProperty(`--isoloir-${name}`, typeof value === 'string' ? value : value[scheme]);
      }
    }
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function styleOf(rule: CSSRule | undefined): CSSStyleDeclaration | undefined {
  if (rule instanceof CSSStyleRule) return rule.style;
  return rule instanceof CSSMediaRule ? styleOf(rule.cssRules[0]) : undefined;
}
