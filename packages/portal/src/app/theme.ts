import type { Theme } from '@isoloir/api-client';
import { checkTheme, type ThemeTokens } from '@isoloir/components/theme';

/** The conditions under which `tokens.css` gives each value; the theme’s rules stand under the same ones. */
const conditions = {
  light: [':root {}'],
  dark: [
    "@media (prefers-color-scheme: dark) { :root:not([data-isoloir-theme='light']) {} }",
    ":root[data-isoloir-theme='dark'] {}",
  ],
} as const;

/**
 * Shows the pages in an organisation’s theme. It was checked when it was imported, and is checked again here: one that
 * could make anything unreadable is not used, whoever served it.
 */
export function dress({ name, tokens }: Theme): void {
  const problems = checkTheme(tokens);
  if (problems.length === 0) applyTheme(tokens);
  else {
    // eslint-disable-next-line no-console -- for whoever makes the theme; voters get the default one and read on
    console.warn(`The theme ${name} is not used: ${problems.map(({ message }) => message).join(' ')}`);
  }
}

/**
 * Puts an organisation’s colours and typeface in place of the default ones. It goes through the object model of style
 * sheets, value by value: no text of a theme ever becomes a style rule, and the security policy needs no exception.
 */
function applyTheme(tokens: ThemeTokens): void {
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
