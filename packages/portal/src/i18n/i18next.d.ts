import type french from '../../../../locales/portal/fr.json';

// A key that has no text is a type error.
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof french };
  }
}
