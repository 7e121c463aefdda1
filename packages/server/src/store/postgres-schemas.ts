/**
 * Where the tables lie in PostgreSQL. The urn and the roll, signature list included, have schemas of their own; all other
 * tables are in the first one.
 */
export const schemas = {
  rest: { name: 'isoloir' },
  urn: { name: 'isoloir_urn', tables: ['ballot', 'spent_credential'] },
  roll: {
    name: 'isoloir_roll',
    tables: ['voter', 'voter_access', 'signature', 'contact_data', 'after_vote', 'access_link'],
  },
} as const;

/** All schemas, in the order in which a table is looked for. */
export const searchPath = [schemas.rest.name, schemas.urn.name, schemas.roll.name].join(', ');
