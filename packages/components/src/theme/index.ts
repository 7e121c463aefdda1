/** Themes as data: the presets, and the check that every theme passes before it is used. No Lit, no DOM. */
export { checkTheme, type ThemeProblem, type ThemeProblemCode, type ThemeTokens } from './check-theme.ts';
export { contrast, type ContrastPair, contrastPairs } from './contrast.ts';
export { type ThemePresetName, themePresets } from './presets.ts';
