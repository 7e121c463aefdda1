/** The languages of the texts inside the components. Source texts are written in the first one. */
export const locales = ['fr', 'nl'] as const;

/** A language of the texts inside the components. */
export type Locale = (typeof locales)[number];
