import { type SummaryError } from '../error-summary/error-summary.ts';
import { type Locale } from '../locales.ts';
import { type Step } from '../step-breadcrumb/step-breadcrumb.ts';
import { ballotTitles } from './ballots.ts';

// Invented, in the shape of the real, for stories and tests.

const stepNames = {
  fr: ['Sélectionner', 'Vérifier', 'Confirmer'],
  nl: ['Selecteren', 'Controleren', 'Bevestigen'],
} as const;

/** The three steps of a vote. */
export function steps(locale: Locale): readonly Step[] {
  const [select, validate, confirm] = stepNames[locale];
  return [
    { id: 'select', label: select },
    { id: 'validate', label: validate },
    { id: 'confirm', label: confirm },
  ];
}

/** What the steps lead to. */
export const stepLabel = { fr: 'Étapes du vote', nl: 'Stappen van de stemming' } as const;

/** A receipt as the server gives it. */
export function sampleReceipt(locale: Locale) {
  const reference =
    'isoloir1.eyJlbGVjdGlvbiI6IjhLeHYyUXpNd1RkNGNCIiwicnVuIjoxLCJ0cmFja2VyIjoiZVA3cTNuWDV1S2Q4UnYyVGdGbUwwU3dZY0hiSmFaaTlVa09vRTF4TnRCbyJ9.N4uT0zHqPlm7QeW3yVx9aRk2sJdG8cB5oFtIhYvKpM1nXwLrEZjUgD6SbAi';
  return {
    registrationCode: '7KXQ2MZ94WTD',
    tracker: 'eP7q3nX5uKd8Rv2TgFmL0SwYcHbJaZi9UkOoE1xNtBo',
    reference,
    checkUrl: `https://vote.example/check#${reference}`,
    electionName: ballotTitles[locale],
    voterName: 'MONTULET Géraldine',
    recordedAt: new Date('2026-11-22T13:05:00Z'),
    timeZone: 'Europe/Brussels',
  } as const;
}

/** Messages of the page. */
export const noticeTexts = {
  fr: {
    info: 'Le vote est ouvert jusqu’au 10 mars à 16 h 00 (heure de Bruxelles).',
    success: 'Vos données ont été enregistrées.',
    warning: 'Vous êtes inactif depuis 8 minutes. Vous serez déconnecté dans 2 minutes.',
    warningHeading: 'Êtes-vous toujours là\u202f?',
    error:
      'Le serveur ne répond pas. Votre vote n’est pas encore enregistré\u00a0: ne fermez pas cette page.',
  },
  nl: {
    info: 'U kunt stemmen tot 10 maart om 16.00 uur (Brusselse tijd).',
    success: 'Uw gegevens zijn bewaard.',
    warning: 'U bent 8 minuten inactief. Over 2 minuten wordt u afgemeld.',
    warningHeading: 'Bent u er nog?',
    error: 'De server antwoordt niet. Uw stem is nog niet geregistreerd: sluit deze pagina niet.',
  },
} as const;

/** Errors of a form, the last one without a field. */
export const summaryErrors: Readonly<Record<Locale, readonly SummaryError[]>> = {
  fr: [
    { message: 'Membres effectifs\u00a0: choisissez au moins 1 candidat.', target: 'full' },
    { message: 'Membres suppléants\u00a0: choisissez au moins 1 candidat.', target: 'substitute' },
    { message: 'Votre session se termine dans 2 minutes.' },
  ],
  nl: [
    { message: 'Gewone leden: kies minstens 1 kandidaat.', target: 'full' },
    { message: 'Plaatsvervangende leden: kies minstens 1 kandidaat.', target: 'substitute' },
    { message: 'Uw sessie eindigt over 2 minuten.' },
  ],
};
