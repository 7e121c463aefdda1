import { createHash } from 'node:crypto';

/** Hex SHA-256, by Node’s own implementation. */
export const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Base64 SHA-256 without padding, by Node’s own implementation. */
export const base64 = (text: string): string =>
  createHash('sha256').update(text).digest('base64').replace(/=+$/, '');

/** A small ballot as sealed; tests change what they need. */
export const definition = {
  version: 1,
  consultation: {
    id: 'ordre-2024',
    kind: 'simulation',
    title: { fr: 'Élections 2024', nl: 'Verkiezingen 2024' },
    organisation: { fr: 'Ordre', nl: 'Orde' },
  },
  election: {
    id: 'liege',
    run: 1,
    uuid: 'DoVjrMn6vuvzsq',
    title: { fr: 'Liège', nl: 'Luik' },
    questions: [
      {
        id: 'effective',
        title: { fr: 'Membres effectifs', nl: 'Gewone leden' },
        mandates: 5,
        minimum: 0,
        maximum: 2,
        blank: false,
        candidates: [
          { id: 'a', name: 'BAUGNET Amandine', address: { fr: 'Rue A', nl: 'A-straat' } },
          { id: 'b', name: 'JOIRIS Éléonore' },
        ],
      },
      {
        id: 'substitute',
        title: { fr: 'Suppléants', nl: 'Plaatsvervangers' },
        minimum: 1,
        maximum: 1,
        blank: true,
        candidates: [{ id: 'c', name: 'MÉLOTTE Basile' }],
      },
    ],
  },
};

/** The Belenios side of the same ballot, with the definition’s hash at the end of its description. */
export function electionText(
  definitionText: string,
  questions: readonly object[] = beleniosQuestions,
): string {
  return JSON.stringify({
    version: 1,
    description: `Élections 2024 ${hex(definitionText)}`,
    name: 'Liège',
    uuid: definition.election.uuid,
    questions,
  });
}

/** The questions of `definition`, as Belenios writes them. */
export const beleniosQuestions: readonly object[] = [
  { answers: ['BAUGNET Amandine', 'JOIRIS Éléonore'], min: 0, max: 2, question: 'Membres effectifs' },
  { answers: ['MÉLOTTE Basile'], blank: true, min: 1, max: 1, question: 'Suppléants' },
];
