import { type ThemeTokens } from './check-theme.ts';

/** The themes that come with us, by name. What a theme leaves out stays as in the default one. */
export const themePresets = {
  /** The default: nothing is changed. */
  default: {},
  /** Sober blues for an Order, until it gives its own: nobody's brand. */
  ordre: {
    'color-action': { light: '#1d4a78', dark: '#9cc7f0' },
    'color-on-action': { light: '#ffffff', dark: '#0a2036' },
    'color-link': { light: '#1d4a78', dark: '#9cc7f0' },
    'color-title': { light: '#10233a', dark: '#ffffff' },
    'color-surface': { light: '#f2f5f9', dark: '#1b232e' },
    'color-page': { light: '#ffffff', dark: '#11161d' },
    radius: '0.375em',
  },
  /**
   * Values of the French State's design system (DSFR), for entities that may use it: values only. The typeface Marianne,
   * the mark of the State and the header are the deploying entity's; without Marianne on its pages, Arial stands in.
   */
  ministere: {
    'color-page': { light: '#ffffff', dark: '#161616' },
    'color-surface': { light: '#f6f6f6', dark: '#1e1e1e' },
    'color-text': { light: '#3a3a3a', dark: '#cecece' },
    'color-title': { light: '#161616', dark: '#ffffff' },
    'color-muted': { light: '#666666', dark: '#929292' },
    'color-action': { light: '#000091', dark: '#8585f6' },
    'color-on-action': { light: '#f5f5fe', dark: '#000091' },
    'color-link': { light: '#000091', dark: '#8585f6' },
    'color-border': { light: '#dddddd', dark: '#353535' },
    'color-field-border': { light: '#666666', dark: '#929292' },
    'color-success': { light: '#18753c', dark: '#27a658' },
    'color-success-bg': { light: '#b8fec9', dark: '#19271d' },
    'color-warning': { light: '#b34000', dark: '#fc5d00' },
    'color-warning-bg': { light: '#ffe9e6', dark: '#2d1814' },
    'color-info': { light: '#0063cb', dark: '#518fff' },
    'color-info-bg': { light: '#e8edff', dark: '#1d2437' },
    'color-focus': { light: '#0a76f6', dark: '#0a76f6' },
    font: 'Marianne, Arial, sans-serif',
    radius: '0em',
  },
} as const satisfies Readonly<Record<string, ThemeTokens>>;

/** Name of a theme that comes with us. */
export type ThemePresetName = keyof typeof themePresets;
