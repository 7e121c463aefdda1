import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import { html } from 'lit';
import elements from 'virtual:isoloir-elements';
import { controls, storyArgs, withControls } from './controls.ts';
import '../packages/components/src/define-all.ts';
import { type Locale, locales, setLocale } from '../packages/components/src/localization.ts';
import { themePresets, type ThemeTokens } from '../packages/components/src/theme/index.ts';
import '../packages/components/src/theme/tokens.css';
import './preview.css';

// What the pages about the elements are made of: properties, events, slots, parts.
setCustomElementsManifest(elements);

function localeFrom(value: unknown): Locale {
  return locales.find((locale) => locale === value) ?? locales[0];
}

function textFrom(value: unknown, fallback: string): string {
  // What looks like a number in the address of a story arrives as one.
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

const presets = new Map<string, ThemeTokens>(Object.entries(themePresets));
let worn: ThemeTokens = {};

/** Puts a theme on the page, value by value, in place of the one before. */
function wear(theme: ThemeTokens): void {
  const { style } = document.documentElement;
  for (const name of Object.keys(worn)) style.removeProperty(`--isoloir-${name}`);
  for (const [name, value] of Object.entries(theme)) {
    style.setProperty(
      `--isoloir-${name}`,
      typeof value === 'string' ? value : `light-dark(${value.light}, ${value.dark})`,
    );
  }
  worn = theme;
}

/** Puts the choices of the toolbar on the page, as a host page would. */
function applyToPage(globals: Readonly<Record<string, unknown>>): void {
  const root = document.documentElement;
  root.lang = localeFrom(globals.locale);
  root.dir = textFrom(globals.direction, 'ltr');
  root.style.setProperty('font-size', `${textFrom(globals.textSize, '100')}%`);
  const theme = textFrom(globals.theme, 'system');
  if (theme === 'system') delete root.dataset.isoloirTheme;
  else root.dataset.isoloirTheme = theme;
  wear(presets.get(textFrom(globals.preset, 'default')) ?? {});
}

const forcedColoursHint = html`<p class="forced-hint">
  Browsers do not let a page force colours on itself. In Chromium: developer tools, Rendering, “Emulate CSS
  media feature forced-colors”. In Windows: a contrast theme. The components then draw with system colours and
  real borders.
</p>`;

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    locale: {
      description: 'Language of the components',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'fr', title: 'Français' },
          { value: 'nl', title: 'Nederlands' },
        ],
      },
    },
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'system', title: 'System theme' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    preset: {
      description: 'Theme of an organisation',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: Object.keys(themePresets).map((value) => ({ value, title: `Theme ${value}` })),
      },
    },
    textSize: {
      description: 'Text size',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: ['100', '125', '150', '200'].map((value) => ({ value, title: `${value} %` })),
      },
    },
    direction: {
      description: 'Direction; right to left finds directions that are not logical',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    forcedColours: {
      description: 'Forced colours',
      toolbar: {
        icon: 'accessibility',
        dynamicTitle: true,
        items: [
          { value: 'hide', title: 'Forced colours: as the browser' },
          { value: 'show', title: 'Forced colours: how to emulate' },
        ],
      },
    },
  },
  initialGlobals: {
    locale: 'fr',
    theme: 'system',
    preset: 'default',
    textSize: '100',
    direction: 'ltr',
    forcedColours: 'hide',
  },
  loaders: [
    async ({ globals }) => {
      applyToPage(globals);
      await setLocale(localeFrom(globals.locale));
      return {};
    },
  ],
  argTypesEnhancers: [controls],
  argsEnhancers: [storyArgs],
  decorators: [
    withControls,
    (story, { globals }) => html`${globals.forcedColours === 'show' ? forcedColoursHint : ''}${story()}`,
  ],
  parameters: {
    layout: 'fullscreen',
    docs: { canvas: { layout: 'padded' } },
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: {
      storySort: {
        method: 'alphabetical',
        order: ['Guide', ['Principles', 'Writing', 'Tokens', 'Theming', 'Embedding']],
      },
    },
  },
};

export default preview;
