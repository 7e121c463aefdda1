import { html } from 'lit';
import { type ListMember, type ListOption, type ListQuestion } from '../list-ballot/list-choice.ts';
import { type Locale } from '../locales.ts';
import { largeBallot, longName } from './ballots.ts';

// Invented lists and people, in the shape of real ones, for stories and tests.

const listNames = {
  fr: [
    'Avenir hospitalier et coordination des praticiens',
    'Rassemblement des praticiens de terrain',
    'Ensemble pour la santé publique',
    'Les Indépendants de l’hôpital',
  ],
  nl: [
    'Toekomst van het ziekenhuis en coördinatie van de artsen',
    'Verzameling van de artsen op het terrein',
    'Samen voor de volksgezondheid',
    'De onafhankelijken van het ziekenhuis',
  ],
} as const;

/** Title of the sample question. */
export const listQuestionTitles = {
  fr: 'Conseil supérieur des personnels médicaux, 2e collège',
  nl: 'Hoge raad van het medisch personeel, tweede college',
} as const;

/** A statement as a page draws it from its Markdown. */
export const statementText = {
  fr: html`<p>Nous demandons des effectifs suffisants, de jour comme de nuit, et des carrières lisibles.</p>
    <h3>Nos trois engagements</h3>
    <ul>
      <li>Des plannings publiés deux mois à l’avance.</li>
      <li>Un temps de formation qui ne soit pas pris sur le repos.</li>
      <li>Une voix pour chaque spécialité.</li>
    </ul>
    <p>Chaque année, nous rendrons compte de ce qui a été obtenu, et de ce qui ne l’a pas été.</p>`,
  nl: html`<p>Wij vragen voldoende personeel, overdag en ’s nachts, en duidelijke loopbanen.</p>
    <h3>Onze drie beloften</h3>
    <ul>
      <li>Uurroosters die twee maanden vooraf bekend zijn.</li>
      <li>Opleidingstijd die niet van de rust afgaat.</li>
      <li>Een stem voor elk specialisme.</li>
    </ul>
    <p>Elk jaar leggen wij rekenschap af van wat is bereikt, en van wat niet is bereikt.</p>`,
} as const;

function members(locale: Locale, offset: number, count: number): readonly ListMember[] {
  const [all] = largeBallot(locale);
  return all.candidates
    .slice(offset, offset + count)
    .map(({ name, address }) => (address === undefined ? { name } : { name, address }));
}

function list(locale: Locale, index: number, name: string): ListOption {
  return {
    id: `list-${index + 1}`,
    name,
    members: members(locale, index % 20, 6 + (index % 5)),
    statement: {
      text: statementText[locale],
      href: `#statement-${index + 1}`,
      size: 184_000 + index * 371_000,
    },
  };
}

/** Four lists, one of them without a statement, and a blank vote. */
export function listQuestion(locale: Locale): ListQuestion {
  const lists = listNames[locale].map((name, index) => list(locale, index, name));
  return {
    id: 'cspm',
    title: listQuestionTitles[locale],
    lists: lists.map(({ statement, ...rest }, index) =>
      index === 3 || statement === undefined ? rest : { ...rest, statement },
    ),
    blankAllowed: true,
    order: 'drawn',
  };
}

/** 30 lists, each third of them with a name of 150 characters. */
export function longListQuestion(locale: Locale): ListQuestion {
  const names = listNames[locale];
  return {
    ...listQuestion(locale),
    lists: Array.from({ length: 30 }, (_, index) =>
      list(locale, index, index % 3 === 1 ? longName : `${names[index % names.length] ?? ''} ${index + 1}`),
    ),
  };
}
