/** The elements as classes, with their types. Importing this registers nothing: see `define-all.ts`. */
export { IsoloirBallotGrid } from './ballot-grid/ballot-grid.ts';
export * from './ballot-grid/selection.ts';
export { getLocale, type Locale, locales, setLocale } from './localization.ts';
export { version } from './version.ts';
