import { type Candidate, type Category, type Selection } from '../ballot-grid/selection.ts';
import { type Locale } from '../locales.ts';

// Invented people and addresses, in the shape of real lists, for stories and tests.

const categoryNames = {
  fr: { full: 'Membres effectifs', substitute: 'Membres suppléants' },
  nl: { full: 'Gewone leden', substitute: 'Plaatsvervangende leden' },
} as const;

/** Titles of the sample ballots. */
export const ballotTitles = {
  fr: 'Candidats pour le conseil provincial de Liège',
  nl: 'Kandidaten voor de provinciale raad van Luik',
} as const;

const full: readonly Candidate[] = [
  { id: 'a1', name: 'ALDERWEIRE Amandine', address: 'Boulevard des Aubépines 12, 4000 LIÈGE' },
  { id: 'a2', name: 'BASTOGNARD Florent', address: 'Avenue du Vieux Moulin 3, 4100 SERAING' },
  { id: 'a3', name: 'COLLIGNARD Solange', address: 'Chemin des Sorbiers 41, 4550 NANDRIN' },
  { id: 'a4', name: 'DEFAUWEZ Jérôme', address: 'Rue du Chêne-Brûlé 7, 4000 LIÈGE' },
  { id: 'a5', name: 'EVRARDIN Marie-Ange', address: 'Rue des Trois Sources 18, 4800 VERVIERS' },
  { id: 'a6', name: 'FRANSOLETTE Hugues', address: 'Place du Perron-Neuf 2, 4900 SPA' },
  { id: 'a7', name: 'GODINOT Perrine', address: 'Maison médicale Les Tilleuls, rue Haute 90, 4960 MALMEDY' },
];

const substitutes: readonly Candidate[] = [
  { id: 's1', name: 'HALLEBARDE Nathalie', address: 'Avenue des Champs-Clairs 55, 4100 SERAING' },
  { id: 's2', name: 'JACOBSEM Thibault', address: 'Rue des Bonnes Gens 9, 4420 SAINT-NICOLAS' },
  { id: 's3', name: 'KERSTENNE Aurore', address: 'Rue du Télégraphe 26, 4031 ANGLEUR' },
];

const surnames = [
  ...'ANSELOT BORGUET CHARLIRE DAUVERGNE ESTIEVENARD FAGNART GHYSELAIRE HENROTTAY JAMOLET KINABLE'.split(' '),
  ...'LAMBRIX MARÉCHOT NIHOULLE OLIVERAN PIRNOTTE QUOIREUX RADELEZ SERVATIUX THONNARD WILKINET'.split(' '),
  'VANDERMEULEN-DE LA FAILLE',
];
const firstNames = 'Adèle Bastien Céline Dorian Élise Fabrice Gwenaëlle Hadrien Inès Jonas'.split(' ');
const streets = ['Rue de l’Étang', 'Avenue des Érables', 'Quai du Halage', 'Chemin des Carrières'];
const towns = ['4000 LIÈGE', '4020 JUPILLE', '4300 WAREMME', '4500 HUY', '4700 EUPEN', '4840 WELKENRAEDT'];

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function invent(count: number, prefix: string, offset: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index + 1}`,
    name: `${at(surnames, index + offset)} ${at(firstNames, index + Math.floor(index / surnames.length) + offset)}`,
    address: `${at(streets, index)} ${((index * 37) % 180) + 1}, ${at(towns, index + offset)}`,
  })).sort((one, other) => one.name.localeCompare(other.name, 'fr'));
}

function ballot(
  locale: Locale,
  lists: readonly [readonly Candidate[], readonly Candidate[]],
): readonly [Category, Category] {
  const shared = { minimum: 0, maximum: 4, mandates: 5, blankAllowed: false } as const;
  return [
    { ...shared, id: 'full', name: categoryNames[locale].full, candidates: lists[0] },
    { ...shared, id: 'substitute', name: categoryNames[locale].substitute, candidates: lists[1] },
  ];
}

/** 7 candidates and 3 substitutes, at most 4 of each. */
export function smallBallot(locale: Locale): readonly [Category, Category] {
  return ballot(locale, [full, substitutes]);
}

/** 40 candidates and 25 substitutes. */
export function largeBallot(locale: Locale): readonly [Category, Category] {
  return ballot(locale, [invent(40, 'a', 0), invent(25, 's', 7)]);
}

/** The small ballot where each category may be left blank. */
export function blankBallot(locale: Locale): readonly [Category, Category] {
  const [first, second] = smallBallot(locale);
  return [
    { ...first, blankAllowed: true },
    { ...second, blankAllowed: true },
  ];
}

/** A name of 150 characters, which a ballot must show whole. */
export const longName =
  'VAN DEN BROECKENHOVEN-DE CROMBRUGGHE DE LOORINGHE-SAINT-MARCEAUX Marie-Antoinette Joséphine Wilhelmine Bernadette Élisabeth Constance Apolline-Eugénie';

/** The small ballot with a very long name in the first place. */
export function longBallot(locale: Locale): readonly [Category, Category] {
  const [first, second] = smallBallot(locale);
  const [candidate, ...others] = first.candidates;
  return [
    {
      ...first,
      candidates: [
        {
          id: 'long',
          name: longName,
          address: 'Résidence du Grand-Pré\nAvenue de la Reine Astrid 1234\n4000 LIÈGE',
        },
        ...(candidate === undefined ? [] : [candidate]),
        ...others,
      ],
    },
    second,
  ];
}

/** Two of four full members, one substitute. */
export const someChosen: Selection = {
  full: { blank: false, candidates: ['a2', 'a5'] },
  substitute: { blank: false, candidates: ['s1'] },
};

/** Four of four full members, and every substitute that stands. */
export const allChosen: Selection = {
  full: { blank: false, candidates: ['a1', 'a2', 'a4', 'a7'] },
  substitute: { blank: false, candidates: ['s1', 's2', 's3'] },
};
