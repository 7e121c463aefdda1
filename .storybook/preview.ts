import { type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../packages/components/src/define-all.ts';
import { type Locale, locales, setLocale } from '../packages/components/src/localization.ts';
import '../packages/components/src/theme/tokens.css';
import './preview.css';

function localeFrom(value: unknown): Locale {
  return locales.find((locale) => locale === value) ?? locales[0];
}

function textFrom(value: unknown, fallback: string): string {
  // What looks like a number in the address of a story arrives as one.
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
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
  decorators: [
    (story, { globals }) => html`${globals.forcedColours === 'show' ? forcedColoursHint : ''}${story()}`,
  ],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: { storySort: { method: 'alphabetical' } },
  },
};

export default preview;
