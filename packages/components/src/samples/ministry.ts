import { type ElectionNavItem } from '../election-nav/election-nav.ts';
import { type Locale } from '../locales.ts';
import { type ElectionStatus } from '../status-pill/status-pill.ts';

// Invented, in the shape of the real, for stories and tests.

/** Fields to fill in before a password can be asked for. */
export const recoveryFields = {
  fr: [
    { id: 'mobile', label: 'Numéro de téléphone mobile' },
    { id: 'identifier', label: 'Identifiant' },
    { id: 'order-number', label: 'Numéro d’ordre' },
  ],
  nl: [
    { id: 'mobile', label: 'Mobiel telefoonnummer' },
    { id: 'identifier', label: 'Identificatiecode' },
    { id: 'order-number', label: 'Inschrijvingsnummer' },
  ],
} as const satisfies Readonly<Record<Locale, readonly { readonly id: string; readonly label: string }[]>>;

/** What the button of that form says. */
export const recoveryLabel = {
  fr: 'Recevoir mon mot de passe',
  nl: 'Mijn wachtwoord ontvangen',
} as const;

/** A period between two hours. */
export const ministryPeriod = {
  opensAt: new Date('2024-06-11T07:00:00Z'),
  closesAt: new Date('2024-06-18T15:00:00Z'),
} as const;

const electionTitles = {
  fr: [
    'Conseil supérieur des personnels médicaux',
    'Commission statutaire nationale',
    'Conseil de discipline',
  ],
  nl: ['Hoge raad van het medisch personeel', 'Nationale statutaire commissie', 'Tuchtraad'],
} as const;

const electionIds = ['cspm', 'csn', 'cd'] as const;

/** The three elections of a voter, in the statuses given. */
export function ministryElections(
  locale: Locale,
  statuses: readonly [ElectionStatus, ElectionStatus, ElectionStatus],
): readonly ElectionNavItem[] {
  return electionTitles[locale].map((title, index) => {
    const id = electionIds[index] ?? '';
    return { id, title, status: statuses[index] ?? 'to-vote', href: `#${id}`, current: index === 1 };
  });
}

/** Texts of the pages around the elements. */
export const ministryTexts = {
  fr: {
    college: 'Collège des praticiens hospitaliers',
    dialogTitle: 'Vous allez voter',
    dialogText:
      'Vous choisirez une liste, ou le vote blanc, puis vous vérifierez votre choix. Rien n’est enregistré avant votre dernière confirmation.',
    choicesLost: 'Vos choix sur cette page seraient effacés.',
  },
  nl: {
    college: 'College van de ziekenhuisartsen',
    dialogTitle: 'U gaat stemmen',
    dialogText:
      'U kiest een lijst, of stemt blanco, en controleert daarna uw keuze. Er wordt niets geregistreerd vóór uw laatste bevestiging.',
    choicesLost: 'Uw keuzes op deze pagina zouden worden gewist.',
  },
} as const;

/** A voter's profile, masked as a server does. */
export const sampleProfile = {
  fr: {
    name: 'MONTULET Géraldine',
    number: '10000056696',
    orderNumber: '675251',
    email: 'g•••@courriel.example',
    mobile: '•• •• •• •• 24',
    college: 'Praticiens hospitaliers',
    district: 'Liège',
  },
  nl: {
    name: 'MONTULET Géraldine',
    number: '10000056696',
    orderNumber: '675251',
    email: 'g•••@courriel.example',
    mobile: '•• •• •• •• 24',
    college: 'Ziekenhuisartsen',
    district: 'Luik',
  },
} as const;
