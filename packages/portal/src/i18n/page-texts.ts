import french from '../../../../locales/portal/fr.json?pages' with { type: 'json' };
import dutch from '../../../../locales/portal/nl.json?pages' with { type: 'json' };

/** The texts of the pages beside the booth, in both languages. */
export const pageTexts = { fr: french, nl: dutch } as const;
